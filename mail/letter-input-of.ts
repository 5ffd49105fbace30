import { bodiesOf, memberBodiesOf } from '../domain/bodies';
import { dayInPlan, dayOf, lastDay } from '../domain/calendar';
import { halfOf, type NoticeItem } from '../domain/ledger/notices';
import type { Plan, StepId } from '../domain/plan';
import { STEP_IDS } from '../domain/plan';
import { standingOn } from '../domain/rules/deadline-standing';
import { stepLabelOf } from '../domain/rules/step-label';
import type { Instant, PlainDate } from '../domain/time';
import { deadlineInWords } from '../domain/wording';
import {
  type LetterInput,
  type LetterInputItem,
  type LetterPerson,
  type NamedParty,
  type PlanTexts,
  STEP_TEXTS,
  type StepTexts,
  type ToldDocument,
  type WaitingLetter,
} from './letter-input';

/** A letter of the outbox, as far as its words depend on it. Leave out items that are no longer owed. */
export interface LetterSource {
  _id: string;
  campaign: string;
  at: Instant;
  items: SourceItem[];
  alsoOwed: SourceItem[];
  unreleased?: number;
  more?: number;
}

export interface SourceItem extends NoticeItem {
  /** Unit id. */
  unit: string;
}

/** What the register says of a party; undefined of one that it does not know. */
export type PartyOf = (party: string) => Omit<NamedParty, 'id'> | undefined;

/** Puts names to ids and words to deadlines. Pure: `now` is the plan time at which the letter is rendered. */
export function letterInputOf({
  letter,
  plan,
  person,
  partyOf,
  documentOf = () => undefined,
  linkOf = () => undefined,
  tasksAt,
  waiting = [],
  now = letter.at,
}: {
  letter: LetterSource;
  plan: Plan;
  person: LetterPerson;
  /** A unit, party, member or body by id; those of the plan need not be known to it. */
  partyOf: PartyOf;
  /** Undefined of what no document is behind, or none that is known. */
  documentOf?: (item: SourceItem) => ToldDocument | undefined;
  /** Undefined of an item that opens no page. */
  linkOf?: ((item: SourceItem) => LetterInputItem['link']) | undefined;
  tasksAt?: string | undefined;
  /** The letters that it names as waiting for release. */
  waiting?: WaitingLetter[];
  now?: Instant;
}): LetterInput {
  const { name, title, email } = person;
  const today = dayOf({ at: now, timeZone: plan.timeZone });
  const named = nameParties(plan, partyOf);
  const toItem = (item: SourceItem) =>
    inputItem({ item, plan, today, named, link: linkOf(item), document: documentOf(item) });
  return {
    key: letter._id,
    campaign: letter.campaign,
    at: letter.at,
    today,
    person: { name, title, email },
    plan: planTexts(plan),
    ...(tasksAt !== undefined && { tasksAt }),
    items: letter.items.map(toItem),
    // Whatever kind they were noted under: a reader wants to know how they stand today.
    alsoOwed: letter.alsoOwed.map((item) => toItem({ ...item, kind: 'reminder' })),
    unreleased: letter.unreleased ?? 0,
    more: letter.more ?? 0,
    waiting,
  };
}

function inputItem({
  item,
  plan,
  today,
  named,
  link,
  document,
}: {
  item: SourceItem;
  plan: Plan;
  today: PlainDate;
  named: (party: string) => NamedParty;
  link: LetterInputItem['link'];
  document: ToldDocument | undefined;
}): LetterInputItem {
  const { step, to, timeliness, lateWorkingDays, level } = item;
  const { missing, part, submitted, awaits, half = halfOf(step, missing ?? []) } = item;
  const { reading, calendar, deadlineWords } = plan;
  const deadline = dayInPlan({ year: plan.year, day: plan.steps[step].deadline });
  const levelName = plan.levels.find(({ id }) => id === level)?.name;
  return {
    ...kindAsOf({ item, plan, today }),
    step,
    party: named(item.party),
    members: membersOf(plan, item.body),
    unit: named(item.unit),
    to: { party: named(to.party), role: to.role },
    deadline,
    deadlineText: deadlineInWords({ deadline, reading, calendar, deadlineWords }),
    lastDay: lastDay(deadline, reading),
    ...(timeliness !== undefined && { timeliness }),
    ...(lateWorkingDays !== undefined && { lateWorkingDays }),
    ...(half && { half }),
    ...(missing && { owes: missing.length > 0 }),
    ...(part && { part }),
    ...(submitted !== undefined && { submitted }),
    ...(awaits && { awaits }),
    ...(levelName !== undefined && { levelName }),
    ...(document && { document }),
    ...(link && { link }),
  };
}

/** The kind under which an item is told on a day: a reminder whose deadline has passed by then is of another kind. */
export function kindAsOf({
  item: { kind, step, overdueFrom },
  plan: { year, steps, reading, calendar },
  today,
}: {
  item: NoticeItem;
  plan: Plan;
  today: PlainDate;
}): Pick<LetterInputItem, 'kind' | 'day'> {
  const deadline = dayInPlan({ year, day: steps[step].deadline });
  const standing = standingOn({ today, deadline, overdueFrom, reading, calendar });
  switch (kind) {
    case 'reminder':
    case 'due-today':
    case 'overdue':
      return standing;
    case 'opening':
      // A letter that waited may go out when the deadline is not ahead any more.
      return standing.kind === 'reminder' ? { kind, day: 0 } : standing;
    case 'escalation':
      return { kind, day: standing.day };
    default:
      return { kind, day: 0 };
  }
}

/** A plan's first body speaks where none is named: then it has no other. */
function membersOf({ bodies }: Plan, body: string | undefined): string {
  const all = memberBodiesOf(bodies);
  return (all.find(({ party }) => party === body) ?? all[0])?.members ?? '';
}

function nameParties(plan: Plan, partyOf: PartyOf) {
  const bodies = new Map(bodiesOf(plan.bodies).map(({ party, name }) => [party, name]));
  return (id: string): NamedParty => ({ id, ...(partyOf(id) ?? { name: bodies.get(id) ?? id }) });
}

function planTexts(plan: Plan): PlanTexts {
  const { title, source, deadlineWords, province, troubleText, sender, bodies, criteria, unitKinds } = plan;
  const { shortSource = 'Kế hoạch', subject = 'kết quả công vụ' } = plan;
  const { outcome = 'mức độ hoàn thành công vụ' } = plan;
  const { chair, leaders, name: committee } = bodies.provincialCommittee;
  const body = ({ party: id, name }: { party: string; name: string }): NamedParty => ({ id, name });
  const steps = STEP_IDS.map((step) => {
    const said = STEP_TEXTS.flatMap((key) => {
      const words = plan.steps[step][key];
      return words === undefined ? [] : [[key, words] as const];
    });
    const texts = Object.fromEntries(said) as Omit<StepTexts, 'label'>;
    return [step, { ...texts, label: stepLabelOf(plan.steps, step) }] as const;
  });
  return {
    title,
    source,
    shortSource,
    subject,
    outcome,
    ...(deadlineWords && { deadlineWords }),
    province,
    troubleText,
    sender,
    homeAffairs: body(bodies.homeAffairs),
    partyBody: body(bodies.partyBody),
    provincialCommittee: {
      ...body(bodies.provincialCommittee),
      chair: chair ?? `Chủ tịch ${committee}`,
      leaders: leaders ?? `lãnh đạo ${committee}`,
    },
    members: memberBodiesOf(bodies).map(({ members }) => members),
    criteria,
    unitKinds,
    steps: Object.fromEntries(steps) as Record<StepId, PlanTexts['steps'][StepId]>,
  };
}
