import type { DecisionAnswer, FilingAnswer } from '../../domain/ledger/facts';
import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingDocument } from '../../store/documents/filing';
import { deliverDecision, deliverFiling } from './deliver';
import type { DeliveryDeps } from './delivery-deps';

/** How what is stored reaches its evaluation. `pending`: no answer yet; the sweeper goes on from there. */
export interface Delivery {
  deliverFiling(filing: FilingDocument): Promise<FilingAnswer | 'pending'>;
  deliverDecision(decision: DecisionDocument): Promise<DecisionAnswer | 'pending'>;
}

/** How long a caller waits for an evaluation's answer before it gets a status address instead. */
const WAIT_MS = 5000;

export const deliveryOf = (deps: DeliveryDeps): Delivery => ({
  deliverFiling: (filing) => deliverFiling({ ...deps, filing, waitMs: WAIT_MS, isAsked: true }),
  deliverDecision: (decision) => deliverDecision({ ...deps, decision, waitMs: WAIT_MS }),
});
