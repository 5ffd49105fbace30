import type { CampaignState } from '../../domain/campaign';
import { isRealTime } from '../../domain/clock';
import { first, living } from '../../domain/ledger/versions';
import { type FilingStepId, type Plan, STEP_IDS } from '../../domain/plan';
import { criteriaFor, type FormTakes, formTakes } from '../../domain/rules/form-fields';
import { datesOf, type FormStanding, formStanding, ifFiled, type WouldBe } from '../../domain/rules/if-filed';
import type { Instant, PlainDate } from '../../domain/time';
import type { FilingHead } from '../../store/filings';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type Draft, filingOfDraft, type Owed, shownDraft, unlessFiled } from '../drafts/draft';
import { filingsOf, type ReadFiling } from '../filings/read-filing';
import { loadOwed } from './load-owed';

/** Everything that the form of one obligation shows. */
export interface Form {
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
  standing: FormStanding;
  /** Null where nothing can be filed any more. */
  ifFiledNow: WouldBe | null;
  criteria: Pick<Plan['criteria'][number], 'id' | 'text' | 'max'>[];
  levels: Plan['levels'];
  score: Plan['score'] | null;
  takes: FormTakes;
  announcement: { owed: boolean; announcedAt?: Instant };
  filings: ReadFiling<FilingHead>[];
  draft: Draft | null;
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
  const takes = formTakes(step);
  const { title, what, filingText } = plan.steps[step];
  const isOwed = standing === 'open' || standing === 'filed';
  const sent = { step, party, receivedAt: now, storedAt: now };
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
    standing,
    ifFiledNow:
      standing === 'cancelled' ? null : ifFiled({ plan, status: row.status, dueAt, filings: stored, sent }),
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
    announcement: {
      owed: step === 'agency-review' && isOwed && announced === undefined,
      ...(announced !== undefined && { announcedAt: announced }),
    },
    filings: own,
    draft: standingDraft && shownDraft(standingDraft),
  };
}
