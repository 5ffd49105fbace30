import { DOCUMENT_KINDS, UNIT_DECISION_KINDS } from '../../domain/ledger/facts';
import type { DecisionFilter, DecisionsAmong } from '../../store/decisions';
import type { DecisionDocument } from '../../store/documents/decision';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';

/** Decisions that can be read: all of them are a row of a document, but for a voiding, which a filing shows. */
export const READ_KINDS = [
  ...DOCUMENT_KINDS,
  ...UNIT_DECISION_KINDS.filter((kind) => kind !== 'voiding'),
] as const;

export type { DecisionsAmong };

/** Whether a row is one of those. */
export const isAmong = (
  { kind, answer }: Pick<DecisionDocument, 'kind' | 'answer'>,
  { kinds, onlyAccepted }: DecisionsAmong,
): boolean => kinds.includes(kind) && (!onlyAccepted.includes(kind) || answer?.outcome === 'accepted');

/** A page of the rows of documents of a campaign, by unit and then by document. */
export async function listDecisions(
  deps: Pick<Deps, 'store'>,
  {
    campaign,
    among,
    ...page
  }: {
    campaign: string;
    /** For those who see no others. */
    among: DecisionsAmong | undefined;
    filter: Omit<DecisionFilter, 'campaign' | 'kinds' | 'onlyAccepted'> & { kind?: DecisionDocument['kind'] };
    after: string;
    limit: number;
  },
): Promise<{ decisions: DecisionDocument[]; next: string | null }> {
  await loadCampaign(deps, campaign);
  const { kind, ...filter } = page.filter;
  const readable = among?.kinds ?? READ_KINDS;
  const kinds = kind === undefined ? readable : readable.filter((each) => each === kind);
  const onlyAccepted = among && { onlyAccepted: among.onlyAccepted };
  return deps.store.decisions.page({ ...page, filter: { ...filter, campaign, kinds, ...onlyAccepted } });
}
