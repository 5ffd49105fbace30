import { DOCUMENT_KINDS, UNIT_DECISION_KINDS } from '../../domain/ledger/facts';
import type { DecisionFilter } from '../../store/decisions';
import type { DecisionDocument } from '../../store/documents';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';

/** Decisions that can be read: all of them are a row of a document, but for a voiding, which a filing shows. */
export const READ_KINDS = [
  ...DOCUMENT_KINDS,
  ...UNIT_DECISION_KINDS.filter((kind) => kind !== 'voiding'),
] as const;

/** A page of the rows of documents of a campaign, by unit and then by document. */
export async function listDecisions(
  deps: Pick<Deps, 'store'>,
  {
    campaign,
    ...page
  }: {
    campaign: string;
    filter: Omit<DecisionFilter, 'campaign' | 'kinds'> & { kind?: DecisionDocument['kind'] };
    after: string;
    limit: number;
  },
): Promise<{ decisions: DecisionDocument[]; next: string | null }> {
  await loadCampaign(deps, campaign);
  const { kind, ...filter } = page.filter;
  const kinds = kind === undefined ? READ_KINDS : [kind];
  return deps.store.decisions.page({ ...page, filter: { ...filter, campaign, kinds } });
}
