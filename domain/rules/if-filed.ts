import { addDays, dayOf, lastDay } from '../calendar';
import type { FilingKind } from '../filing-content';
import type { FilingAnswer, Lateness } from '../ledger/facts';
import { latenessBy } from '../ledger/timeliness';
import type { EvaluationStatus, ObligationView } from '../ledger/view';
import type { DeadlineReading, Plan } from '../plan';
import type { Instant, PlainDate } from '../time';
import { type Filed, standingsOf } from './filing-standing';

/** What would become of a filing if it were sent now. */
export interface WouldBe extends Lateness {
  /** How many there would be of its obligation. */
  version: number;
  /** Whether what it says would be what counts. */
  counts: boolean;
  /** Kept outside the dossier, which is frozen, until that is reopened. */
  held: boolean;
}

/** A filing as it is sent: with what says how it stands beside others. */
export type SentNow = Pick<
  Filed,
  'step' | 'party' | 'receivedAt' | 'storedAt' | 'replaces' | 'awaitsContent'
>;

interface Asked {
  plan: Pick<Plan, 'reading' | 'timeZone' | 'calendar'>;
  /** Of the evaluation. */
  status: EvaluationStatus;
  dueAt: Instant;
  /** Those that are stored of the same obligation, and their voidings. */
  filings: readonly Filed[];
  sent: SentNow;
}

/** No id of a filing is empty. */
const NEW = '';

/** Judged as the evaluation will; what others send in the meantime may still make it another version. */
export function ifFiled({ plan, status, dueAt, filings, sent }: Asked): WouldBe {
  const { timeZone, calendar } = plan;
  const held = status !== 'open';
  const taken = filings.filter(({ kind, answer }) => kind === 'filing' && isTaken(answer, held));
  const answer: FilingAnswer = {
    outcome: 'accepted',
    timeliness: 'on-time',
    lateWorkingDays: 0,
    version: 0,
    revision: 0,
  };
  const filing: Filed = { ...sent, id: NEW, kind: 'filing' as FilingKind, answer, order: taken.length };
  const counts = !held && standingsOf([...taken, filing]).get(NEW)?.counts === true;
  return {
    ...latenessBy({ ...datesOf(dueAt, plan), dueAt, timeZone, calendar }, sent.receivedAt),
    version: taken.length + 1,
    counts,
    held,
  };
}

/** What waits for its answer counts as taken: nothing says that it will be refused. */
const isTaken = (answer: FilingAnswer | null, withHeld: boolean): boolean =>
  answer === null || answer.outcome === 'accepted' || (withHeld && answer.outcome === 'held');

/** The last day on which something is on time, and D of «trước ngày D», from the first instant that is not. */
export function datesOf(
  dueAt: Instant,
  { reading, timeZone }: { reading: DeadlineReading; timeZone: string },
): { lastDay: PlainDate; deadline: PlainDate } {
  const tooLate = dayOf({ at: dueAt, timeZone });
  const deadline = reading === 'before-day' ? tooLate : addDays(tooLate, -1);
  return { lastDay: lastDay(deadline, reading), deadline };
}

/** How an obligation of steps 1 to 3 stands for whom it asks to file. */
export const FORM_STANDINGS = ['open', 'filed', 'waived', 'frozen', 'over', 'cancelled'] as const;
export type FormStanding = (typeof FORM_STANDINGS)[number];

/** What speaks against a filing first; `filed` where one is there, which a new version may correct. */
export function formStanding(
  status: EvaluationStatus,
  { status: owed }: Pick<ObligationView, 'status'>,
  isFiled: boolean,
): FormStanding {
  switch (status) {
    case 'cancelled':
      return 'cancelled';
    case 'recognised':
      return 'over';
    case 'open':
      if (owed === 'waived') return 'waived';
      return isFiled ? 'filed' : 'open';
    default:
      return 'frozen';
  }
}
