import { dayOf, timeOf } from '../../domain/calendar';
import type { NoticeKind } from '../../domain/ledger/notices';
import { STEP_IDS } from '../../domain/plan';
import type { Preview, PreviewItem, PreviewRow } from '../../domain/preview';
import { weekdayInWords } from '../../domain/wording';

/** Of what was past already when it became owed no working day has gone by yet. */
const workingDays = (day: number): string => (day > 0 ? ` ${day} ngày làm việc` : '');

const KIND_IN_WORDS: Record<NoticeKind, (day: number) => string> = {
  opening: () => 'mở đợt đánh giá',
  reminder: (day) => `nhắc thời hạn, còn ${day} ngày làm việc`,
  'due-today': () => 'đến hạn hôm nay',
  overdue: (day) => `đã quá thời hạn${workingDays(day)}`,
  escalation: (day) => `báo cáo, quá hạn${workingDays(day)}`,
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
  const step = `bước ${STEP_IDS.indexOf(item.step) + 1}`;
  const release = item.needsRelease ? ' [chờ duyệt]' : '';
  return `${step}: ${words(item)}, ${item.units} đơn vị${release}`;
};

/** The preview as a table for a terminal: a heading per instant, a line per person. */
export function previewTable({ rows, timeZone, unreachable, unconfirmed }: Preview): string {
  const width = Math.max(0, ...rows.map((row) => row.person.name.length));
  const lines: string[] = [];
  let heading = '';
  for (const row of rows) {
    const next = instantInWords(row, timeZone);
    if (next !== heading) lines.push(...(heading ? [''] : []), next);
    heading = next;
    const [first, ...more] = row.items.map(itemInWords);
    lines.push(`  ${row.person.name.padEnd(width)}  ${first ?? ''}`);
    lines.push(...more.map((item) => `  ${' '.repeat(width)}  ${item}`));
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
