import { groupBy } from './group-by';
import { EvaluationLedger } from './ledger/ledger';
import type { Notice, NoticeItem, NoticeKind } from './ledger/notices';
import { partyNames } from './party-names';
import { type DayOff, type Plan, STEP_IDS, type StepId } from './plan';
import type { Person, Register, Role } from './register';
import { stepLabelOf } from './rules/step-label';
import { type EvaluationSpec, evaluationSpecs, plannedOpening } from './schedule';
import type { Instant } from './time';

/**
 * Who would get what, and when, if nobody filed anything: what an administrator looks at before a campaign opens.
 * Step 4 is then owed from the latest deadline of steps 1–3, and step 5 never, since no remarks come back.
 */
export interface Preview {
  plan: string;
  register: string;
  openedAt: Instant;
  timeZone: string;
  /** By instant, then by the register's order of people. */
  rows: PreviewRow[];
  /** Recipients that the plan names and the register has nobody for: their letters could not be sent. */
  unreachable: { party: string; role: Role }[];
  /** Days off without an issued document, which do not count. */
  unconfirmed: DayOff[];
}

/** One person at one instant. */
export interface PreviewRow {
  at: Instant;
  person: Person;
  /** The bodies for which they get it, with their names. */
  bodies: { party: string; name: string; role: Role }[];
  /** Something in it waits for release by Sở Nội vụ. */
  needsRelease: boolean;
  items: PreviewItem[];
}

export interface PreviewItem {
  step: StepId;
  /** How the plan counts the step. */
  label: string;
  kind: NoticeKind;
  /** Working days before the due instant, or after D; of what was past already at the opening, after that. */
  day: number;
  needsRelease: boolean;
  /** How many units it is about. */
  units: number;
  /** How many reviews, opinions or reports are owed; more than units where one unit is reviewed by several. */
  obligations: number;
}

export function previewOf({
  plan,
  register,
  openedAt = plannedOpening(plan),
}: {
  plan: Plan;
  register: Register;
  openedAt?: Instant;
}): Preview {
  const specs = evaluationSpecs({ campaign: plan.id, plan, register, openedAt });
  const told = specs.flatMap(silentYear).flatMap((notice) => notice.items.map((item) => ({ notice, item })));
  const peopleOf = peopleByRole(register);
  const nameOf = partyNames(plan, register);
  const letters = new Map<string, { at: Instant; person: Person; entries: Told[] }>();
  const unreachable = new Map<string, NoticeItem['to']>();
  for (const entry of told) {
    const { at } = entry.notice;
    const { to } = entry.item;
    const people = peopleOf.get(roleKey(to)) ?? [];
    if (people.length === 0) unreachable.set(roleKey(to), to);
    for (const person of people) {
      const key = `${at} ${person.id}`;
      const letter = letters.get(key) ?? { at, person, entries: [] };
      letter.entries.push(entry);
      letters.set(key, letter);
    }
  }
  const position = new Map(register.people.map((person, i) => [person.id, i]));
  const rows = [...letters.values()].map(({ at, person, entries }) => {
    const items = countItems(plan, entries);
    const bodies = bodiesIn(entries, nameOf);
    return { at, person, bodies, needsRelease: items.some((item) => item.needsRelease), items };
  });
  rows.sort((a, b) => {
    if (a.at !== b.at) return a.at < b.at ? -1 : 1;
    return (position.get(a.person.id) ?? 0) - (position.get(b.person.id) ?? 0);
  });
  return {
    plan: plan.id,
    register: register.id,
    openedAt,
    timeZone: plan.timeZone,
    rows,
    unreachable: [...unreachable.values()],
    unconfirmed: unconfirmedDaysOff(plan),
  };
}

/** Days off that no document has set yet: shown to administrators, not counted. */
export const unconfirmedDaysOff = (plan: Plan): DayOff[] =>
  plan.calendar.daysOff.filter((day) => day.document === undefined);

interface Told {
  notice: Notice;
  item: NoticeItem;
}

/** The notices of one unit's whole year without a single filing, by the same ledger that runs in earnest. */
function silentYear(spec: EvaluationSpec): readonly Notice[] {
  const ledger = new EvaluationLedger(spec);
  for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) ledger.settle(at);
  return ledger.undelivered;
}

const roleKey = ({ party, role }: { party: string; role: Role }): string => `${party}/${role}`;

function peopleByRole(register: Register): Map<string, Person[]> {
  const byId = new Map(register.people.map((person) => [person.id, person]));
  const held = groupBy(register.roles, roleKey);
  return new Map(
    [...held].map(([key, roles]) => [key, roles.flatMap(({ person }) => byId.get(person) ?? [])]),
  );
}

function bodiesIn(entries: readonly Told[], nameOf: ReadonlyMap<string, string>): PreviewRow['bodies'] {
  const roles = new Map(entries.map(({ item: { to } }) => [roleKey(to), to]));
  return [...roles.values()].map(({ party, role }) => ({ party, name: nameOf.get(party) ?? party, role }));
}

/** Items that differ only in what they are about become one with a count, by step. */
function countItems({ steps }: Pick<Plan, 'steps'>, entries: readonly Told[]): PreviewItem[] {
  const groups = new Map<string, { item: NoticeItem; units: Set<string>; obligations: Set<string> }>();
  for (const { notice, item } of entries) {
    const key = `${item.step} ${item.kind} ${item.day} ${item.needsRelease}`;
    const group = groups.get(key) ?? { item, units: new Set(), obligations: new Set() };
    group.units.add(notice.unit.id);
    group.obligations.add(`${notice.unit.id} ${item.obligation}`);
    groups.set(key, group);
  }
  const counted = [...groups.values()].map(({ item, units, obligations }) => ({
    step: item.step,
    label: stepLabelOf(steps, item.step),
    kind: item.kind,
    day: item.day,
    needsRelease: item.needsRelease,
    units: units.size,
    obligations: obligations.size,
  }));
  return counted.sort((a, b) => STEP_IDS.indexOf(a.step) - STEP_IDS.indexOf(b.step));
}
