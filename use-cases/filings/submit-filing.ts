import { randomUUID } from 'node:crypto';
import type { FieldFault } from '../../domain/field-fault';
import type {
  AnnouncementContent,
  AwaitedContent,
  FiledFile,
  FilingContent,
  IssuedDocument,
  Stamp,
} from '../../domain/filing-content';
import { MAX_VERSIONS } from '../../domain/ledger/room';
import type { FilingStepId } from '../../domain/plan';
import { filingFaults } from '../../domain/rules/filing-check';
import { ifFiled, type WouldBe } from '../../domain/rules/if-filed';
import { type Claimed, type Intake, intakeFaults } from '../../domain/rules/intake';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { FilingDocument } from '../../store/documents/filing';
import type { UnitDocument } from '../../store/documents/register';
import { refuseCancelled } from '../campaigns/ended';
import { loadUnit, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { attachedFiles, keepFiles } from '../files/attach';
import { loadOwed } from '../forms/load-owed';
import { refuseFaults, tooManyVersions } from '../refusals';
import { type Author, filingIdBy } from './filing-id';
import { newFiling } from './new-filing';
import type { IsNameable } from './no-such-filing';
import { filingsOf } from './read-filing';
import { type Received, receiveFiling } from './receive-filing';
import { replacedFaults } from './replaced-faults';
import { checkAssigned } from './resolve-party';
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
  /** Ids of files that are its evidence. */
  files?: readonly string[];
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
  const { files, faults } = await attachedTo(deps, submission.target, submitted);
  const said = saidBy(submitted, files);
  return receive(deps, loaded.campaign, submission, said, [...contentFaults(loaded, submitted), ...faults]);
}

/** What would become of a filing if it were sent now; nothing is stored. Throws what the sending would. */
export async function checkSubmission(
  deps: Deps,
  { submitted, ...submission }: Submission<SubmittedFiling>,
): Promise<WouldBe & Pick<Intake, 'marks'>> {
  const { store } = deps;
  const { target } = submission;
  const { campaign, unit } = await loadUnit(deps, target);
  const { files, faults } = await attachedTo(deps, target, submitted);
  const said = saidBy(submitted, files);
  const known = [...contentFaults({ campaign, unit }, submitted), ...faults];
  await refuseUntrue(deps, campaign, submission, said, known);
  await refuseCancelled(campaign);
  const { step, party, replaces, awaitsContent } = said;
  checkAssigned({ unit, step, party, field: 'party' });
  const { row, obligation } = await loadOwed(deps, { ...target, step, party });
  const stored = (await filingsOf(store, target)).filter(
    ({ filing }) => filing.step === step && filing.party === party,
  );
  const { receivedAt, marks } = takeIn(claimedBy(deps, campaign, said));
  const now = planNow(deps, campaign);
  const wouldBe = ifFiled({
    plan: campaign.plan,
    status: row.status,
    dueAt: obligation.dueAt,
    filings: stored.map(({ filing, voided }) => ({ ...filing, ...(voided && { voided }) })),
    sent: {
      step,
      party,
      receivedAt,
      storedAt: now,
      ...(replaces !== undefined && { replaces }),
      ...(awaitsContent && { awaitsContent }),
    },
  });
  if (wouldBe.version > MAX_VERSIONS) throw tooManyVersions(MAX_VERSIONS);
  return { ...wouldBe, ...(marks && { marks }) };
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

type Said = SubmittedHead & Pick<FilingDocument, 'kind' | 'step' | 'content'> & { awaitsContent?: true };

const attachedTo = (
  deps: Deps,
  target: Submission<unknown>['target'],
  { step, party, receipt, files: ids }: SubmittedFiling,
) => attachedFiles(deps, { owed: { ...target, step, party }, channel: receipt ? 'paper' : 'person', ids });

function saidBy({ files: _ids, ...submitted }: SubmittedFiling, files: FiledFile[]): Said {
  const { content, document } = submitted;
  const awaited: AwaitedContent = { ...(document && { document }) };
  return {
    ...submitted,
    kind: 'filing',
    content: { ...(content ?? awaited), ...(files.length > 0 && { files }) },
    ...(!content && { awaitsContent: true }),
  };
}

const contentFaults = (
  { campaign: { plan }, unit: { unit } }: { campaign: CampaignDocument; unit: UnitDocument },
  { step, content }: SubmittedFiling,
): FieldFault[] => (content ? filingFaults({ plan, unit, step, content }) : []);

const claimedBy = (deps: Deps, campaign: CampaignDocument, { receipt, content }: Said): Claimed => ({
  now: planNow(deps, campaign),
  plan: campaign.plan,
  openedAt: campaign.openedAt,
  receipt,
  document: content.document,
});

/** Throws the refusal `invalid` with all that is wrong with what is submitted, beside what is known already. */
async function refuseUntrue(
  deps: Deps,
  campaign: CampaignDocument,
  { target, isNameable = () => true }: Omit<Submission<unknown>, 'submitted'>,
  said: Said,
  known: readonly FieldFault[],
): Promise<void> {
  const ofReplaced = await replacedFaults(deps, { ...target, ...said, isNameable });
  refuseFaults([...known, ...ofReplaced, ...intakeFaults(claimedBy(deps, campaign, said))]);
}

async function receive(
  deps: Deps,
  campaign: CampaignDocument,
  submission: Omit<Submission<unknown>, 'submitted'>,
  said: Said,
  known: readonly FieldFault[] = [],
): Promise<Received> {
  const { target, author, actor, givenId } = submission;
  const { id: chosen = givenId ?? randomUUID(), kind, step, party, receipt, replaces, content } = said;
  const id = filingIdBy(receipt ? undefined : author, chosen);
  await refuseUntrue(deps, campaign, submission, said, known);
  await refuseCancelled(campaign, () => deps.store.filings.get({ ...target, id }));
  const claimed = claimedBy(deps, campaign, said);
  const filing = newFiling(deps, {
    ...target,
    id,
    kind,
    step,
    party,
    content: { ...content, ...(receipt && { receipt }) },
    intake: takeIn(claimed),
    storedAt: claimed.now,
    actor,
    ...(replaces !== undefined && { replaces }),
    ...(said.awaitsContent && { awaitsContent: true }),
    message: 'update',
  });
  await keepFiles(deps, content.files ?? []);
  const received = await receiveFiling(deps, { filing, plan: campaign.plan }, actor);
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
