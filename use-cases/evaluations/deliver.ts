import { filingAnswer } from '../../domain/ledger/answers';
import type { DecisionAnswer, FilingAnswer } from '../../domain/ledger/facts';
import { obligationId } from '../../domain/ledger/state';
import { fromMs, toMs } from '../../domain/time';
import type { DecisionDocument } from '../../store/documents/decision';
import type { EvaluationRow } from '../../store/evaluations';
import type { FilingHead } from '../../store/filings';
import {
  announceReview,
  DECISION_UPDATES,
  evaluationWorkflowId,
  fileReview,
  reviewFiled,
  TOO_MANY_VERSIONS,
} from '../../workflows/contract';
import { ask, updateFailureOf } from './ask';
import type { DeliveryDeps } from './delivery-deps';
import { announcementFactOf, decisionIdOf, decisionOf, filingFactOf } from './facts';
import { reopenClosed } from './reopen-closed';

/**
 * Tells an evaluation of a stored filing and stores its answer. Safe to repeat, by the API and the sweeper at once:
 * the update's id is the filing's, the ledger answers a repeated id the same, and a stored answer is not overwritten.
 *
 * Resolves to `pending` while no answer can be had within `waitMs`, and always at first for a signal; the sweeper goes
 * on from there. Refusals are answers. Rejects only if the store fails.
 */
export async function deliverFiling({
  client,
  store,
  filing,
  waitMs,
  isAsked = false,
}: DeliveryDeps & {
  filing: FilingHead;
  waitMs: number;
  /** By whoever has just stored it, or by a person: a signal goes now, however long ago the last one was. */
  isAsked?: boolean;
}): Promise<FilingAnswer | 'pending'> {
  if (filing.answer) return filing.answer;
  const { campaign, unit, id } = filing;
  const handle = client.workflow.getHandle(evaluationWorkflowId(campaign, unit));
  // A signal has no answer of its own: the evaluation writes it onto the row, a little later.
  const isSignal = filing.message === 'signal' && filing.kind === 'filing';
  if (isSignal && !isAsked && !isTimeToSignal(filing)) return 'pending';
  const told = await ask<FilingAnswer | 'signalled'>({
    client,
    waitMs,
    send: async () => {
      if (isSignal) {
        await handle.signal(reviewFiled, filingFactOf(filing));
        return 'signalled';
      }
      return unlessTooMany(
        filing.kind === 'filing'
          ? handle.executeUpdate(fileReview, { updateId: id, args: [filingFactOf(filing)] })
          : handle.executeUpdate(announceReview, { updateId: id, args: [announcementFactOf(filing)] }),
      );
    },
  });
  if (told === 'signalled') {
    // The first needs no note: it was when the filing was stored.
    if (!isAsked) await store.filings.markSignalled({ campaign, unit, id, at: fromMs(Date.now()) });
    return 'pending';
  }
  if (told === 'pending') {
    if (isSignal && isAsked) await store.filings.markSignalled({ campaign, unit, id, at: NEVER });
    return told;
  }
  if (told === 'not-found') return answerOfClosed({ client, store, filing, waitMs });
  return store.filings.setAnswer({ campaign, unit, id, answer: told });
}

/**
 * Tells an evaluation of a stored decision and stores its answer. Safe to repeat: the ledger knows the decision by its
 * id. Each attempt is an update of its own, since a refused decision may be right later. A synthesis waits until the
 * evaluation knows of every filing that is stored, so that it never freezes a dossier that it has not read; a voiding, so
 * that there is something to void.
 *
 * Resolves and rejects as {@link deliverFiling} does; a reopening of a closed evaluation starts a linked run.
 */
export async function deliverDecision({
  decision,
  waitMs,
  ...deps
}: DeliveryDeps & { decision: DecisionDocument; waitMs: number }): Promise<DecisionAnswer | 'pending'> {
  if (decision.answer?.outcome === 'accepted') return decision.answer;
  const { client, store } = deps;
  const { campaign, unit, document } = decision;
  if (decision.kind === 'synthesis' || decision.kind === 'voiding') {
    for (const filing of await store.filings.undeliveredOf({ campaign, unit })) {
      if ((await deliverFiling({ ...deps, filing, waitMs })) === 'pending') return 'pending';
    }
  }
  const handle = client.workflow.getHandle(evaluationWorkflowId(campaign, unit));
  const told = await ask({
    client,
    waitMs,
    send: () => handle.executeUpdate(DECISION_UPDATES[decision.kind], { args: [decisionOf(decision)] }),
  });
  const answer = told === 'not-found' ? await decideClosed({ ...deps, decision }) : told;
  if (answer === 'pending') return answer;
  if (decision.kind === 'reopening' && answer.outcome === 'accepted') {
    if (!(await tellHeld({ ...deps, campaign, unit, waitMs }))) return 'pending';
  }
  return store.decisions.setAnswer({ campaign, unit, document, answer });
}

/** Filings that were held at the very moment of a reopening are taken in too; false while not all are. */
async function tellHeld({
  campaign,
  unit,
  waitMs,
  ...deps
}: DeliveryDeps & { campaign: string; unit: string; waitMs: number }): Promise<boolean> {
  for (const held of await deps.store.filings.heldOf({ campaign, unit })) {
    const filing: FilingHead = { ...held, answer: null, message: 'update' };
    if ((await deliverFiling({ ...deps, filing, waitMs })) === 'pending') return false;
  }
  return true;
}

/** Beyond its bound on versions an evaluation turns an update away before it becomes part of its history. */
async function unlessTooMany(answer: Promise<FilingAnswer>): Promise<FilingAnswer> {
  try {
    return await answer;
  } catch (error) {
    if (updateFailureOf(error) !== TOO_MANY_VERSIONS) throw error;
    return { outcome: 'refused', refusal: 'too-many-versions' };
  }
}

const MIN_SIGNAL_GAP_MS = 60_000;
/** Of a signal that nobody took: the sweeper repeats it the next time that it looks. */
const NEVER = fromMs(0);

/**
 * A signal is durable once it is taken, so that repeating it is a precaution against a service that lost its last
 * commits. Each repetition costs history: the gaps double, or a worker that is away for days would fill it up.
 */
function isTimeToSignal({ storedAtReal, signalledAtReal = storedAtReal }: FilingHead): boolean {
  const gapMs = Math.max(MIN_SIGNAL_GAP_MS, toMs(signalledAtReal) - toMs(storedAtReal));
  return Date.now() - toMs(signalledAtReal) >= gapMs;
}

/** No workflow takes messages: it has closed, as the read model says, or it is still to be started. */
async function answerOfClosed({
  filing,
  waitMs,
  ...deps
}: DeliveryDeps & { filing: FilingHead; waitMs: number }): Promise<FilingAnswer | 'pending'> {
  const { store } = deps;
  const { campaign, unit, id } = filing;
  const ledger = await store.evaluations.ledgerOf({ campaign, unit });
  const known = ledger && filingAnswer(ledger, id);
  if (known) return store.filings.setAnswer({ campaign, unit, id, answer: known.answer });
  const evaluation = await store.evaluations.rowOf({ campaign, unit });
  if (!evaluation || evaluation.open) return 'pending';
  const answer = await store.filings.setAnswer({
    campaign,
    unit,
    id,
    answer: holdAfterClosing(evaluation, filing),
  });
  // Reopened meanwhile, it may have come too late for that to find it.
  const isReopened = (await store.evaluations.rowOf({ campaign, unit }))?.open;
  return isReopened ? deliverFiling({ ...deps, filing, waitMs }) : answer;
}

/** The same refusals as the ledger's; what is left is kept for a reopening. */
function holdAfterClosing(
  { obligations, revision }: EvaluationRow,
  { step, party, unit }: FilingHead,
): FilingAnswer {
  if (step === 'agency-review' && party === unit) return { outcome: 'refused', refusal: 'own-unit' };
  const isAssigned = obligations.some(({ id }) => id === obligationId(step, party));
  return isAssigned ? { outcome: 'held', revision } : { outcome: 'refused', refusal: 'not-assigned' };
}

async function decideClosed({
  decision,
  ...deps
}: DeliveryDeps & { decision: DecisionDocument }): Promise<DecisionAnswer | 'pending'> {
  const { store } = deps;
  const evaluation = await store.evaluations.get(decision);
  if (!evaluation || evaluation.open) return 'pending';
  const ledger = await store.evaluations.ledgerOf(decision);
  if (!ledger) return 'pending';
  const known = ledger.decisions.find(({ id }) => id === decisionIdOf(decision));
  if (known?.digest === decision.digest) return known.answer;
  return reopenClosed({ ...deps, decision, ledger });
}
