import { rehearsalId } from '../../domain/ids';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { type AskedClock, clockFaults, openedClock } from '../../domain/rules/campaign-clock';
import { whollyPastFaults } from '../../domain/rules/wholly-past';
import { evaluationSpecs } from '../../domain/schedule';
import type { CampaignDocument } from '../../store/documents/campaign';
import { registerDocuments } from '../../store/register-documents';
import { isServiceAway } from '../away';
import type { Deps } from '../deps';
import { digestOf } from '../digest';
import { conflict, invalid, unavailable } from '../refusals';
import { cannotOpenAgain } from './ended';
import { loadPlanAndRegister } from './load-plan-and-register';
import { startCampaign } from './start-campaign';
import { pagesOf, storeRegister } from './store-register';

/** A campaign as it is asked for. */
export interface AskedCampaign {
  /** Else the plan's id, or `<plan>-rehearsal-<n>`. */
  id?: string;
  plan: string;
  /** Else the one with the plan's id. */
  register?: string;
  clock: AskedClock;
}

/** Evaluations wake spread over this window before an instant of the plan. */
const WAKE_SPREAD_MS = 10 * 60_000;
/** How long letters wait for evaluations that are behind. */
const GRACE_MS = 10 * 60_000;
/** How long the start of a workflow may take. */
const PATIENCE_MS = 5000;

/**
 * Opens a campaign: stores it with its register, then starts its workflow, which goes on with the opening; the campaign says how
 * far it has come. Everything in it may be done twice, so that after a crash in between the same call goes on where it stopped.
 */
export async function openCampaign(
  deps: Deps,
  asked: AskedCampaign,
  givenId?: string,
): Promise<{ campaign: CampaignDocument; created: boolean }> {
  const { plan, register } = loadPlanAndRegister(deps.catalogue, asked);
  const faults = clockFaults({ plan, clock: asked.clock });
  if (faults.length > 0) throw invalid(faults);
  const { stored, document } = await storeCampaign(deps, { asked, plan, register, givenId });
  if (document.state !== 'open') throw cannotOpenAgain(document);
  const { _id: campaign, openedAt, opening } = document;
  if (opening) {
    const specs = evaluationSpecs({ campaign, plan, register, openedAt });
    const documents = registerDocuments({ campaign, plan, register, specs });
    await storeRegister(deps.store, { campaign, documents, pages: opening.pages });
  }
  await start(deps, document);
  return { campaign: document, created: stored };
}

async function storeCampaign(
  deps: Deps,
  {
    asked,
    plan,
    register,
    givenId,
  }: { asked: AskedCampaign; plan: Plan; register: Register; givenId: string | undefined },
): Promise<{ stored: boolean; document: CampaignDocument }> {
  const digest = digestOf({ plan, register: withoutEmptyParties(register), clock: asked.clock });
  const documentOf = (id: string): CampaignDocument => ({
    _id: id,
    plan,
    register: { id: register.id, title: register.title },
    units: register.units.length,
    ...openedClock({ plan, clock: asked.clock, nowMs: deps.now() }),
    wakeSpreadMs: WAKE_SPREAD_MS,
    graceMs: GRACE_MS,
    state: 'open',
    sending: 'open',
    digest,
    opening: { pages: pagesOf(plan, register), stored: 0, started: 0 },
  });
  if (asked.id === undefined && asked.clock.kind === 'rehearsal') {
    if (givenId === undefined) return insertNextRehearsal(deps, plan.id, documentOf);
    // Counted on, a repetition of the call would be the next one.
    return deps.store.campaigns.insert(documentOf(rehearsalId(plan.id, givenId.slice(0, 8))));
  }
  const document = documentOf(asked.id ?? plan.id);
  if (asked.clock.kind === 'real') await refuseWhollyPast(deps, document);
  const result = await deps.store.campaigns.insert(document);
  if (result.document.digest === digest || result.document.state !== 'open') return result;
  throw conflict({
    en: `The campaign "${result.document._id}" was opened with another plan, register or clock.`,
    vi: `Đợt đánh giá "${result.document._id}" đã được mở với kế hoạch, danh sách đơn vị hoặc đồng hồ khác.`,
  });
}

/** A campaign that was opened before registers had parties is opened again as the same. */
const withoutEmptyParties = ({ parties, ...register }: Register) =>
  parties.length > 0 ? { ...register, parties } : register;

/** One that was opened in time is still the same when it is asked for again. */
async function refuseWhollyPast(
  { store }: Pick<Deps, 'store'>,
  { _id, plan, openedAt }: CampaignDocument,
): Promise<void> {
  const faults = whollyPastFaults({ plan, now: openedAt });
  if (faults.length > 0 && !(await store.campaigns.get(_id))) throw invalid(faults);
}

/** `<plan>-rehearsal-<n>` with the first n that is free; another caller may take it first. */
async function insertNextRehearsal(
  { store }: Deps,
  plan: string,
  documentOf: (id: string) => CampaignDocument,
): Promise<{ stored: boolean; document: CampaignDocument }> {
  const taken = new Set((await store.campaigns.list()).map(({ _id }) => _id));
  for (let n = 1; ; n += 1) {
    const id = rehearsalId(plan, n);
    if (taken.has(id)) continue;
    const result = await store.campaigns.insert(documentOf(id));
    if (result.stored) return result;
  }
}

async function start(deps: Deps, document: CampaignDocument): Promise<void> {
  try {
    await deps.client.withDeadline(Date.now() + PATIENCE_MS, () =>
      startCampaign(deps, document, 'REJECT_DUPLICATE'),
    );
  } catch (error) {
    if (!isServiceAway(error)) throw error;
    const text = {
      en: 'The campaign is stored but not started yet; open it again with the same id.',
      vi: 'Đợt đánh giá đã được lưu nhưng chưa bắt đầu; đề nghị mở lại với cùng mã.',
    };
    throw unavailable({ cause: error, text, about: { campaign: document._id } });
  }
}
