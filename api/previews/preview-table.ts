import { dayOf, timeOf } from '../../domain/calendar';
import type { NoticeKind } from '../../domain/ledger/notices';
import type { Preview, PreviewItem, PreviewRow } from '../../domain/preview';
import { weekdayInWords } from '../../domain/wording';

/** Of what was past already when it became owed no working day has gone by yet. */
const workingDays = (day: number): string => (day > 0 ? ` ${day} ngày làm việc` : '');

const KIND_IN_WORDS: Record<NoticeKind, (day: number) => string> = {
  opening: () => 'mở đợt đánh giá',
  reminder: (day) => `nhắc thời hạn, còn ${day} ngày làm việc`,
  'due-today': () => 'đến hạn hôm nay',
  overdue: (day) => `đã quá thời hạn${workingDays(day)}`,
  escalation: (day) => `báo cáo, quá thời hạn${workingDays(day)}`,
  received: () => 'đã tiếp nhận',
  announced: () => 'kết quả đã công khai',
  frozen: () => 'đã chốt hồ sơ',
  recognised: () => 'đã công nhận',
  waived: () => 'được miễn',
  'waiver-lifted': () => 'không còn được miễn',
  voided: () => 'hủy thông tin nhập từ bản giấy',
  reopened: () => 'mở lại hồ sơ',
  'not-returned': () => 'báo cáo, đến nay chưa có kết quả',
};

/** Of a member nobody says «đã quá thời hạn». */
const words = ({ step, kind, day }: PreviewItem): string =>
  step === 'member-opinion' && kind === 'overdue'
    ? `đến nay chưa nhận được${day > 0 ? ` (${day} ngày làm việc)` : ''}`
    : KIND_IN_WORDS[kind](day);

const itemInWords = (item: PreviewItem): string => {
  const release = item.needsRelease ? ' [chờ cho phép gửi]' : '';
  return `${item.label}: ${words(item)}, ${item.units} đơn vị${release}`;
};

/** «Nguyễn A, Giám đốc Sở Tài chính <a@…>»; a body that the title names goes without saying. */
function addressee({ person: { name, title, email }, bodies }: PreviewRow): string {
  const unsaid = [...new Set(bodies.map((body) => body.name))].filter((body) => !title.includes(body));
  const few = unsaid.length > FEW ? [`${unsaid.length} cơ quan, đơn vị`] : unsaid;
  return `${name}, ${title}${few.length > 0 ? ` (${few.join('; ')})` : ''} <${email}>`;
}

/** Those in charge of many are not listed with all of them. */
const FEW = 3;

/** The preview for a terminal: a heading per instant, then each person with what they get. */
export function previewTable({ rows, timeZone, unreachable, unconfirmed }: Preview): string {
  const lines: string[] = [];
  let heading = '';
  for (const row of rows) {
    const next = instantInWords(row, timeZone);
    if (next !== heading) lines.push(...(heading ? [''] : []), next);
    heading = next;
    lines.push(`  ${addressee(row)}`, ...row.items.map((item) => `    – ${itemInWords(item)}`));
  }
  lines.push('', `${rows.length} thư nếu không ai gửi gì.`);
  if (unreachable.length > 0) {
    const who = unreachable.map(({ party, role }) => `${party}/${role}`);
    lines.push(`Chưa có người nhận: ${who.join(', ')}.`);
  }
  for (const { date, name } of unconfirmed) {
    lines.push(`Ngày nghỉ chưa có văn bản, không tính: ${weekdayInWords(date)} (${name}).`);
  }
  return `${lines.join('\n')}\n`;
}

const instantInWords = ({ at }: PreviewRow, timeZone: string): string =>
  `${weekdayInWords(dayOf({ at, timeZone }))} ${timeOf({ at, timeZone })}`;
