import type { FilingKind } from '../filing-content';
import type { DecisionAnswer, DecisionKind, FilingAnswer, Part } from '../ledger/facts';
import { halfOf, isSameRecipient, type NoticeItem } from '../ledger/notices';
import { isReturnStep, type ReturnStep } from '../ledger/returns';
import type { EvaluationView, ObligationView } from '../ledger/view';
import type { StepId } from '../plan';
import type { Instant } from '../time';
import { isOutstanding } from './owed-now';

type Evaluation = Pick<EvaluationView, 'revision' | 'obligations'>;

interface Filing {
  kind: FilingKind;
  step: StepId;
  party: string;
  answer: FilingAnswer | null;
}

interface Decision {
  kind: DecisionKind;
  content: { obligation?: string };
  answer: DecisionAnswer | null;
}

/** What is known of a unit at the moment of a letter's sending. */
export interface KnownUnit {
  /** Absent of one that the read model does not have. */
  evaluation?: Evaluation;
  /** Stored and not refused; the read model may not know of the newest. */
  filings: readonly Filing[];
  decisions: readonly Decision[];
}

/** The same of all units of a letter, by their ids. */
export interface Known {
  /** Plan time. */
  now: Instant;
  units: ReadonlyMap<string, KnownUnit>;
}

const NOTHING: KnownUnit = { filings: [], decisions: [] };

interface Item extends NoticeItem {
  unit: string;
  at: Instant;
}

/**
 * An item as it has to be told now; undefined if it has not. Information always has, but for a waiver that was lifted and a
 * lifting that was undone; what asks for something only while it is owed by the read model and by what is stored since, and
 * while no later stage has told the same recipient of the same obligation. Of step 1 it names the half that is missing by
 * then.
 */
export function asStillOwed<I extends Item>(item: I, known: Known): I | undefined {
  const { obligation: id, kind, step, unit, at, to } = item;
  if (id === undefined) return item.missing ? asOfNow(item, known) : item;
  const { now, units } = known;
  const { evaluation, ...stored } = units.get(unit) ?? NOTHING;
  if (!evaluation) return undefined;
  if (kind === 'not-returned' && isReturnStep(step)) return asNotReturned(item, step, evaluation, stored);
  const obligation = evaluation.obligations.find((each) => each.id === id);
  if (!obligation || !isOutstanding(obligation, now)) return undefined;
  const told = obligation.told?.find((each) => isSameRecipient(each.to, to));
  if (told && told.at > at && told.at <= now) return undefined;
  const missing = missingSince(obligation, evaluation, stored);
  if (missing.length === 0) return undefined;
  const { half: _then, ...rest } = item;
  const half = halfOf(step, missing);
  return { ...rest, ...(half && { half }) } as I;
}

/** News that says what is owed says it as of its sending; undefined once another decision has undone it. */
function asOfNow<I extends Item>(item: I, { now, units }: Known): I | undefined {
  const { kind, unit, step, party } = item;
  const { evaluation, ...stored } = units.get(unit) ?? NOTHING;
  const obligation = evaluation?.obligations.find((each) => each.step === step && each.party === party);
  if (!evaluation || !obligation) return item;
  const isWaived = obligation.status === 'waived';
  const isUndone = kind === 'waived' ? !isWaived : kind === 'waiver-lifted' && isWaived;
  const decidedBy = kind === 'waived' ? 'waiver' : 'lifting';
  // The read model may not have the decision itself yet.
  const isNew = stored.decisions.some(
    (row) =>
      row.kind === decidedBy && row.content.obligation === obligation.id && isNews(row, evaluation.revision),
  );
  if (isUndone && !isNew) return undefined;
  if (kind === 'waived') return item;
  const isOwed = isOutstanding(obligation, now);
  return { ...item, missing: isOwed ? missingSince(obligation, evaluation, stored) : [] };
}

type News = Pick<Filing | Decision, 'answer'>;
type Stored = Omit<KnownUnit, 'evaluation'>;

/** Stored, and not in the read model yet. */
export const isNews = ({ answer }: News, revision: number): boolean =>
  answer === null || (answer.outcome === 'accepted' && answer.revision > revision);

/** What of an obligation is missing by the read model and by what is stored since; empty if it has ended. */
function missingSince(
  { id, step, party, missing = ['filing'] }: ObligationView,
  { revision }: Evaluation,
  { filings, decisions }: Stored,
): Part[] {
  const decided = decisions.filter((row) => isNews(row, revision));
  const ends = (kind: DecisionKind) => decided.some((row) => row.kind === kind);
  if (step === 'party-assessment') return ends('synthesis') ? [] : missing;
  if (step === 'recognition') return ends('proposal') ? [] : missing;
  // A waiver or a freeze counts once it is accepted: the one that is refused must not cost a reminder.
  const taken = decided.filter(({ answer }) => answer !== null);
  if (taken.some((row) => row.kind === 'synthesis')) return [];
  if (taken.some((row) => row.kind === 'waiver' && row.content.obligation === id)) return [];
  const filed = filings.filter(
    (filing) => filing.step === step && filing.party === party && isNews(filing, revision),
  );
  return missing.filter((part) => !filed.some(({ kind }) => kind === part));
}

/** The chair is told as long as nothing has come back, and of what was sent up by then. */
function asNotReturned<I extends Item>(
  item: I,
  step: ReturnStep,
  { revision, obligations }: Evaluation,
  { decisions }: Stored,
): I | undefined {
  const own = obligations.find((each) => each.step === step);
  if (!own || own.returned || own.status === 'ended') return undefined;
  const isRemarks = step === 'party-assessment';
  const news = decisions.filter((row) => isNews(row, revision));
  const has = (kind: DecisionKind) => news.some((row) => row.kind === kind);
  if (has(isRemarks ? 'remarks' : 'recognition')) return undefined;
  const submitted = own.status === 'submitted' || has(isRemarks ? 'synthesis' : 'proposal');
  const { awaits: _then, ...rest } = item;
  const before = obligations.find((each) => each.step === 'party-assessment');
  const isAwaited = !isRemarks && !submitted && !before?.returned && !has('remarks');
  const isSynthesised = before?.status === 'submitted' || has('synthesis');
  return {
    ...rest,
    submitted,
    ...(isAwaited && { awaits: isSynthesised ? 'remarks' : 'synthesis' }),
  } as I;
}
