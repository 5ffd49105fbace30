import type { Evaluation, TimelineEntry } from '../../../../api-client/schema';
import type { UnitWords } from './words';

export const MATTERS = ['all', 'filings', 'letters', 'decisions'] as const;
export type Matter = (typeof MATTERS)[number];

const OF_FILINGS: readonly TimelineEntry['event'][] = ['filed', 'corrected', 'announced', 'held', 'voiding'];
const OF_LETTERS: readonly TimelineEntry['event'][] = ['letter', 'superseded'];

const matterOf = ({ event }: TimelineEntry): Matter =>
  OF_FILINGS.includes(event) ? 'filings' : OF_LETTERS.includes(event) ? 'letters' : 'decisions';

/** What happened on one day in one matter: one line, with all whom it was about. */
export interface Line {
  key: string;
  /** Of the first of them. */
  at: string;
  event: TimelineEntry['event'];
  step: TimelineEntry['step'];
  reason: TimelineEntry['reason'];
  entries: TimelineEntry[];
}

/** The newest day first; of a day in the order in which it happened. */
export function linesOf(
  timeline: readonly TimelineEntry[],
  matter: Matter,
  dayOf: (at: string) => string,
): Line[] {
  const lines = new Map<string, Line>();
  const meant = timeline.filter((entry) => matter === 'all' || matterOf(entry) === matter);
  for (const entry of [...meant].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const { at, event, step, reason } = entry;
    const key = [dayOf(at), event, step, reason?.kind, reason?.day].join(' ');
    const line = lines.get(key) ?? { key, at, event, step, reason, entries: [] };
    line.entries.push(entry);
    lines.set(key, line);
  }
  const all = [...lines.values()];
  return all.sort((a, b) => {
    const [dayA, dayB] = [dayOf(a.at), dayOf(b.at)];
    if (dayA !== dayB) return dayA < dayB ? 1 : -1;
    return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
  });
}

/** What parties are called, as the obligations of a unit name them. */
export const namesIn = ({ obligations }: Evaluation): ReadonlyMap<string, string> =>
  new Map(obligations.map(({ party, name }) => [party, name]));

export function reasonOf({ reasons }: UnitWords, { step, reason }: Pick<Line, 'step' | 'reason'>): string {
  if (!reason) return '';
  const { kind, day } = reason;
  const isCourtesy = step === 'member-opinion';
  switch (kind) {
    case 'reminder':
      return reasons.reminder(day);
    case 'overdue':
      return isCourtesy ? reasons.overdueByCourtesy : reasons.overdue(day);
    case 'escalation':
      return isCourtesy ? reasons.escalationByCourtesy : reasons.escalation(day);
    case 'opening':
    case 'due-today':
    case 'not-returned':
      return reasons[kind];
    default:
      return '';
  }
}

type Letter = NonNullable<TimelineEntry['letters']>[number];

/** A code of a mail server, such as 550 or 5.1.1: what it says besides is in its own language. */
const codeIn = (error: string): string => /\b[45]\d\d\b/.exec(error)?.[0] ?? '';

export function fateOf(
  { fates }: UnitWords,
  { state, withdrawnBecause, sentAt, lastError = '' }: Letter,
  tell: (at: string) => string,
): string {
  switch (state) {
    case 'sent':
      return fates.sent(sentAt === undefined ? '' : tell(sentAt));
    case 'failed':
      return fates.failed(codeIn(lastError));
    case 'withdrawn':
      return fates[withdrawnBecause ?? 'withdrawn'];
    default:
      return fates[state];
  }
}
