import type { DecisionAnswer } from '../../domain/ledger/facts';
import type { DecisionDocument } from '../../store/documents/decision';
import type { Deps } from '../deps';
import { decidesTheSame } from './new-decision';

/** What became of a decision on one unit; `pending` while its evaluation has not answered. */
export type DecisionFate =
  | { decision: DecisionDocument; answer: DecisionAnswer | 'pending'; repeated: boolean }
  | { contentDiffers: true };

/**
 * Stores a decision and then tells its evaluation. One that was refused may come again, changed or not: what was too
 * early may be right later. One that was accepted, or that is still under way, is the same for ever.
 */
export async function receiveDecision(deps: Deps, sent: DecisionDocument): Promise<DecisionFate> {
  const { decisions } = deps.store;
  const { stored, document } = await decisions.insert(sent);
  if (stored) return { decision: sent, answer: await deliver(deps, sent), repeated: false };
  if (document.answer?.outcome === 'refused' && (await decisions.replaceRefused(sent))) {
    return { decision: sent, answer: await deliver(deps, sent), repeated: false };
  }
  if (!decidesTheSame(document, sent)) return { contentDiffers: true };
  const answer = document.answer ?? (await deliver(deps, document));
  return { decision: document, answer, repeated: true };
}

/** From when it is stored, nothing that fails here loses it: the sweeper delivers what was not delivered. */
async function deliver(
  { delivery, logger }: Deps,
  decision: DecisionDocument,
): Promise<DecisionAnswer | 'pending'> {
  const { campaign, unit, document, kind } = decision;
  try {
    const answer = await delivery.deliverDecision(decision);
    const outcome = answer === 'pending' ? answer : answer.outcome;
    logger.info({ campaign, unit, document, kind, outcome }, 'decision answered');
    return answer;
  } catch (error) {
    logger.warn({ err: error, campaign, unit, document }, 'decision stored, not delivered yet');
    return 'pending';
  }
}
