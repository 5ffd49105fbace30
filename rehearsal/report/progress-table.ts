import type { CampaignAnswer, ProgressAnswer } from '../service/api-schemas';
import { number, padded, planTimeInWords, STEP_IN_WORDS } from './words';

/** Where a rehearsal stands, as the API tells it. */
export interface Standing {
  campaign: Pick<CampaignAnswer, 'id' | 'timeZone'>;
  progress: ProgressAnswer;
  /** Letters by state. */
  letters: Record<string, number>;
}

const HEADINGS = ['cần có', 'đã gửi', 'trong ngày', 'gửi muộn', 'còn thiếu', 'quá hạn'] as const;
const FIRST = 26;
const WIDTH = 11;

/** The live table; the same standing gives the same lines. */
export function progressTable({ campaign, progress: { now, steps }, letters }: Standing): string[] {
  const head = padded('Bước', FIRST) + HEADINGS.map((text) => padded(text, WIDTH)).join('');
  const rows = steps.map(({ step, expected, onTime, onTheDay, late, outstanding, overdue }) => {
    const cells = [expected, onTime + onTheDay + late, onTheDay, late, outstanding, overdue];
    return padded(STEP_IN_WORDS[step], FIRST) + cells.map((cell) => padded(number(cell, 6), WIDTH)).join('');
  });
  return [
    `${campaign.id}: ngày ${planTimeInWords(now, campaign.timeZone)}`,
    '',
    head.trimEnd(),
    ...rows.map((row) => row.trimEnd()),
    '',
    `Thư: ${lettersInWords(letters)}`,
  ];
}

/** The same in one line, without the hour: for a log, which gets a line when something has changed. */
export function progressLine({ campaign, progress: { now, steps }, letters }: Standing): string {
  const date = planTimeInWords(now, campaign.timeZone).slice(0, 10);
  const filed = steps.map(({ step, expected, onTime, onTheDay, late }) => {
    const [short] = STEP_IN_WORDS[step].split('.');
    return `bước ${short}: ${onTime + onTheDay + late}/${expected}${late > 0 ? ` (muộn ${late})` : ''}`;
  });
  return `${date}  ${filed.join(', ')}; thư: ${lettersInWords(letters)}`;
}

const lettersInWords = ({
  sent = 0,
  waiting = 0,
  withdrawn = 0,
  failed = 0,
}: Record<string, number>): string =>
  [`đã gửi ${sent}`, `chờ duyệt ${waiting}`, `rút lại ${withdrawn}`, `không gửi được ${failed}`].join(', ');
