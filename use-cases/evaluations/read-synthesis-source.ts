import type { FilingFact, ObligationName } from '../../domain/ledger/facts';
import type { FilingVersionView, ObligationView } from '../../domain/ledger/view';
import { missingSentence } from '../../domain/rules/missing-sentence';
import { isFilingStep } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type LiveEvaluation, readEvaluation } from './read-evaluation';

/** What a synthesis of one unit would be made from. */
export interface SynthesisSource {
  source: LiveEvaluation['source'];
  now: Instant;
  unit: string;
  /** To be named by the synthesis; if the ledger has moved on by then, it is refused with the difference. */
  ledgerRevision: number;
  /** The exact versions, oldest first; the last one of an obligation counts. */
  dossier: (ObligationName & { versions: FilingVersionView[]; announcedAt?: Instant })[];
  /** With the sentence that the synthesis names it by. */
  missing: (ObligationName & { sentence: string })[];
  waived: ObligationName[];
  /** Came after the freeze: outside the dossier, unless it is reopened. */
  held: FilingFact[];
  /** Stored, but not yet answered by the evaluation: as long as there are any, a synthesis is refused. */
  undelivered: { id: string; step: string; party: string; receivedAt: Instant }[];
}

export async function readSynthesisSource(
  deps: Deps,
  target: { campaign: string; unit: string },
): Promise<SynthesisSource> {
  const { plan } = await loadCampaign(deps, target.campaign);
  // The filings first: what is delivered in between is then in both, and never in neither.
  const undelivered = await deps.store.filings.undeliveredOf(target);
  const { source, now, evaluation } = await readEvaluation(deps, target);
  const filings = evaluation.obligations.filter((o) => isFilingStep(o.step));
  const { timeZone } = plan;
  return {
    source,
    now,
    unit: target.unit,
    ledgerRevision: evaluation.revision,
    dossier: filings
      .filter((o) => o.versions.length > 0)
      .map((o) => ({
        ...nameOf(o),
        versions: o.versions,
        ...(o.announcedAt !== undefined && { announcedAt: o.announcedAt }),
      })),
    missing: filings
      .filter((o) => o.status === 'outstanding' || o.status === 'ended')
      .map((o) => ({ ...nameOf(o), sentence: missingSentence({ name: o.name, now, timeZone }) })),
    waived: filings.filter((o) => o.status === 'waived').map(nameOf),
    held: evaluation.held,
    undelivered: undelivered.map(({ id, step, party, receivedAt }) => ({ id, step, party, receivedAt })),
  };
}

const nameOf = ({ id, step, party, name }: ObligationView): ObligationName => ({ id, step, party, name });
