import { basename } from 'node:path';
import { bodiesOf } from '../../domain/bodies';
import type { Plan } from '../../domain/plan';
import type { Fault } from '../fault';
import type { Row, Table } from '../files/csv-table';
import { faultAt, idsOf, repeatedRows } from '../files/table-faults';
import type { RegisterTables } from './tables';

type Named = Pick<RegisterTables, 'units' | 'parties' | 'members'>;

/** Units, parties, members and bodies are one another's parties: letters and roles name them by id alone. */
function sharedIds({ units, parties, members }: Named, plan: Plan): Fault[] {
  const { provincialCommittee, partyBody, memberBodies = [] } = plan.bodies;
  const all = (table: Table<'id'>, what: string) => idsOf(table).map((id) => [id, what] as const);
  const noUnits = new Map([provincialCommittee, partyBody, ...memberBodies].map((b) => [b.party, b.name]));
  // Of a body of the plan a row makes a reviewer, so that its id is no other's.
  const noParties = new Map(all(units, 'a unit'));
  const noMembers = new Map([
    ...bodiesOf(plan.bodies).map(({ party, name }) => [party, name] as const),
    ...all(units, 'a unit'),
    ...all(parties, 'a party'),
  ]);
  const why = 'letters and roles name parties by id alone';
  const found = ([table, others, remedy]: readonly [Table<'id'>, ReadonlyMap<string, string>, string]) =>
    table.rows.flatMap((row) => {
      const other = others.get(row.cells.id ?? '');
      const message = `«${row.cells.id}» is the id of ${other} too: ${remedy}`;
      return other === undefined ? [] : [faultAt(table, row, 'id', 'duplicate-id', message)];
    });
  const reviewsAnyway = 'a unit reviews and leads without a row here, so take it out, or it is another body';
  return [
    [units, noUnits, why] as const,
    [parties, noParties, reviewsAnyway] as const,
    [members, noMembers, why] as const,
  ].flatMap(found);
}

/** Other systems name a unit or a party by its id or by its code: either must mean one alone. */
function ambiguousCodes({ units, parties, members }: Named): Fault[] {
  const placeOf = ({ file }: Table, { row }: Row) => `row ${row} of ${basename(file)}`;
  const idAt = new Map(
    [units, parties, members].flatMap((table: Table<'id'>) =>
      table.rows.map((row) => [row.cells.id, placeOf(table, row)] as const),
    ),
  );
  const codeAt = new Map<string, string>();
  return [units, parties].flatMap((table: Table<'id' | 'code'>) =>
    table.rows.flatMap((row) => {
      const { id, code } = row.cells;
      if (code === undefined) return [];
      const fault = (message: string) => [faultAt(table, row, 'code', 'duplicate-code', message)];
      const first = codeAt.get(code);
      if (first !== undefined)
        return fault(`«${code}» is the code of ${first} too: a code is one body's alone`);
      codeAt.set(code, placeOf(table, row));
      const other = code === id ? undefined : idAt.get(code);
      return other === undefined
        ? []
        : fault(`«${code}» is the id of ${other}: a code must not be another's id`);
    }),
  );
}

/** Whatever is there twice and must not be: ids, codes, addresses, whole rows. */
export function duplicates(
  { units, parties, members, people, roles, reviews, opinions }: RegisterTables,
  plan: Plan,
): Fault[] {
  const faults: Fault[] = [];
  for (const table of [units, parties, members, people]) {
    for (const { row, first, key } of repeatedRows<'id'>(table, ({ id }) => id)) {
      faults.push(
        faultAt(
          table,
          row,
          'id',
          'duplicate-id',
          `«${key}» is the id of row ${first} too: an id is one row's alone`,
        ),
      );
    }
  }
  faults.push(...sharedIds({ units, parties, members }, plan));
  const address = ({ email }: { email?: string }) => email?.toLowerCase();
  for (const { row, first } of repeatedRows<'email'>(people, address)) {
    const message = `is the address of row ${first} too: letters are one per person`;
    faults.push(faultAt(people, row, 'email', 'same-address', message));
  }
  const again = <C extends string>(table: Table<C>, columns: readonly C[]) => {
    if (!table.isWhole) return;
    const key = (cells: Row<C>['cells']) => columns.map((column) => cells[column] ?? '').join();
    for (const { row, first } of repeatedRows(table, key)) {
      faults.push(
        faultAt(table, row, columns[0] ?? '', 'duplicate', `says the same as row ${first}: keep one`),
      );
    }
  };
  again(roles, ['person', 'party', 'role']);
  again(reviews, ['reviewer', 'unit']);
  again(opinions, ['member', 'unit']);
  return [...faults, ...ambiguousCodes({ units, parties, members })];
}
