import type { IssuedDocument } from '../../domain/filing-content';
import { record } from '../audit';
import { refuseCancelled } from '../campaigns/ended';
import { loadUnit, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { digestOf } from '../digest';
import { type IsNameable, noSuchFiling } from '../filings/no-such-filing';
import { type NewDecision, newDecision } from './new-decision';
import { type DecisionFate, receiveDecision } from './receive-decision';

interface OnUnit {
  campaign: string;
  unit: string;
  actor: string;
  /** The revision of the ledger that the caller has seen last, if it says so. */
  seen?: number | undefined;
}

/** A decision with its document, and why. */
export interface Reasoned extends IssuedDocument {
  /** Chosen by the sender, so that a repetition is known as one; else the document names it. */
  id?: string;
  reason: string;
}

type OfObligation = Reasoned & { obligation: string };

/** Nothing more is owed for one obligation of steps 1–3. */
export const waive = (deps: Deps, on: OnUnit, waiver: OfObligation): Promise<DecisionFate> =>
  decide(deps, on, 'waiver', waiver);

/** A waived obligation is owed again. */
export const liftWaiver = (deps: Deps, on: OnUnit, lifting: OfObligation): Promise<DecisionFate> =>
  decide(deps, on, 'lifting', lifting);

/** Reopens the dossier of a unit, even after its evaluation closed. */
export const reopen = (deps: Deps, on: OnUnit, reopening: Reasoned): Promise<DecisionFate> =>
  decide(deps, on, 'reopening', reopening);

/** The same number, date and signer about the same thing are the same decision. */
function decide(
  deps: Deps,
  on: OnUnit,
  kind: 'waiver' | 'lifting' | 'reopening',
  { id, ...content }: Reasoned & { obligation?: string },
): Promise<DecisionFate> {
  const { number, date, signer, obligation } = content;
  const name = id ?? digestOf({ number, date, signer, obligation }).slice(0, 16);
  return tell(deps, on, { kind, document: `${kind}-${name}`, content });
}

/** An entry on behalf of a party was wrong: it stays in the record, and counts for nothing. */
export async function voidFiling(
  deps: Deps,
  on: OnUnit,
  { filing, reason, isNameable }: { filing: string; reason: string; isNameable: IsNameable },
): Promise<DecisionFate> {
  const { campaign, unit } = on;
  await loadUnit(deps, { campaign, unit });
  const entered = await deps.store.filings.get({ campaign, unit, id: filing });
  if (!entered || !isNameable(entered)) throw noSuchFiling();
  return tell(deps, on, { kind: 'voiding', document: `voiding-${filing}`, content: { filing, reason } });
}

async function tell(
  deps: Deps,
  { campaign: campaignId, unit, actor, seen }: OnUnit,
  decided: Pick<NewDecision, 'kind' | 'document' | 'content'> & {
    kind: 'waiver' | 'lifting' | 'voiding' | 'reopening';
  },
): Promise<DecisionFate> {
  const { campaign } = await loadUnit(deps, { campaign: campaignId, unit });
  await refuseCancelled(campaign);
  const { kind, document } = decided;
  const decision = newDecision(deps, {
    campaign: campaignId,
    unit,
    ...decided,
    receivedAt: planNow(deps, campaign),
    actor,
    ...(seen !== undefined && { ledgerRevision: seen }),
  });
  const fate = await receiveDecision(deps, decision);
  await record(deps, {
    actor,
    action: kind,
    campaign: campaignId,
    units: [unit],
    target: `${unit}#${document}`,
  });
  return fate;
}
