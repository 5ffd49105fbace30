import type { ObligationView } from '../domain/ledger/view';
import type { Instant } from '../domain/time';
import type { DecisionDocument, LetterItem } from '../store/documents';
import { isOutstanding } from '../store/evaluation-filter';
import type { EvaluationRow } from '../store/evaluations';
import type { FilingReceipt } from '../store/filings';

/** What is known of the units of a letter at the moment of its sending. */
export interface Standing {
  /** Plan time. */
  now: Instant;
  /** By unit id. */
  evaluations: ReadonlyMap<string, EvaluationRow>;
  /** Stored and not refused; the read model may not know of the newest. */
  filings: readonly FilingReceipt[];
  decisions: readonly DecisionDocument[];
}

/**
 * Whether an item has still to be told. Information always has; what asks for something only while it is owed by the
 * read model and by what is stored since, and while no later stage of the same obligation has taken its place.
 */
export function isStillOwed(item: LetterItem, standing: Standing): boolean {
  if (item.obligation === undefined) return true;
  const { now } = standing;
  const evaluation = standing.evaluations.get(item.unit);
  const obligation = evaluation?.obligations.find(({ id }) => id === item.obligation);
  if (!evaluation || !obligation || !isOutstanding(obligation, now)) return false;
  const { lastStageAt } = obligation;
  if (lastStageAt !== undefined && lastStageAt > item.at && lastStageAt <= now) return false;
  return !isMetSince(obligation, evaluation, standing);
}

/** Whether something is stored, and not in the read model yet, that ends the obligation. */
function isMetSince(
  { id, step, party, versions, announcedAt }: ObligationView,
  { unit, revision }: EvaluationRow,
  { filings, decisions }: Standing,
): boolean {
  const isNews = ({ answer }: Pick<FilingReceipt | DecisionDocument, 'answer'>) =>
    answer === null || (answer.outcome === 'accepted' && answer.revision > revision);
  const isTaken = (row: DecisionDocument) => row.answer !== null && isNews(row);
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
