import { createHash } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { CampaignDocument, UnitDocument } from '../../store/documents';
import type {
  ClaimDocument,
  ParkedDocument,
  SenderDocument,
  SentFilingKey,
} from '../../store/sender-documents';
import type { ApiDeps } from '../../api/deps';
import { digestOf } from '../digest';
import type { Answer } from '../../api/http/endpoint';
import { Conflict, InvalidRequest } from '../../api/http/errors';
import { checkFiling } from './check-filing';
import { keepFiling } from './receive-filing';
import { NotSpokenFor, UnknownParty } from '../../api/hooks/problems';
import { fatePath, filingIdOf, type ReviewFiledBody } from '../../api/hooks/payload';
import { readPayload } from '../../api/hooks/read-payload';
import { checkAssigned, resolveParty, resolveUnit } from './resolve-party';
import { contentOf, filingOf, parkedOf } from './sent-filing';

/** A message whose signature stands. */
export interface Message {
  sender: SenderDocument;
  webhookId: string;
  /** The bytes that were signed. */
  body: Buffer;
}

/** For the log: which filing a message is about, as soon as that is known. */
export type Note = (about: { campaign: string; filing: string; test?: boolean }) => void;

/**
 * Takes in what a sender files. Everything is checked before anything is stored. Then three documents are stored, each
 * insert-only, and only the last of them is the filing: which filing the webhook-id brought, what the sender means by
 * the filing's id, and the filing itself or, where the register does not know its unit or reviewer, a parked one.
 *
 * So the same message may come again after whatever went wrong, or many times at once. Until the last is stored the
 * answer is 503; from then on it is always the same. Throws the problems that it finds.
 */
export async function receiveReview(deps: ApiDeps, message: Message, note: Note): Promise<Answer> {
  const { store } = deps;
  const { sender, webhookId } = message;
  const body = readPayload(message.body);
  const key = { sender: sender._id, campaign: body.campaign, id: filingIdOf(body) };
  note({ campaign: key.campaign, filing: key.id, ...(body.test && { test: true }) });
  const { test, ...said } = body;
  const digest = digestOf(said);
  const claim = await store.claims.get(key);
  if (claim && claim.digest !== digest) throw otherContent();
  if (test) return tested(await check(deps, key, { sender, body }));

  // What was taken in once is answered the same, whatever has changed since.
  const before = claim ? await keptBefore(deps, claim, body) : undefined;
  const checked = before ?? (await check(deps, key, { sender, body }));
  const bodyDigest = createHash('sha256').update(message.body).digest('hex');
  const webhook = await store.webhooks.insert({ ...key, webhookId, bodyDigest, at: fromMs(deps.now()) });
  if (webhook.bodyDigest !== bodyDigest) throw otherBody();
  return answered('statusUrl' in checked ? checked : await keep(deps, { key, body, digest, checked }));
}

type Checked =
  | { campaign: CampaignDocument; unit: UnitDocument; reviewer: string }
  | { campaign: CampaignDocument; unknown: ParkedDocument['unknown'] };

/** Holds a filing against the register and the plan; throws the problem that it finds. */
async function check(
  { store }: Pick<ApiDeps, 'store'>,
  key: SentFilingKey,
  { sender: { parties }, body }: { sender: SenderDocument; body: ReviewFiledBody },
): Promise<Checked> {
  const campaign = await store.campaigns.get(body.campaign);
  if (!campaign) {
    const message = { en: 'There is no such campaign.', vi: 'Không có đợt đánh giá này.' };
    throw new InvalidRequest([{ field: 'campaign', rule: 'unknown-campaign', message }]);
  }
  const [reviewer, unit] = await Promise.all([
    resolveParty(store, { campaign: campaign._id, named: body.reviewer }),
    resolveUnit(store, { campaign: campaign._id, named: body.unit }),
  ]);
  if (reviewer !== null && !parties.includes(reviewer)) throw new NotSpokenFor();
  if (campaign.state === 'cancelled') {
    throw new Conflict({
      detail: { en: 'This campaign is cancelled.', vi: 'Đợt đánh giá này đã bị hủy.' },
    });
  }
  if (reviewer === null || unit === null) {
    const unknown: ParkedDocument['unknown'] = [];
    if (!unit) unknown.push('unit');
    if (reviewer === null) unknown.push('reviewer');
    return { campaign, unknown };
  }
  checkAssigned({ unit, step: body.step, reviewer });
  checkFiling({ plan: campaign.plan, unit: unit.unit, step: body.step, content: contentOf(body) });
  const filed = await store.filings.get({ ...key, unit: unit.unit.id });
  // Others choose ids too.
  if (filed && filed.sender !== key.sender) throw otherContent();
  return { campaign, unit, reviewer };
}

/** What was stored of a message. */
interface Kept {
  statusUrl: string;
  filingId: string;
  version: number;
  campaign: string;
  /** Where it was filed, or what of it the register does not know. */
  unit?: string;
  unknown?: ParkedDocument['unknown'];
  receivedAt: string;
}

/** Stores the claim and then what it is about. */
async function keep(
  deps: ApiDeps,
  {
    key,
    body,
    digest,
    checked,
  }: { key: SentFilingKey; body: ReviewFiledBody; digest: string; checked: Checked },
): Promise<Kept> {
  const { store } = deps;
  const sent = { sender: key.sender, body };
  const isKnown = 'unit' in checked;
  const unit = isKnown ? checked.unit.unit.id : null;
  const claim = await store.claims.insert({ ...key, digest, unit });
  if (claim.digest !== digest) throw otherContent();
  if (!isKnown) {
    const parked = await store.parked.insert(parkedOf(deps, { ...sent, ...checked }));
    return keptOf(key, body, parked);
  }
  const filing = await keepFiling(deps, filingOf(deps, { ...sent, ...checked }));
  return keptOf(key, body, filing);
}

/** What was stored before under a sender's id; undefined where a crash came between the claim and the filing. */
async function keptBefore(
  { store }: Pick<ApiDeps, 'store'>,
  { _id, unit, ...key }: ClaimDocument,
  body: ReviewFiledBody,
): Promise<Kept | undefined> {
  const stored = unit === null ? await store.parked.get(key) : await store.filings.get({ ...key, unit });
  return stored ? keptOf(key, body, stored) : undefined;
}

const keptOf = (
  { sender, campaign }: SentFilingKey,
  { filingId, version }: ReviewFiledBody,
  stored: { unit: string; receivedAt: string; unknown?: ParkedDocument['unknown'] },
): Kept => ({
  filingId,
  version,
  campaign,
  statusUrl: fatePath({ sender, campaign, filingId, version }),
  receivedAt: stored.receivedAt,
  ...(stored.unknown ? { unknown: stored.unknown } : { unit: stored.unit }),
});

/** The same each time: nothing in it depends on what has become of the filing since. */
function answered({ unknown, ...kept }: Kept): Answer {
  if (unknown) throw new UnknownParty({ unknown, status: kept.statusUrl });
  return { status: 202, body: kept, headers: { Location: kept.statusUrl } };
}

/** What a test would have come to. */
function tested(checked: Checked): Answer {
  if ('unknown' in checked) throw new UnknownParty({ unknown: checked.unknown });
  const { unit, reviewer } = checked;
  return { status: 200, body: { test: true, unit: unit.unit.id, reviewer } };
}

const otherBody = (): Conflict =>
  new Conflict({
    type: 'content-differs',
    detail: {
      en: 'Another body was sent under this "webhook-id". What is not a repetition needs one of its own.',
      vi: 'Mã "webhook-id" này đã được dùng cho nội dung khác. Lần gửi mới cần có mã riêng.',
    },
  });

const otherContent = (): Conflict =>
  new Conflict({
    type: 'content-differs',
    detail: {
      en: 'Something else was sent under this "filingId" and version. A correction is the next version.',
      vi: 'Mã "filingId" và số bản này đã được dùng cho nội dung khác. Bản chỉnh sửa là bản tiếp theo.',
    },
  });
