import type { FilingAnswer } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { EvaluationSpec } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import type { Store } from '../../store/store';
import { announcementFactOf, decisionOf, filingFactOf } from '../evaluations/facts';

/**
 * The ledger of an evaluation whose workflow is gone, as it stood: what was last written of it, and on top of that, in
 * their order, the filings and decisions that were answered since. Instants that were settled since are settled again
 * by the new run; notices have keys, so that nothing is told twice.
 */
export async function rebuildLedger({
  store,
  spec,
  now,
}: {
  store: Store;
  spec: EvaluationSpec;
  /** Plan time. */
  now: Instant;
}): Promise<EvaluationLedger> {
  const of = { campaign: spec.campaign, unit: spec.unit.id };
  const ledger = new EvaluationLedger(spec, (await store.evaluations.ledgerOf(of)) ?? undefined);
  const known = ledger.state.revision;
  const filings = await store.filings.byEvaluation(of);
  const decisions = await store.decisions.byEvaluation(of);
  const since = [
    ...filings.map((filing) => ({
      revision: revisionOf(filing.answer),
      take: () =>
        filing.kind === 'filing'
          ? ledger.file(filingFactOf(filing), now)
          : ledger.announce(announcementFactOf(filing), now),
    })),
    ...decisions.map((decision) => ({
      revision: decision.answer?.outcome === 'accepted' ? decision.answer.revision : undefined,
      take: () => ledger.decide(decisionOf(decision), now),
    })),
  ].flatMap(({ revision = 0, take }) => (revision > known ? [{ revision, take }] : []));
  for (const { take } of since.sort((a, b) => a.revision - b.revision)) take();
  // A synthesis names a revision: none may stand for two states.
  ledger.state.revision = Math.max(ledger.state.revision, ...since.map(({ revision }) => revision));
  return ledger;
}

const revisionOf = (answer: FilingAnswer | null): number | undefined =>
  answer && answer.outcome !== 'refused' ? answer.revision : undefined;
