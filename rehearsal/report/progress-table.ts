import type { Campaign, Progress } from '../../api-client/schema';
import { number, padded, planTimeInWords } from './layout';
import type { Words } from './words';

type Shown = 'step' | 'expected' | 'onTime' | 'onTheDay' | 'late' | 'outstanding' | 'overdue';

/** Where a rehearsal stands, as the API tells it. */
export interface Standing {
  campaign: Pick<Campaign, 'id' | 'timeZone'>;
  progress: { now: string; steps: Pick<Progress['steps'][number], Shown>[] };
  /** Somebody has its clock stand. */
  isPaused: boolean;
  /** Letters by state. */
  letters: Record<string, number>;
}

type Said = Pick<Words, 'steps' | 'table'>;

const FIRST = 26;
const WIDTH = 11;

/** The live table; the same standing gives the same lines. */
export function progressTable(
  { campaign, progress: { now, steps }, letters, isPaused }: Standing,
  words: Said,
): string[] {
  const { step: first, columns, head } = words.table;
  const headings = padded(first, FIRST) + columns.map((text) => padded(text, WIDTH)).join('');
  const rows = steps.map(({ step, expected, onTime, onTheDay, late, outstanding, overdue }) => {
    const cells = [expected, onTime + onTheDay + late, onTheDay, late, outstanding, overdue];
    return padded(words.steps[step], FIRST) + cells.map((cell) => padded(number(cell, 6), WIDTH)).join('');
  });
  const letterLine = lettersIn(letters, words);
  return [
    head({ campaign: campaign.id, at: planTimeInWords(now, campaign.timeZone), isPaused }),
    '',
    headings.trimEnd(),
    ...rows.map((row) => row.trimEnd()),
    '',
    letterLine.charAt(0).toUpperCase() + letterLine.slice(1),
  ];
}

/** The same in one line, without the hour: for a log, which gets a line when something has changed. */
export function progressLine({ campaign, progress: { now, steps }, letters }: Standing, words: Said): string {
  const date = planTimeInWords(now, campaign.timeZone).slice(0, 10);
  const filed = steps.map(({ expected, onTime, onTheDay, late }, i) =>
    words.table.progress({ step: String(i + 1), filed: onTime + onTheDay + late, expected, late }),
  );
  return `${date}  ${filed.join(', ')}; ${lettersIn(letters, words)}`;
}

const lettersIn = (
  { sent = 0, waiting = 0, withdrawn = 0, failed = 0 }: Record<string, number>,
  { table }: Said,
): string => table.letters({ sent, waiting, withdrawn, failed });
