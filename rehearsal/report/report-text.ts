import type { StepId } from '../../domain/plan';
import type { RehearsalReport, UnitReport } from './report';
import { LETTER_KIND_IN_WORDS, number, padded, STEP_IN_WORDS } from './words';

const TOP_PEOPLE = 10;
const SHOWN_DIFFERENCES = 40;

/** A report as text, for the terminal and for the file. */
export function reportText(report: RehearsalReport): string {
  const { campaign, seed, plan, register, tookMs } = report;
  const sections = [
    [
      `Diễn tập ${campaign}: kế hoạch ${plan}, danh sách ${register}, seed ${seed}, ${Math.round(tookMs / 1000)} giây`,
    ],
    ['KẾT QUẢ TỪNG ĐƠN VỊ (số liệu diễn tập, không phải đánh giá thật)', ...report.units.flatMap(unitLines)],
    ['THƯ', ...letterLines(report)],
    ['SỐ ĐẾM', ...countLines(report)],
    ['KIỂM TRA', ...checkLines(report)],
    ['XEM THÊM', ...linkLines(report)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function unitLines({ name, level, late }: UnitReport): string[] {
  const groups = new Map<string, string[]>();
  for (const each of late) {
    const step = STEP_IN_WORDS[each.step as StepId].slice(0, 1);
    const who = each.how === 'late' ? `${each.name} (${each.workingDays})` : each.name;
    const key = `bước ${step}, ${HOW_IN_WORDS[each.how]}`;
    groups.set(key, [...(groups.get(key) ?? []), who]);
  }
  return [
    `  ${padded(name, 44)} ${level}`,
    ...[...groups].map(([how, who]) => `      ${how}: ${who.join(', ')}`),
  ];
}

const HOW_IN_WORDS: Record<UnitReport['late'][number]['how'], string> = {
  'on-the-day': 'gửi trong ngày đến hạn',
  late: 'gửi sau thời hạn (số ngày làm việc)',
  never: 'không gửi trước khi chốt hồ sơ',
};

function letterLines({ letters: { byKind, byPerson } }: RehearsalReport): string[] {
  const kinds = Object.entries(byKind).sort(([, a], [, b]) => b - a);
  const top = byPerson.slice(0, TOP_PEOPLE);
  return [
    '  theo nội dung (một thư có thể có nhiều nội dung)',
    ...kinds.map(([kind, count]) => `${number(count, 8)}  ${LETTER_KIND_IN_WORDS[kind] ?? kind}`),
    `  theo người nhận: ${byPerson.length} người; nhiều nhất`,
    ...top.map(({ person, name, letters }) => `${number(letters, 8)}  ${name} (${person})`),
  ];
}

function countLines({ homeAffairs, journal, happened, check: { counts } }: RehearsalReport): string[] {
  const rows: [number | string, string][] = [
    [counts.letters, `thư: đã gửi ${counts.sent}, rút lại ${counts.withdrawn}, bị từ chối ${counts.failed}`],
    [counts.itemsTold, 'nội dung nhắc và báo cáo đã gửi'],
    [
      counts.newsTold,
      `thông tin (tiếp nhận, công khai, chốt và mở lại hồ sơ, miễn, hủy, công nhận) đã gửi, ${counts.newsLate} sau ngày kế tiếp`,
    ],
    [counts.supplements, 'thư bổ sung'],
    [counts.stragglers, 'nội dung đến sau thời điểm của mình'],
    [counts.possibleDuplicates, 'thư có thể trùng (SMTP)'],
    [journal.released, 'thư đã duyệt cho gửi'],
    [counts.unreleasedTold, `thư chờ duyệt quá một ngày làm việc, đã báo người đứng đầu ${homeAffairs}`],
    [
      journal.deliveries,
      `lần gửi văn bản qua API, ${journal.repetitions.same} lần lặp lại được trả lời như cũ`,
    ],
    [journal.signed, 'văn bản do hệ thống của các cơ quan ký và gửi'],
    [
      happened.corrected,
      `lần đính chính văn bản giấy; hủy ${happened.voided}, nhập nội dung sau ${happened.awaited}`,
    ],
    [happened.waived, `quyết định miễn, bãi bỏ ${happened.lifted}; mở lại ${happened.reopened} hồ sơ`],
    [counts.standings, 'nội dung phải thực hiện đã đối chiếu: đủ hay thiếu, đúng hạn hay muộn'],
    [seconds(counts.longestDelayMs), 'thư chậm nhất (thời gian thực)'],
  ];
  return rows.map(([count, what]) => `${String(count).padStart(8)}  ${what}`);
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function checkLines({ check, lost, journal, ok }: RehearsalReport): string[] {
  const { counts, differences, grainMs, racesAllowed } = check;
  const shown = differences.slice(0, SHOWN_DIFFERENCES);
  const rest = differences.length - shown.length;
  return [
    `  ${ok ? 'ĐÚNG: thư đã gửi là những thư mà kế hoạch yêu cầu.' : 'SAI.'}`,
    `  ${differences.length} khác biệt; ${counts.races} thư sát giờ (±${grainMs / 1000} s thời gian thực), ` +
      `trong đó ${counts.racesLost} khác với thứ tự thời điểm (cho phép ${racesAllowed}).`,
    ...shown.map(
      ({ kind, person, what, letter }) => `  - ${kind}: ${person}: ${what}${letter ? ` [${letter}]` : ''}`,
    ),
    ...(rest > 0 ? [`  … và ${rest} khác biệt nữa`] : []),
    ...lost.map(({ unit, id }) => `  - mất văn bản đã tiếp nhận: ${unit}, ${id}`),
    ...(journal.repetitions.different > 0
      ? [`  - ${journal.repetitions.different} lần lặp lại được trả lời khác lần đầu`]
      : []),
  ];
}

function linkLines({ links: { api, mailbox, temporal } }: RehearsalReport): string[] {
  return [
    `  Hộp thư   ${mailbox}`,
    ...(temporal === undefined ? [] : [`  Temporal  ${temporal}`]),
    `  API       ${api}`,
  ];
}
