import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CheckedPlan, Step } from './read-plan';

/** Who owes what to which unit, and who stands behind which role. */
export interface CheckedRegister {
  units: { id: string; name: string }[];
  /** By unit, steps 1–3; steps 4 and 5 are always owed by Sở Nội vụ. */
  owed: ReadonlyMap<string, { step: Step; party: string }[]>;
  /** Of each member the body that they are said to be of, if any. */
  members: ReadonlyMap<string, string | undefined>;
  /** Ids of people by `<party>/<role>`. */
  people: ReadonlyMap<string, string[]>;
  emailOf: ReadonlyMap<string, string>;
}

const unitRow = z.object({ id: z.string(), name: z.string() });
const reviewRow = z.object({ reviewer: z.string(), unit: z.string() });
const opinionRow = z.object({ member: z.string(), unit: z.string() });
const memberRow = z.object({ id: z.string(), body: z.string().optional() });
const personRow = z.object({ id: z.string(), email: z.string() });
const roleRow = z.object({ person: z.string(), party: z.string(), role: z.string() });

/** Reads a register's CSV files anew, without the service's own loader. */
export function readRegister(folder: string): CheckedRegister {
  const rows = <Row extends z.ZodType>(table: string, row: Row): z.output<Row>[] => {
    const text = readFileSync(path.join(folder, `${table}.csv`), 'utf8');
    return z.array(row).parse(parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true }));
  };
  const units = rows('units', unitRow);
  const owed = new Map<string, { step: Step; party: string }[]>(
    units.map(({ id }) => [id, [{ step: 'self-review', party: id }]]),
  );
  for (const { reviewer, unit } of rows('reviews', reviewRow)) {
    owed.get(unit)?.push({ step: 'agency-review', party: reviewer });
  }
  for (const { member, unit } of rows('opinions', opinionRow)) {
    owed.get(unit)?.push({ step: 'member-opinion', party: member });
  }
  // A blank cell says nothing, as a column that is not there.
  const members = new Map(rows('members', memberRow).map(({ id, body }) => [id, body || undefined]));
  const people = new Map<string, string[]>();
  for (const { person, party, role } of rows('roles', roleRow)) {
    const key = `${party}/${role}`;
    people.set(key, [...(people.get(key) ?? []), person]);
  }
  const emailOf = new Map(rows('people', personRow).map(({ id, email }) => [id, email]));
  return { units, owed, members, people, emailOf };
}

/** Who is meant by a recipient of the plan, seen from the party that owes. */
export function peopleMeant({
  recipient,
  party,
  plan: { bodies },
  register,
}: {
  recipient: string;
  party: string;
  plan: Pick<CheckedPlan, 'bodies'>;
  register: Pick<CheckedRegister, 'people' | 'members'>;
}): string[] {
  const office = officeMeant({ party, bodies, members: register.members });
  const elsewhere = new Map([
    ['home-affairs', `${bodies.homeAffairs.party}/focal-person`],
    ['home-affairs-head', `${bodies.homeAffairs.party}/head`],
    ['office', `${office}/focal-person`],
    ['office-head', `${office}/head`],
    ['chair', `${bodies.provincialCommittee.party}/chair`],
  ]);
  return register.people.get(elsewhere.get(recipient) ?? `${party}/${recipient}`) ?? [];
}

/** What a member owes concerns the office of their body, of which a plan with a single one need not say more. */
function officeMeant({
  party,
  bodies: { memberBodies, committeeOffice },
  members,
}: Pick<CheckedPlan, 'bodies'> & Pick<CheckedRegister, 'members'> & { party: string }): string {
  if (!members.has(party)) return committeeOffice.party;
  const named = members.get(party) ?? (memberBodies.length === 1 ? memberBodies[0]?.party : undefined);
  return (memberBodies.find((body) => body.party === named)?.office ?? committeeOffice).party;
}
