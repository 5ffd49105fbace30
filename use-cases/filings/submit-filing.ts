import { randomUUID } from 'node:crypto';
import type {
  AnnouncementContent,
  AwaitedContent,
  FilingContent,
  IssuedDocument,
  Stamp,
} from '../../domain/filing-content';
import type { FilingStepId } from '../../domain/plan';
import type { CampaignDocument, FilingDocument } from '../../store/documents';
import { refuseCancelled } from '../campaigns/ended';
import { loadUnit, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { invalid } from '../refusals';
import { checkFiling } from './check-filing';
import { type Author, filingIdBy } from './filing-id';
import { newFiling } from './new-filing';
import type { IsNameable } from './no-such-filing';
import { type Received, receiveFiling } from './receive-filing';
import { takeIn } from './take-in';

/** Who, and on paper how, of whatever is submitted. */
interface SubmittedHead {
  /** Chosen by the sender, so that a repetition is known as one. */
  id?: string;
  party: string;
  /** Paper: makes it an entry on behalf of its party. */
  receipt?: Stamp;
  /** Paper: the entry that it corrects, its stamp too. */
  replaces?: string;
}

/** A review, a report or an opinion of steps 1–3 as it is submitted. */
export interface SubmittedFiling extends SubmittedHead {
  step: FilingStepId;
  /** Absent of a paper whose contents are still to be entered. */
  content: FilingContent | undefined;
  document?: IssuedDocument;
}

export interface SubmittedAnnouncement extends SubmittedHead {
  content: AnnouncementContent;
}

interface Submission<Submitted> {
  target: { campaign: string; unit: string };
  submitted: Submitted;
  /** Whose ids it is chosen from. */
  author: Author;
  actor: string;
  /** Which filings it may say that it corrects; else all. */
  isNameable?: IsNameable;
  /** Its id, if it brings none of its own. */
  givenId?: string | undefined;
}

/** A review, a report or an opinion of steps 1–3: held against the plan, stored, delivered. */
export async function submitFiling(
  deps: Deps,
  { submitted, ...submission }: Submission<SubmittedFiling>,
): Promise<Received> {
  const loaded = await loadUnit(deps, submission.target);
  const { step, content, document } = submitted;
  if (content) checkFiling({ plan: loaded.campaign.plan, unit: loaded.unit.unit, step, content });
  const awaited: AwaitedContent = { ...(document && { document }) };
  return receive(deps, loaded.campaign, submission, {
    ...submitted,
    kind: 'filing',
    content: content ?? awaited,
    ...(!content && { awaitsContent: true }),
  });
}

/** The public announcement («thông báo công khai») of a step-1 review. */
export async function submitAnnouncement(
  deps: Deps,
  { submitted, ...submission }: Submission<SubmittedAnnouncement>,
): Promise<Received> {
  const { campaign } = await loadUnit(deps, submission.target);
  return receive(deps, campaign, submission, {
    ...submitted,
    kind: 'announcement',
    step: 'agency-review',
  });
}

async function receive(
  deps: Deps,
  campaign: CampaignDocument,
  { target, author, actor, isNameable = () => true, givenId }: Omit<Submission<unknown>, 'submitted'>,
  said: SubmittedHead & Pick<FilingDocument, 'kind' | 'step' | 'content'> & { awaitsContent?: true },
): Promise<Received> {
  const { id: chosen = givenId ?? randomUUID(), kind, step, party, receipt, replaces, content } = said;
  const id = filingIdBy(receipt ? undefined : author, chosen);
  await refuseCancelled(campaign, () => deps.store.filings.get({ ...target, id }));
  if (replaces !== undefined)
    await checkReplaced(deps, { ...target, replaces, kind, step, party, isNameable });
  const { plan, openedAt } = campaign;
  const storedAt = planNow(deps, campaign);
  const filing = newFiling(deps, {
    ...target,
    id,
    kind,
    step,
    party,
    content: { ...content, ...(receipt && { receipt }) },
    intake: takeIn({ now: storedAt, plan, openedAt, receipt, document: content.document }),
    storedAt,
    actor,
    ...(replaces !== undefined && { replaces }),
    ...(said.awaitsContent && { awaitsContent: true }),
    message: 'update',
  });
  const received = await receiveFiling(deps, { filing, plan }, actor);
  await endDraft(deps, received, chosen);
  return received;
}

/** What was filed is no draft any more. If this fails, the next who reads the draft ends it. */
async function endDraft(
  { store, logger }: Deps,
  { filing, answer }: Received,
  chosen: string,
): Promise<void> {
  const { kind, channel, campaign, unit, id, storedAtReal: storedAt } = filing;
  if (kind !== 'filing' || channel !== 'person') return;
  if (answer !== 'pending' && answer.outcome === 'refused') return;
  try {
    await store.drafts.removeFiled({ ...filing, filing: chosen, storedAt });
  } catch (error) {
    logger.warn({ err: error, campaign, unit, filing: id }, 'draft of a filing not removed');
  }
}

/** Only what was entered on behalf can be entered anew: what a party sends itself it corrects by a version of its own. */
async function checkReplaced(
  { store }: Pick<Deps, 'store'>,
  {
    replaces,
    kind,
    step,
    party,
    isNameable,
    ...target
  }: Pick<FilingDocument, 'campaign' | 'unit' | 'kind' | 'step' | 'party'> & {
    replaces: string;
    isNameable: IsNameable;
  },
): Promise<void> {
  const replaced = await store.filings.get({ ...target, id: replaces });
  const isTheirs = replaced?.kind === kind && replaced.step === step && replaced.party === party;
  if (!isTheirs || !isNameable(replaced)) {
    const message = {
      en: 'This party has no such entry for this unit in this step.',
      vi: 'Không có văn bản này của bên gửi ở bước này đối với đơn vị.',
    };
    throw invalid([{ field: 'replaces', rule: 'unknown-filing', message }]);
  }
  if (replaced.channel === 'paper') return;
  const message = {
    en: 'Only an entry from paper can be corrected this way; a party corrects its own filing with a new version.',
    vi: 'Chỉ sửa được văn bản giấy do văn thư nhập; bên gửi tự chỉnh sửa bằng một bản mới.',
  };
  throw invalid([{ field: 'replaces', rule: 'not-on-behalf', message }]);
}
