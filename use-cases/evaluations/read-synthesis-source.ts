import { groupBy } from '../../domain/group-by';
import type { EvaluationFilter } from '../../domain/rules/evaluation-filter';
import type { Instant } from '../../domain/time';
import type { FilingDocument } from '../../store/documents/filing';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { findRows } from '../standings/find-standings';
import { type LiveEvaluation, readEvaluation } from './read-evaluation';
import { type SynthesisSource, synthesisSourceOf } from './synthesis-source';

/** Of one unit, from its evaluation itself where that answers. */
export async function readSynthesisSource(
  deps: Deps,
  target: { campaign: string; unit: string },
): Promise<SynthesisSource & Pick<LiveEvaluation, 'source' | 'now'>> {
  const { plan } = await loadCampaign(deps, target.campaign);
  // The filings first: what is delivered in between is then in both, and never in neither.
  const undelivered = await deps.store.filings.undeliveredOf(target);
  const { source, now, evaluation } = await readEvaluation(deps, target);
  return { source, now, ...synthesisSourceOf({ evaluation, undelivered, plan, now }) };
}

/** A version with the level that it suggests, and its score. */
export interface SuggestedLevel {
  level?: string;
  score?: number;
}

/** Of one unit among many: with the levels of what counts. */
export type LevelledSource = Omit<SynthesisSource, 'dossier'> & {
  dossier: (SynthesisSource['dossier'][number] & SuggestedLevel)[];
};

/** Of many units, page by page, from the read model, with the levels of what counts: for a table of a synthesis. */
export async function listSynthesisSources(
  deps: Deps,
  {
    campaign: id,
    unitKind,
    after,
    limit,
  }: { campaign: string; unitKind?: string | undefined; after: string; limit: number },
): Promise<{ now: Instant; sources: LevelledSource[]; next: string | null }> {
  const campaign = await loadCampaign(deps, id);
  const now = planNow(deps, campaign);
  const filter: EvaluationFilter = { campaign: id, now, ...(unitKind !== undefined && { unitKind }) };
  const { evaluations, next } = await findRows(deps.store.evaluations, { filter, after, limit });
  const units = evaluations.map(({ unit }) => unit.id);
  const filings = groupBy(await deps.store.filings.levelsOf({ campaign: id, units }), ({ unit }) => unit);
  const sources = evaluations.map((evaluation) => {
    const own = filings.get(evaluation.unit.id) ?? [];
    const undelivered = own.filter(({ answer }) => answer === null);
    return withLevels(synthesisSourceOf({ evaluation, undelivered, plan: campaign.plan, now }), own);
  });
  return { now, sources, next };
}

function withLevels(source: SynthesisSource, filings: readonly FilingDocument[]): LevelledSource {
  const byId = new Map(filings.map((filing) => [filing.id, filing]));
  const dossier = source.dossier.map((entry) => {
    const counted = entry.versions.find(({ counts }) => counts);
    const content = counted && byId.get(counted.id)?.content;
    return { ...entry, ...(content && levelOf(content)) };
  });
  return { ...source, dossier };
}

function levelOf(content: FilingDocument['content']): SuggestedLevel {
  if (!('level' in content)) return {};
  const { level, score } = content;
  return { level, ...(score !== undefined && { score }) };
}
