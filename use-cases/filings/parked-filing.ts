import { fromMs } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { FilingDocument } from '../../store/documents/filing';
import type { ParkedDocument } from '../../store/documents/sender';
import { sentFilingKey } from '../../store/ids';
import { planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { actorOfSender, filingIdBy } from './filing-id';
import { newFiling } from './new-filing';
import { headAndContent, type SignedFiling, sentKeyOf } from './signed-filing';
import { takeIn } from './take-in';

/** A signed filing that names what the register does not know, as it is kept for home affairs. */
export function parkedOf(
  deps: Deps,
  {
    sender,
    campaign,
    sent,
    unknown,
  }: {
    sender: string;
    campaign: CampaignDocument;
    sent: SignedFiling;
    unknown: ParkedDocument['unknown'];
  },
): ParkedDocument {
  const key = sentKeyOf(sender, sent);
  const { head, content } = headAndContent(sent);
  const { filingId, version, step, unit, reviewer, filedAt } = head;
  const storedAt = planNow(deps, campaign);
  const { plan, openedAt } = campaign;
  const document = content.document;
  const { receivedAt, marks } = takeIn({ now: storedAt, plan, openedAt, filedAt, document });
  return {
    _id: sentFilingKey(key),
    ...key,
    filingId,
    version,
    step,
    unit,
    reviewer,
    unknown,
    content,
    receivedAt,
    filedAt,
    ...(marks && { marks }),
    storedAt,
    storedAtReal: fromMs(deps.now()),
    state: 'parked',
  };
}

/** The filing that a parked one becomes once somebody has said whose and of whom it is; its receipt is the first one. */
export function filingOfParked(
  deps: Pick<Deps, 'now'>,
  parked: ParkedDocument,
  { unit, reviewer }: { unit: string; reviewer: string },
): FilingDocument {
  const { sender, campaign, step, content, receivedAt, storedAt, filedAt, marks, filingId, version } = parked;
  return newFiling(deps, {
    campaign,
    unit,
    id: filingIdBy(parked, parked.id),
    kind: 'filing',
    step,
    party: reviewer,
    content,
    intake: { channel: 'system', receivedAt, filedAt, ...(marks && { marks }) },
    storedAt,
    sender,
    actor: actorOfSender(sender),
    series: { id: `${sender}:${filingId}`, version },
    message: 'signal',
  });
}
