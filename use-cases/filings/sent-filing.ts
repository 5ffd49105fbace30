import { fromMs, type Instant } from '../../domain/time';
import type { CampaignDocument, FilingContent, FilingDocument, UnitDocument } from '../../store/documents';
import type { ParkedDocument } from '../../store/sender-documents';
import { inSender, inUnit } from '../../store/ids';
import type { ApiDeps } from '../../api/deps';
import { digestOf } from '../digest';
import { planNow } from '../campaigns/load-campaign';
import { receiptOf } from './intake';
import { filingIdOf, type ReviewFiledBody } from '../../api/hooks/payload';

/** What a filing of steps 1 to 3 says, without who, when and where. */
export function contentOf({ criteria, level, remarks, score, document }: ReviewFiledBody): FilingContent {
  return {
    level,
    ...(criteria && { criteria }),
    ...(remarks !== undefined && { remarks }),
    ...(score !== undefined && { score }),
    ...(document && { document }),
  };
}

interface Sent {
  sender: string;
  campaign: CampaignDocument;
  body: ReviewFiledBody;
}

/** Received now; `filedAt` counts if it is at most three days ago. */
const receiptNow = (deps: ApiDeps, campaign: CampaignDocument, filedAt: Instant) => {
  const storedAt = planNow(deps, campaign);
  const { channel, receivedAt, mark } = receiptOf({ now: storedAt, channel: 'system', filedAt });
  return { channel, receivedAt, filedAt, ...(mark !== undefined && { mark }), storedAt };
};

/** The filing that a message brings. */
export function filingOf(
  deps: ApiDeps,
  { sender, campaign, body, unit, reviewer }: Sent & { unit: UnitDocument; reviewer: string },
): FilingDocument {
  const id = filingIdOf(body);
  const content = contentOf(body);
  return {
    _id: inUnit({ campaign: campaign._id, unit: unit.unit.id, id }),
    campaign: campaign._id,
    unit: unit.unit.id,
    id,
    kind: 'filing',
    step: body.step,
    party: reviewer,
    content,
    digest: digestOf({ kind: 'filing', step: body.step, party: reviewer, content, filedAt: body.filedAt }),
    ...receiptNow(deps, campaign, body.filedAt),
    sender,
    storedAtReal: fromMs(deps.now()),
    message: 'signal',
    answer: null,
  };
}

/** The same for one that names what the register does not know. */
export function parkedOf(
  deps: ApiDeps,
  { sender, campaign, body, unknown }: Sent & { unknown: ParkedDocument['unknown'] },
): ParkedDocument {
  const id = filingIdOf(body);
  const { filingId, version, step, unit, reviewer, filedAt } = body;
  const { channel: _system, ...receipt } = receiptNow(deps, campaign, filedAt);
  return {
    _id: inSender({ sender, campaign: campaign._id, id }),
    sender,
    campaign: campaign._id,
    id,
    filingId,
    version,
    step,
    unit,
    reviewer,
    unknown,
    content: contentOf(body),
    ...receipt,
    storedAtReal: fromMs(deps.now()),
    state: 'parked',
  };
}

/** The filing that a parked one becomes once somebody has said whose and of whom it is; its receipt is the first one. */
export function filingOfParked(
  { now }: Pick<ApiDeps, 'now'>,
  parked: ParkedDocument,
  { unit, reviewer }: { unit: string; reviewer: string },
): FilingDocument {
  const { sender, campaign, id, step, content, receivedAt, storedAt, filedAt, mark } = parked;
  return {
    _id: inUnit({ campaign, unit, id }),
    campaign,
    unit,
    id,
    kind: 'filing',
    step,
    party: reviewer,
    content,
    digest: digestOf({ kind: 'filing', step, party: reviewer, content, filedAt }),
    channel: 'system',
    receivedAt,
    storedAt,
    filedAt,
    ...(mark !== undefined && { mark }),
    sender,
    // The sweeper goes by it, and its filing is only now in its care.
    storedAtReal: fromMs(now()),
    message: 'signal',
    answer: null,
  };
}
