import type { Plan } from '../domain/plan';
import type { Row, Table } from './csv-table';
import { didYouMean } from './did-you-mean';
import type { Fault, FaultRule } from './fault';
import { missingRoles } from './register-roles';
import type { RegisterTables } from './register-tables';

const idsOf = (table: Table<'id'>): string[] => table.rows.flatMap(({ cells }) => cells.id ?? []);

const faultAt = (table: Table, { row }: Row, field: string, rule: FaultRule, message: string): Fault => ({
  file: table.file,
  row,
  field,
  rule,
  message,
});

/** Every cell of a column that names something which is not there. */
function unknownNames<C extends string>(
  table: Table<C>,
  column: C,
  { known, rule, what }: { known: readonly string[]; rule: FaultRule; what: string },
): Fault[] {
  const ids = new Set(known);
  const messages = new Map<string, string>();
  return table.rows.flatMap((row) => {
    const id = row.cells[column];
    if (id === undefined || ids.has(id)) return [];
    const message = messages.get(id) ?? `${what} «${id}»${didYouMean(id, known)}`;
    messages.set(id, message);
    return [faultAt(table, row, column, rule, message)];
  });
}

/** References between the tables; one that cannot be read makes nothing unknown. */
function references(
  { units, members, people, roles, reviews, opinions }: RegisterTables,
  plan: Plan,
): Fault[] {
  const kinds = plan.unitKinds.map(({ id }) => id);
  const what = `the plan ${plan.id} has no kind of unit`;
  const found = [unknownNames(units, 'kind', { known: kinds, rule: 'unknown-kind', what })];
  if (units.isWhole) {
    const unit = { known: idsOf(units), rule: 'unknown-unit', what: 'units.csv has no unit' } as const;
    found.push(
      unknownNames(members, 'headOf', unit),
      unknownNames(reviews, 'reviewer', unit),
      unknownNames(reviews, 'unit', unit),
      unknownNames(opinions, 'unit', unit),
    );
  }
  if (members.isWhole) {
    const member = {
      known: idsOf(members),
      rule: 'unknown-member',
      what: 'members.csv has no member',
    } as const;
    found.push(unknownNames(opinions, 'member', member));
  }
  if (people.isWhole) {
    const person = {
      known: idsOf(people),
      rule: 'unknown-person',
      what: 'people.csv has no person',
    } as const;
    found.push(unknownNames(roles, 'person', person));
  }
  if (units.isWhole && members.isWhole) {
    const bodies = Object.values(plan.bodies).map((body) => body.party);
    const known = [...idsOf(units), ...idsOf(members), ...bodies];
    const none = 'no unit, member or body of the plan is called';
    found.push(unknownNames(roles, 'party', { known, rule: 'unknown-party', what: none }));
  }
  return found.flat();
}

/** The desks that the steps run over are units like all others: they are evaluated too. */
function bodiesThatAreNoUnits({ units }: RegisterTables, plan: Plan): Fault[] {
  if (!units.isWhole) return [];
  const ids = new Set(idsOf(units));
  return [plan.bodies.homeAffairs, plan.bodies.committeeOffice].flatMap(({ party, name }): Fault[] => {
    if (ids.has(party)) return [];
    const message = `the plan ${plan.id} names «${party}» (${name}) among its bodies: it must be a unit`;
    return [{ file: units.file, field: 'id', rule: 'unknown-unit', message }];
  });
}

/** Every row whose key, made of its cells, an earlier row has. */
function repeatedRows<C extends string>(
  table: Table<C>,
  keyOf: (cells: Row<C>['cells']) => string | undefined,
): { row: Row<C>; first: number; key: string }[] {
  const firstRow = new Map<string, number>();
  return table.rows.flatMap((row) => {
    const key = keyOf(row.cells);
    if (key === undefined) return [];
    const first = firstRow.get(key);
    if (first !== undefined) return [{ row, first, key }];
    firstRow.set(key, row.row);
    return [];
  });
}

function duplicates(
  { units, members, people, roles, reviews, opinions }: RegisterTables,
  plan: Plan,
): Fault[] {
  const faults: Fault[] = [];
  for (const table of [units, members, people]) {
    for (const { row, first, key } of repeatedRows<'id'>(table, ({ id }) => id)) {
      faults.push(faultAt(table, row, 'id', 'duplicate-id', `«${key}» is the id of row ${first} too`));
    }
  }
  // Units, members and bodies are one another's parties: letters and roles name them by id alone.
  const { provincialCommittee, partyBody } = plan.bodies;
  const bodies = new Map([provincialCommittee, partyBody].map((body) => [body.party, body.name]));
  const unitIds = new Set(idsOf(units));
  for (const table of [units, members]) {
    for (const row of table.rows) {
      const id = row.cells.id ?? '';
      const other = bodies.get(id) ?? (table === members && unitIds.has(id) ? 'a unit' : undefined);
      if (other) faults.push(faultAt(table, row, 'id', 'duplicate-id', `«${id}» is the id of ${other} too`));
    }
  }
  const address = ({ email }: { email?: string }) => email?.toLowerCase();
  for (const { row, first } of repeatedRows<'email'>(people, address)) {
    const message = `is the address of row ${first} too: letters are one per person`;
    faults.push(faultAt(people, row, 'email', 'same-address', message));
  }
  const again = <C extends string>(table: Table<C>, columns: readonly C[]) => {
    const key = (cells: Row<C>['cells']) => columns.map((column) => cells[column] ?? '').join();
    for (const { row, first } of repeatedRows(table, key)) {
      faults.push(faultAt(table, row, columns[0] ?? '', 'duplicate', `says the same as row ${first}`));
    }
  };
  again(roles, ['person', 'party', 'role']);
  again(reviews, ['reviewer', 'unit']);
  again(opinions, ['member', 'unit']);
  return faults;
}

/** Nobody reviews their own unit. */
const ownUnits = ({ reviews }: RegisterTables): Fault[] =>
  reviews.rows.flatMap((row) => {
    const { reviewer, unit } = row.cells;
    if (reviewer === undefined || reviewer !== unit) return [];
    return [faultAt(reviews, row, 'reviewer', 'own-unit', `«${unit}» would review itself`)];
  });

/** Every unit has an opinion coming from somebody other than its own head. */
function unitsWithoutOtherMember({ units, members, opinions }: RegisterTables): Fault[] {
  if (!members.isWhole || !opinions.isWhole) return [];
  const headOf = new Map(members.rows.map(({ cells }) => [cells.id, cells.headOf]));
  const heard = new Set(
    opinions.rows.flatMap(({ cells: { member, unit } }) =>
      member !== undefined && headOf.get(member) !== unit ? (unit ?? []) : [],
    ),
  );
  return units.rows.flatMap((row) => {
    const { id } = row.cells;
    if (id === undefined || heard.has(id)) return [];
    const message = `no member other than its own head gives an opinion on «${id}»: add one to opinions.csv`;
    return [faultAt(units, row, 'id', 'no-other-member', message)];
  });
}

/** What only makes sense together: every rule that a register breaks under a plan. */
export const registerRules = (tables: RegisterTables, plan: Plan): Fault[] => [
  ...references(tables, plan),
  ...bodiesThatAreNoUnits(tables, plan),
  ...duplicates(tables, plan),
  ...ownUnits(tables),
  ...unitsWithoutOtherMember(tables),
  ...missingRoles(tables, plan),
];
