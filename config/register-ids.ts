import { bodiesOf } from '../domain/bodies';
import type { Plan } from '../domain/plan';
import type { Row, Table } from './csv-table';
import type { Fault } from './fault';
import type { RegisterTables } from './register-tables';
import { faultAt, idsOf, repeatedRows } from './table-faults';

/** Units, members and bodies are one another's parties: letters and roles name them by id alone. */
function sharedIds({ units, members }: Pick<RegisterTables, 'units' | 'members'>, plan: Plan): Fault[] {
  const { provincialCommittee, partyBody, memberBodies = [] } = plan.bodies;
  const noUnits = new Map([provincialCommittee, partyBody, ...memberBodies].map((b) => [b.party, b.name]));
  const noMembers = new Map(bodiesOf(plan.bodies).map(({ party, name }) => [party, name]));
  for (const id of idsOf(units)) noMembers.set(id, 'a unit');
  const found = ([table, others]: readonly [Table<'id'>, ReadonlyMap<string, string>]) =>
    table.rows.flatMap((row) => {
      const other = others.get(row.cells.id ?? '');
      const message = `«${row.cells.id}» is the id of ${other} too: letters and roles name parties by id alone`;
      return other === undefined ? [] : [faultAt(table, row, 'id', 'duplicate-id', message)];
    });
  return [[units, noUnits] as const, [members, noMembers] as const].flatMap(found);
}

/** Other systems name a unit by its id or by its code: either must mean one unit alone. */
function ambiguousCodes({ units }: Pick<RegisterTables, 'units'>): Fault[] {
  const rowOf = new Map(units.rows.map(({ row, cells }) => [cells.id, row]));
  const twice = repeatedRows<'code'>(units, ({ code }) => code).map(({ row, first, key }) => {
    const message = `«${key}» is the code of row ${first} too: a code is one unit's`;
    return faultAt(units, row, 'code', 'duplicate-code', message);
  });
  const asId = units.rows.flatMap((row) => {
    const other = rowOf.get(row.cells.code);
    if (row.cells.code === undefined || other === undefined || other === row.row) return [];
    const message = `«${row.cells.code}» is the id of row ${other}: a code must not be another unit's id`;
    return [faultAt(units, row, 'code', 'duplicate-code', message)];
  });
  return [...twice, ...asId];
}

/** Whatever is there twice and must not be: ids, codes, addresses, whole rows. */
export function duplicates(
  { units, members, people, roles, reviews, opinions }: RegisterTables,
  plan: Plan,
): Fault[] {
  const faults: Fault[] = [];
  for (const table of [units, members, people]) {
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
  faults.push(...sharedIds({ units, members }, plan));
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
  return [...faults, ...ambiguousCodes({ units })];
}
