import { asKeptNow } from '../../domain/input-text';
import { filingFaults } from '../../domain/rules/filing-check';
import { intakeFaults } from '../../domain/rules/intake';
import { fromMs } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { FilingDocument } from '../../store/documents/filing';
import type { UnitDocument } from '../../store/documents/register';
import type {
  ClaimDocument,
  ParkedDocument,
  SenderDocument,
  SentFilingKey,
} from '../../store/documents/sender';
import { refuseCancelled } from '../campaigns/ended';
import { refuseWhileStored } from '../campaigns/load-campaign';
import { receiptTime } from '../campaigns/rehearsal-clock';
import type { Deps } from '../deps';
import { digestOf } from '../digest';
import { contentDiffers, invalid, Refusal, refuseFaults } from '../refusals';
import { unknownCampaign } from './faults';
import { actorOfSender, filingIdBy } from './filing-id';
import { newFiling } from './new-filing';
import { parkedOf } from './parked-filing';
import { keepFiling } from './receive-filing';
import { checkAssigned, resolveParty, resolveUnit } from './resolve-party';
import { headAndContent, type SignedFiling, sentKeyOf } from './signed-filing';
import { takeIn } from './take-in';

/** A message whose signature stands. */
export interface SignedMessage {
  sender: SenderDocument;
  webhookId: string;
  /** SHA-256 of the bytes that were signed, lower-case hex. */
  bodyDigest: string;
  sent: SignedFiling;
}

/** What was stored of a message, or what a test would have come to; `unknown` is what the register does not know. */
export type SignedOutcome =
  | { kind: 'filed'; unit: string; receivedAt: string }
  | { kind: 'parked'; unknown: ParkedDocument['unknown'] }
  | { kind: 'tested'; unit: string; reviewer: string }
  | { kind: 'tested-unknown'; unknown: ParkedDocument['unknown'] };

/**
 * Takes in what a sender files. Everything is checked before anything is stored. Then three documents are stored, each
 * insert-only, and only the last of them is the filing: which filing the webhook-id brought, what the sender means by
 * the filing's id, and the filing itself or, where the register does not know its unit or reviewer, a parked one.
 *
 * So the same message may come again after whatever went wrong, or many times at once. Until the last is stored it
 * fails; from then on the outcome is always the same: nothing in it depends on what has become of the filing since.
 * Most messages are new: what came before is looked up only where something says that there is any. Throws the refusals
 * that it finds.
 */
export async function receiveSigned(deps: Deps, message: SignedMessage): Promise<SignedOutcome> {
  const { store } = deps;
  const { sender, webhookId, bodyDigest, sent } = message;
  const key = sentKeyOf(sender._id, sent);
  const { test, ...said } = sent;
  const told = { key, said, digest: digestOf(said) };
  let checked: Checked | SignedOutcome;
  try {
    checked = await check(deps, message);
  } catch (refusal) {
    // What was taken in once is answered the same, whatever has changed since.
    const before = await takenInBefore(deps, told, await store.claims.get(key));
    if (test || !before) throw refusal;
    checked = before;
  }
  if (test) {
    await takenInBefore(deps, told, await store.claims.get(key));
    return tested(checked as Checked);
  }
  const webhook = await store.webhooks.insert({ ...key, webhookId, bodyDigest, at: fromMs(deps.now()) });
  if (webhook.document.bodyDigest !== bodyDigest) throw otherBody();
  if ('kind' in checked) return checked;
  try {
    const claim = webhook.stored ? null : await store.claims.get(key);
    return (await takenInBefore(deps, told, claim)) ?? (await keep(deps, { ...told, sent, checked }));
  } catch (error) {
    // It brought nothing.
    if (error instanceof Refusal)
      await store.webhooks.withdraw({ sender: sender._id, webhookId, bodyDigest });
    throw error;
  }
}

/** A filing as a sender tells it. */
interface Told {
  key: SentFilingKey;
  /** Without what makes it a test. */
  said: SignedFiling;
  /** Of what is said. */
  digest: string;
}

/** What was stored of a filing's id with the same content; undefined if nothing was. Throws if it was another content. */
async function takenInBefore(
  deps: Pick<Deps, 'store'>,
  { said, digest }: Told,
  claim: ClaimDocument | null,
): Promise<SignedOutcome | undefined> {
  if (!claim) return undefined;
  const before = await storedBefore(deps, claim);
  if (claim.digest !== digest && !isOfOldForm(claim, said, before)) throw otherContent();
  return before ? keptOf(before) : undefined;
}

type Checked =
  | { campaign: CampaignDocument; unit: UnitDocument; reviewer: string }
  | { campaign: CampaignDocument; unknown: ParkedDocument['unknown'] };

/** Holds a filing against the register and the plan; throws the refusal that it finds. */
async function check(
  deps: Deps,
  { sender: { parties }, sent }: Pick<SignedMessage, 'sender' | 'sent'>,
): Promise<Checked> {
  const { store } = deps;
  const campaign = await store.lately.campaign(sent.campaign);
  if (!campaign) throw invalid([unknownCampaign()]);
  const [reviewer, unit] = await Promise.all([
    resolveParty(store, { campaign: campaign._id, named: sent.reviewer }),
    resolveUnit(store, { campaign: campaign._id, named: sent.unit }),
  ]);
  if (reviewer !== null && !parties.includes(reviewer)) throw notSpokenFor();
  await refuseCancelled(campaign);
  const { head, content } = headAndContent(sent);
  const { plan, openedAt } = campaign;
  const { filedAt, step } = head;
  const faults = intakeFaults({ now: receiptTime(deps, campaign, filedAt), plan, openedAt, filedAt });
  if (reviewer === null || unit === null) {
    refuseWhileStored(campaign);
    refuseFaults(faults);
    const unknown: ParkedDocument['unknown'] = [];
    if (!unit) unknown.push('unit');
    if (reviewer === null) unknown.push('reviewer');
    return { campaign, unknown };
  }
  checkAssigned({ unit, step, party: reviewer, field: 'reviewer' });
  refuseFaults([...filingFaults({ plan, unit: unit.unit, step, content }), ...faults]);
  return { campaign, unit, reviewer };
}

/** Stores the claim and then what it is about. */
async function keep(
  deps: Deps,
  { sent, checked, ...told }: Told & { sent: SignedFiling; checked: Checked },
): Promise<SignedOutcome> {
  const { store } = deps;
  const { key, digest } = told;
  const isKnown = 'unit' in checked;
  const unit = isKnown ? checked.unit.unit.id : null;
  const claim = await store.claims.insert({ ...key, digest, unit, filing: filingIdBy(key, key.id) });
  const before = claim.stored ? undefined : await takenInBefore(deps, told, claim.document);
  if (before) return before;
  if (!isKnown) {
    return keptOf(await store.parked.insert(parkedOf(deps, { sender: key.sender, sent, ...checked })));
  }
  return keptOf(
    await keepFiling(deps, {
      filing: filingOf(deps, { key, sent, ...checked }),
      plan: checked.campaign.plan,
    }),
  );
}

/** The filing that a message brings: received now, unless what it says of its signing is to be believed. */
function filingOf(
  deps: Deps,
  {
    key,
    sent,
    campaign: opened,
    unit,
    reviewer,
  }: { key: SentFilingKey; sent: SignedFiling } & Exclude<Checked, { unknown: unknown }>,
) {
  const { head, content } = headAndContent(sent);
  const { step, filedAt, filingId, version } = head;
  const storedAt = receiptTime(deps, opened, filedAt);
  const { plan, openedAt } = opened;
  return newFiling(deps, {
    campaign: opened._id,
    unit: unit.unit.id,
    id: filingIdBy(key, key.id),
    kind: 'filing',
    step,
    party: reviewer,
    content,
    intake: takeIn({ now: storedAt, plan, openedAt, filedAt, document: content.document }),
    storedAt,
    sender: key.sender,
    actor: actorOfSender(key.sender),
    series: { id: `${key.sender}:${filingId}`, version },
    message: 'signal',
  });
}

/** What was stored before under a sender's id; null where a crash came between the claim and the filing. */
const storedBefore = (
  { store }: Pick<Deps, 'store'>,
  { _id, unit, filing, ...key }: ClaimDocument,
): Promise<Stored | null> =>
  unit === null
    ? store.parked.get(key)
    : store.filings.get({ campaign: key.campaign, unit, id: filing ?? key.id });

/**
 * Whether a claim is of the same words, from before they had one form: what was stored with them gave its digest then, and
 * gives that of what is said now once it is in that form.
 */
function isOfOldForm(
  { digest }: Pick<ClaimDocument, 'digest'>,
  said: SignedFiling,
  stored: Pick<Stored, 'content'> | null | undefined,
): boolean {
  if (!stored) return false;
  const { head } = headAndContent(said);
  const of = (content: Stored['content']) => digestOf({ ...head, ...content });
  return of(stored.content) === digest && of(asKeptNow(stored.content)) === digestOf(said);
}

type Stored = FilingDocument | ParkedDocument;

const keptOf = (
  stored: Pick<Stored, 'unit' | 'receivedAt'> & Pick<Partial<ParkedDocument>, 'unknown'>,
): SignedOutcome =>
  stored.unknown
    ? { kind: 'parked', unknown: stored.unknown }
    : { kind: 'filed', unit: stored.unit, receivedAt: stored.receivedAt };

const tested = (checked: Checked): SignedOutcome =>
  'unknown' in checked
    ? { kind: 'tested-unknown', unknown: checked.unknown }
    : { kind: 'tested', unit: checked.unit.unit.id, reviewer: checked.reviewer };

const notSpokenFor = (): Refusal =>
  new Refusal({
    type: 'not-spoken-for',
    text: {
      en: 'Sở Nội vụ decides which agencies a sender speaks for.',
      vi: 'Cơ quan nội vụ quản lý danh sách các cơ quan mà mỗi hệ thống được gửi thay.',
    },
  });

const otherBody = (): Refusal =>
  contentDiffers({
    en: 'Another body was sent with this "webhook-id". Use a new id for a new message.',
    vi: 'Mã "webhook-id" này đã được dùng cho nội dung khác. Lần gửi mới cần có mã riêng.',
  });

const otherContent = (): Refusal =>
  contentDiffers({
    en: 'Another content was sent with this "filingId" and version. Send a correction as the next version.',
    vi: 'Mã "filingId" và số bản này đã được dùng cho nội dung khác. Bản chỉnh sửa là bản tiếp theo.',
  });
