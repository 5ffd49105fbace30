import { randomUUID } from 'node:crypto';
import type { UnitDecisionKind } from '../../domain/ledger/facts';
import { fromMs } from '../../domain/time';
import type { DecisionDocument } from '../../store/documents';
import { decisionRowKey } from '../../store/ids';
import { record } from '../audit';
import { refuseCancelled } from '../campaigns/ended';
import { loadUnit, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { digestOf } from '../digest';
import { type DecisionFate, receiveDecision } from './receive-decision';

interface Target {
  campaign: string;
  unit: string;
}

/** Why, and by whose decision. */
interface Reasoned {
  reason: string;
  author: string;
}

interface OnUnit extends Target {
  actor: string;
  /** The revision of the ledger that the caller has seen last, if it says so. */
  seen?: number | undefined;
  /** The id of a reopening that brings none of its own. */
  givenId?: string | undefined;
}

/** Nothing more is owed for one obligation of steps 1–3: a decision with a reason and an author. */
export const waive = (
  deps: Deps,
  on: OnUnit,
  waiver: Reasoned & { obligation: string },
): Promise<DecisionFate> =>
  // An obligation is waived once, so its name is the decision's.
  decide(deps, on, {
    kind: 'waiver',
    document: `waiver-${waiver.obligation.replace('/', '-')}`,
    content: waiver,
  });

/** Opens the dossier of a unit again, also that of a closed evaluation. */
export const reopen = (
  deps: Deps,
  on: OnUnit,
  reopening: Reasoned & { id?: string },
): Promise<DecisionFate> => {
  const { id = on.givenId ?? randomUUID(), ...content } = reopening;
  return decide(deps, on, { kind: 'reopening', document: `reopening-${id}`, content });
};

async function decide(
  deps: Deps,
  { campaign: campaignId, unit, actor, seen }: OnUnit,
  { kind, document, content }: Pick<DecisionDocument, 'document' | 'content'> & { kind: UnitDecisionKind },
): Promise<DecisionFate> {
  const { campaign } = await loadUnit(deps, { campaign: campaignId, unit });
  await refuseCancelled(campaign);
  const fate = await receiveDecision(deps, {
    _id: decisionRowKey({ campaign: campaignId, unit, document }),
    campaign: campaignId,
    unit,
    document,
    kind,
    content,
    digest: digestOf({ kind, ...content }),
    ...(seen !== undefined && { ledgerRevision: seen }),
    receivedAt: planNow(deps, campaign),
    storedAtReal: fromMs(deps.now()),
    answer: null,
  });
  await record(deps, { actor, action: kind, campaign: campaignId, target: `${unit}#${document}` });
  return fate;
}
