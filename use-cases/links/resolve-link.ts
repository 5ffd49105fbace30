import { bodiesOf } from '../../domain/bodies';
import { dayInPlan } from '../../domain/calendar';
import type { CampaignState } from '../../domain/campaign';
import { isRealTime } from '../../domain/clock';
import type { FilingStepId } from '../../domain/plan';
import { standingOfAll, type TaskStanding, taskStandingOf } from '../../domain/rules/task-standing';
import { dueAtOf } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { deadlineInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { LetterLinkDocument } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { EvaluationRow } from '../../store/evaluations';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { linkId, typedCode } from './link-names';
import { taskPage } from './task-page';

interface Named {
  id: string;
  name: string;
}

/** All that a page needs to say of what a letter's link is about, whoever looks at it: no level, no content. */
export interface ResolvedLink {
  link: LetterLinkDocument;
  campaign: { id: string; title: string; state: CampaignState; isRehearsal: boolean };
  step: { id: FilingStepId; title: string; what: string };
  party: Named;
  units: (Named & { standing: TaskStanding })[];
  /** To whom the letter was written; undefined once the register has nobody of that id. */
  person?: { id: string; name: string; email: string };
  deadlineText: string;
  dueAt: Instant;
  planNow: Instant;
  standing: TaskStanding;
  /** Ids of the units of which something is to be done. */
  openUnits: string[];
  /** The way to the receipts: of each unit the filing that counts, or the newest that is kept until a reopening. */
  filings: { unit: string; filing: string }[];
  /** What is left to be done is to announce what was filed. */
  onlyAnnouncement: boolean;
  /** It tells of what others owe: its reader files nothing. */
  isReport: boolean;
  /** Who opens it must have been granted a role: the register gives them none that sees it. */
  needsGrant: boolean;
  /** The page that it opens after the sign-in. */
  target: string;
}

/** From a link's token or a task code, as somebody typed it; undefined where there is no such link. */
export async function resolveLink(
  deps: Pick<Deps, 'store' | 'now' | 'planInstant'>,
  asked: { token: string } | { code: string },
): Promise<ResolvedLink | undefined> {
  const { store } = deps;
  const link = await findLink(deps, asked);
  if (!link) return undefined;
  const { campaign: id, party, units, step } = link;
  const [campaign, person, names, evaluations] = await Promise.all([
    loadCampaign(deps, id),
    store.register.person({ campaign: id, person: link.person }),
    store.register.namesOf({ campaign: id, parties: [party, ...units] }),
    store.evaluations.rowsOf({ campaign: id, units }),
  ]);
  const { plan, state, clock } = campaign;
  const bodies = new Map(bodiesOf(plan.bodies).map((body) => [body.party, body.name]));
  const named = (each: string): Named => ({ id: each, name: names.get(each) ?? bodies.get(each) ?? each });
  const tasks = units.map((unit) => ({ unit, ...taskOf({ campaign, link, unit, evaluations }) }));
  const { title, what } = plan.steps[step];
  const needsGrant = link.page === 'overdue' && !isLeader(person, party);
  return {
    link,
    campaign: { id, title: plan.title, state, isRehearsal: !isRealTime(clock) },
    step: { id: step, title, what },
    party: named(party),
    units: tasks.map(({ unit, standing }) => ({ ...named(unit), standing })),
    ...(person && { person: { id: person.id, name: person.name, email: person.email } }),
    ...deadlineOf(campaign, step),
    planNow: planNow(deps, campaign),
    standing: standingOfAll(tasks.map(({ standing }) => standing)),
    openUnits: tasks.filter(({ standing }) => standing === 'open').map(({ unit }) => unit),
    filings: tasks.flatMap(({ unit, filing }) => (filing === undefined ? [] : [{ unit, filing }])),
    onlyAnnouncement: tasks.every((task) => task.standing !== 'open' || task.isHalf),
    isReport: link.page === 'overdue',
    needsGrant,
    target: taskPage(link, {
      receiptOf: tasks[0]?.isWritten ? tasks[0].filing : undefined,
      seesAll: needsGrant,
    }),
  };
}

async function findLink(
  { store }: Pick<Deps, 'store'>,
  asked: { token: string } | { code: string },
): Promise<LetterLinkDocument | undefined> {
  if ('token' in asked) return (await store.letterLinks.get(linkId(asked.token))) ?? undefined;
  const code = typedCode(asked.code);
  return code === undefined ? undefined : store.letterLinks.ofCode(code);
}

/** A leader sees by the register what is overdue in their charge; at Sở Nội vụ it takes a granted role. */
const isLeader = (person: PersonDocument | null, party: string): boolean =>
  person?.roles.some(
    (each) => each.party === party && (each.role === 'vice-chair' || each.role === 'chair'),
  ) ?? false;

function taskOf({
  campaign,
  link: { step, party, page },
  unit,
  evaluations,
}: {
  campaign: CampaignDocument;
  link: LetterLinkDocument;
  unit: string;
  evaluations: readonly EvaluationRow[];
}): {
  standing: TaskStanding;
  filing: string | undefined;
  /** It was filed, and is still to be announced. */
  isHalf: boolean;
  /** Nothing is left to write. */
  isWritten: boolean;
} {
  const evaluation = evaluations.find((each) => each.unit.id === unit);
  const ofStep = evaluation?.obligations.filter((each) => each.step === step) ?? [];
  if (page === 'overdue') {
    // Whoever owes it: of what is reported, its reader asks whether any of it is still to come.
    const standings = ofStep.map((obligation) =>
      taskStandingOf({ campaign: campaign.state, evaluation, obligation }),
    );
    const standing =
      standings.length > 0
        ? standingOfAll(standings)
        : taskStandingOf({ campaign: campaign.state, evaluation });
    return { standing, filing: undefined, isHalf: false, isWritten: false };
  }
  const obligation = ofStep.find((each) => each.party === party);
  const held = evaluation?.held.findLast((each) => each.step === step && each.party === party);
  const living = obligation?.versions.filter(({ voided }) => !voided);
  const standing = taskStandingOf({ campaign: campaign.state, evaluation, obligation });
  const isHalf = standing === 'open' && obligation?.missing?.join() === 'announcement';
  return {
    standing,
    filing: (living?.find(({ counts }) => counts) ?? living?.at(-1) ?? held)?.id,
    isHalf,
    isWritten: isHalf || standing === 'filed' || standing === 'over',
  };
}

/** By the plan alone, so that it can be said before the first evaluation is written down. */
function deadlineOf(
  { plan }: CampaignDocument,
  step: FilingStepId,
): { deadlineText: string; dueAt: Instant } {
  const { year, reading, calendar, deadlineWords } = plan;
  const deadline = dayInPlan({ year, day: plan.steps[step].deadline });
  return {
    deadlineText: deadlineInWords({ deadline, reading, calendar, deadlineWords }),
    dueAt: dueAtOf(plan, step),
  };
}
