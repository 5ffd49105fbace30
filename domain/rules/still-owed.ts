import type { FilingKind } from '../filing-content';
import type { DecisionAnswer, DecisionKind, FilingAnswer } from '../ledger/facts';
import { isSameRecipient, type NoticeItem } from '../ledger/notices';
import type { EvaluationView, ObligationView } from '../ledger/view';
import type { StepId } from '../plan';
import type { Instant } from '../time';
import { isOutstanding } from './owed-now';

type Evaluation = Pick<EvaluationView, 'unit' | 'revision' | 'obligations'>;

interface Filing {
  unit: string;
  kind: FilingKind;
  step: StepId;
  party: string;
  answer: FilingAnswer | null;
}

interface Decision {
  unit: string;
  kind: DecisionKind;
  content: { obligation?: string };
  answer: DecisionAnswer | null;
}

/** What is known of the units of a letter at the moment of its sending. */
export interface Known {
  /** Plan time. */
  now: Instant;
  /** By unit id. */
  evaluations: ReadonlyMap<string, Evaluation>;
  /** Stored and not refused; the read model may not know of the newest. */
  filings: readonly Filing[];
  decisions: readonly Decision[];
}

type Item = Pick<NoticeItem, 'obligation' | 'to'> & { unit: string; at: Instant };

/**
 * Whether an item has still to be told. Information always has; what asks for something only while it is owed by the
 * read model and by what is stored since, and while no later stage has told the same recipient of the same obligation.
 */
export function isStillOwed(item: Item, known: Known): boolean {
  if (item.obligation === undefined) return true;
  const { now } = known;
  const evaluation = known.evaluations.get(item.unit);
  const obligation = evaluation?.obligations.find(({ id }) => id === item.obligation);
  if (!evaluation || !obligation || !isOutstanding(obligation, now)) return false;
  const told = obligation.told?.find(({ to }) => isSameRecipient(to, item.to));
  if (told && told.at > item.at && told.at <= now) return false;
  return !isMetSince(obligation, evaluation, known);
}

/** Whether something is stored, and not in the read model yet, that ends the obligation. */
function isMetSince(
  { id, step, party, versions, announcedAt }: ObligationView,
  { unit, revision }: Evaluation,
  { filings, decisions }: Known,
): boolean {
  const isNews = ({ answer }: Pick<Filing | Decision, 'answer'>) =>
    answer === null || (answer.outcome === 'accepted' && answer.revision > revision);
  const isTaken = (row: Decision) => row.answer !== null && isNews(row);
  const decided = decisions.filter((row) => row.unit === unit.id);
  switch (step) {
    case 'party-assessment':
      return decided.some((row) => row.kind === 'synthesis' && isNews(row));
    case 'recognition':
      return decided.some((row) => row.kind === 'proposal' && isNews(row));
    default: {
      // A waiver or a freeze counts once it is accepted: the one that is refused must not cost a reminder.
      if (decided.some((row) => row.kind === 'synthesis' && isTaken(row))) return true;
      if (decided.some((row) => row.kind === 'waiver' && row.content.obligation === id && isTaken(row))) {
        return true;
      }
      const filed = filings.filter(
        (filing) =>
          filing.unit === unit.id && filing.step === step && filing.party === party && isNews(filing),
      );
      const hasReview = versions.length > 0 || filed.some(({ kind }) => kind === 'filing');
      if (step !== 'agency-review') return hasReview;
      return hasReview && (announcedAt !== undefined || filed.some(({ kind }) => kind === 'announcement'));
    }
  }
}
