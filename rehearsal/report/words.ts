import { dayOf, timeOf } from '../../domain/calendar';
import type { StepId } from '../../domain/plan';
import { dayInWords } from '../../domain/wording';

export const STEP_IN_WORDS: Record<StepId, string> = {
  'agency-review': '1. Cơ quan chuyên ngành',
  'self-review': '2. Đơn vị tự đánh giá',
  'member-opinion': '3. Ý kiến thành viên',
  'party-assessment': '4. Tổng hợp, nhận xét',
  recognition: '5. Công nhận mức độ',
};

export const LETTER_KIND_IN_WORDS: Record<string, string> = {
  opening: 'mở đợt đánh giá',
  reminder: 'nhắc thời hạn',
  'due-today': 'đến hạn hôm nay',
  overdue: 'đã quá thời hạn',
  escalation: 'báo cáo',
  received: 'đã tiếp nhận',
  announced: 'đã thông báo công khai',
  frozen: 'đã chốt hồ sơ',
  recognised: 'đã công nhận',
  waived: 'được miễn',
  'waiver-lifted': 'bãi bỏ việc miễn',
  voided: 'hủy văn bản nhập sai',
  reopened: 'mở lại hồ sơ',
  'not-returned': 'chưa có văn bản trả lời của cấp trên',
};

/** «08/11/2013 14:05», in the plan's zone. */
export const planTimeInWords = (at: string, timeZone: string): string =>
  `${dayInWords(dayOf({ at, timeZone }))} ${timeOf({ at, timeZone })}`;

/** Composed letters are one code unit and one column each; nothing else is shown in a table. */
export const padded = (text: string, width: number): string => text.normalize('NFC').padEnd(width);

export const number = (value: number, width: number): string => String(value).padStart(width);
