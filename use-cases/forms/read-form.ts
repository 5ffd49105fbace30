import type { CampaignState } from '../../domain/campaign';
import { isRealTime } from '../../domain/clock';
import { first, living } from '../../domain/ledger/versions';
import type { ObligationView } from '../../domain/ledger/view';
import { type FilingStepId, type Plan, STEP_IDS } from '../../domain/plan';
import { criteriaFor, type FormTakes, formTakes } from '../../domain/rules/form-fields';
import { datesOf, type FormStanding, formStanding, ifFiled, type WouldBe } from '../../domain/rules/if-filed';
import type { Instant, PlainDate } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { EvaluationRow } from '../../store/evaluations';
import type { FilingHead } from '../../store/filings';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type Draft, filingOfDraft, type Owed, shownDraft, unlessFiled } from '../drafts/draft';
import { filingsOf, type ReadFiling } from '../filings/read-filing';
import { loadOwed } from './load-owed';

/** What a form asks, by the plan and the register: nothing of what has come. */
export interface AskedForm {
  /** Plan time. */
  now: Instant;
  timeZone: string;
  campaign: { id: string; title: string; rehearsal: boolean; state: CampaignState };
  unit: { id: string; name: string; kind: string };
  party: { id: string; name: string };
  step: { id: FilingStepId; number: number; title: string; what: string; filingText: string };
  dueAt: Instant;
  lastDay: PlainDate;
  deadlineText: string;
  criteria: Pick<Plan['criteria'][number], 'id' | 'text' | 'max'>[];
  levels: Plan['levels'];
  score: Plan['score'] | null;
  takes: FormTakes;
}

/** Everything that the form of one obligation shows. */
export interface Form extends AskedForm {
  standing: FormStanding;
  /** Null where nothing can be filed any more. */
  ifFiledNow: WouldBe | null;
  announcement: { owed: boolean; announcedAt?: Instant };
  filings: ReadFiling<FilingHead>[];
  draft: Draft | null;
}

/** What is asked of a party, for those who enter its papers. */
export async function readAskedForm(deps: Deps, owed: Owed): Promise<AskedForm> {
  const campaign = await loadCampaign(deps, owed.campaign);
  return askedOf(owed, { ...(await loadOwed(deps, owed)), campaign, now: planNow(deps, campaign) });
}

/** Reads it from the read model and from what is stored since, in five calls of the store at most. */
export async function readForm(deps: Deps, owed: Owed): Promise<Form> {
  const { store } = deps;
  const { step, party } = owed;
  const campaign = await loadCampaign(deps, owed.campaign);
  const { row, obligation } = await loadOwed(deps, owed);
  const now = planNow(deps, campaign);
  const { plan } = campaign;
  const all = await filingsOf(store, owed);
  const own = all.filter(({ filing }) => filing.step === step && filing.party === party);
  const draft = await store.drafts.get(owed);
  const filedAs = draft && own.find(({ filing }) => filing.id === filingOfDraft(draft))?.filing;
  const standingDraft = draft && (await unlessFiled(store, draft, filedAs));

  const stored = own.map(({ filing, voided }) => ({ ...filing, ...(voided && { voided }) }));
  const taken = living(stored.filter(({ answer }) => answer === null || answer.outcome === 'accepted'));
  const announced = first(taken.filter(({ kind }) => kind === 'announcement'))?.receivedAt;
  const isFiled = taken.some(({ kind }) => kind === 'filing');
  const standing =
    campaign.state === 'cancelled' ? 'cancelled' : formStanding(row.status, obligation, isFiled);
  const isOwed = standing === 'open' || standing === 'filed';
  const sent = { step, party, receivedAt: now, storedAt: now };
  const { dueAt } = obligation;
  return {
    ...askedOf(owed, { row, obligation, campaign, now }),
    standing,
    ifFiledNow:
      standing === 'cancelled' ? null : ifFiled({ plan, status: row.status, dueAt, filings: stored, sent }),
    announcement: {
      owed: step === 'agency-review' && isOwed && announced === undefined,
      ...(announced !== undefined && { announcedAt: announced }),
    },
    filings: own,
    draft: standingDraft && shownDraft(standingDraft),
  };
}

function askedOf(
  { step, party }: Owed,
  {
    row,
    obligation,
    campaign,
    now,
  }: { row: EvaluationRow; obligation: ObligationView; campaign: CampaignDocument; now: Instant },
): AskedForm {
  const { plan } = campaign;
  const takes = formTakes(step);
  const { title, what, filingText } = plan.steps[step];
  const { dueAt, deadlineText } = obligation;
  const { id, name, kind } = row.unit;
  return {
    now,
    timeZone: plan.timeZone,
    campaign: {
      id: campaign._id,
      title: plan.title,
      rehearsal: !isRealTime(campaign.clock),
      state: campaign.state,
    },
    unit: { id, name, kind },
    party: { id: party, name: obligation.name },
    step: { id: step, number: STEP_IDS.indexOf(step) + 1, title, what, filingText },
    dueAt,
    lastDay: datesOf(dueAt, plan).lastDay,
    deadlineText,
    criteria: takes.criteria
      ? criteriaFor(plan, kind).map(({ id: of, text, max }) => ({
          id: of,
          text,
          ...(max !== undefined && { max }),
        }))
      : [],
    levels: plan.levels,
    score: takes.score ? plan.score : null,
    takes,
  };
}
