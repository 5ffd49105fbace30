import type { FilingAnswer } from '../../domain/ledger/facts';
import { MAX_VERSIONS } from '../../domain/ledger/room';
import type { Plan } from '../../domain/plan';
import { makesPunctual } from '../../domain/rules/intake';
import { dueAtOf } from '../../domain/schedule';
import type { FilingDocument } from '../../store/documents/filing';
import type { FilingHead } from '../../store/filings';
import { record } from '../audit';
import type { Deps } from '../deps';
import { contentDiffers, tooManyVersions } from '../refusals';
import { saysTheSame } from './new-filing';

/** Something new as it is stored, and the plan of its campaign. */
interface Sent {
  filing: FilingDocument;
  plan: Plan;
}

/** What became of a filing or an announcement that was sent. */
export interface Received {
  filing: FilingDocument;
  /** `pending` while the evaluation has not answered. */
  answer: FilingAnswer | 'pending';
  /** The same id was sent before. */
  repeated: boolean;
}

/**
 * Stores a filing and then tells its evaluation. Until it is stored a failure is the caller's to know; from
 * then on it is ours, and nothing that fails here loses it: what was not delivered is delivered by the sweeper.
 */
export async function receiveFiling(deps: Deps, sent: Sent, actor: string): Promise<Received> {
  const { stored, filing } = await storeFiling(deps, sent);
  if (stored) await audit(deps, filing, actor);
  const answer = filing.answer ?? (await deliver(deps, filing));
  tell(deps, { filing, answer, repeated: !stored });
  return { filing, answer, repeated: !stored };
}

/**
 * Stores a filing whose sender does not wait for its evaluation: that is told once the caller has its answer, and of a
 * repetition not again, since each signal costs history and many may come at once; the sweeper repeats it. No person
 * did it, so that there is nothing for the audit: the filing itself names its sender.
 */
export async function keepFiling(deps: Deps, sent: Sent): Promise<FilingDocument> {
  const { stored, filing } = await storeFiling(deps, sent);
  // It never rejects.
  if (stored) void deliver(deps, filing).then((answer) => tell(deps, { filing, answer, repeated: false }));
  return filing;
}

async function storeFiling(
  { store }: Pick<Deps, 'store'>,
  { filing: sent, plan }: Sent,
): Promise<{ stored: boolean; filing: FilingDocument }> {
  const before = await store.filings.versionsOf(sent);
  const order = before.length;
  // Before it is stored, so that what comes without end costs nobody anything; the evaluation keeps to the same bound.
  if (order >= MAX_VERSIONS && !(await store.filings.get(sent))) throw tooManyVersions(MAX_VERSIONS);
  const { stored, document: filing } = await store.filings.insert(asMarked({ ...sent, order }, before, plan));
  if (stored || saysTheSame(filing, sent)) return { stored, filing };
  throw contentDiffers({
    en: 'Another content was sent with this id. Give a correction its own id.',
    vi: 'Mã này đã được dùng cho nội dung khác. Bản chỉnh sửa cần có mã riêng.',
  });
}

/** What makes punctual what was late is possible, and for a person to look at. */
function asMarked(sent: FilingDocument, before: readonly FilingHead[], plan: Plan): FilingDocument {
  const dueAt = dueAtOf(plan, sent.step);
  const receipts = before.map(({ receivedAt }) => receivedAt);
  if (!makesPunctual({ receivedAt: sent.receivedAt, before: receipts, dueAt })) return sent;
  return { ...sent, marks: [...(sent.marks ?? []), 'makes-punctual'] };
}

/** Counts and logs what a filing was answered with; a signal's answer comes later, and is no sign of anything wrong. */
function tell(
  { metrics, logger }: Pick<Deps, 'metrics' | 'logger'>,
  { filing, answer, repeated }: Received,
): void {
  const { kind, campaign, unit, id, step, message } = filing;
  const unanswered = message === 'signal' ? 'signalled' : 'pending';
  const outcome = answer === 'pending' ? unanswered : answer.outcome;
  if (!repeated) metrics.filings.inc({ outcome });
  logger.info({ campaign, unit, filing: id, step, repeated, outcome }, `${kind} answered`);
}

/** Its failure must not fail the call, which would say that nothing was stored. */
async function audit(deps: Deps, { kind, campaign, unit, id }: FilingDocument, actor: string): Promise<void> {
  const action = kind === 'filing' ? 'filing-received' : 'announcement-received';
  try {
    await record(deps, { actor, action, campaign, units: [unit], target: `${unit}#${id}` });
  } catch (error) {
    deps.logger.error({ err: error, campaign, unit, filing: id }, 'audit entry not written');
  }
}

async function deliver(
  { delivery, logger }: Deps,
  filing: FilingDocument,
): Promise<FilingAnswer | 'pending'> {
  try {
    return await delivery.deliverFiling(filing);
  } catch (error) {
    const { campaign, unit, id } = filing;
    logger.warn({ err: error, campaign, unit, filing: id }, 'filing stored, not delivered yet');
    return 'pending';
  }
}
