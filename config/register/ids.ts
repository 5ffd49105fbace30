import { basename } from 'node:path';
import { bodiesOf } from '../../domain/bodies';
import { joined, type Said, type Text } from '../../domain/text';
import type { Fault } from '../fault';
import type { Row, Table } from '../files/csv-table';
import { faultAt, idsOf, repeatedRows } from '../files/table-faults';
import type { PlanSections } from '../plan/sections';
import type { RegisterTables } from './tables';

const UNIT: Text = { en: 'a unit', vi: 'một đơn vị được đánh giá' };
const PARTY: Text = { en: 'a party', vi: 'một cơ quan trong parties.csv' };

type Named = Pick<RegisterTables, 'units' | 'parties' | 'members'>;

/** Units, parties, members and bodies are one another's parties: letters and roles name them by id alone. */
function sharedIds({ units, parties, members }: Named, { bodies }: PlanSections): Fault[] {
  const all = (table: Table<'id'>, what: Said) => idsOf(table).map((id) => [id, what] as const);
  const noUnits = new Map<string, Said>(
    (bodies ? [bodies.provincialCommittee, bodies.partyBody, ...(bodies.memberBodies ?? [])] : []).map(
      ({ party, name }) => [party, name],
    ),
  );
  // Of a body of the plan a row makes a reviewer, so that its id is no other's.
  const noParties = new Map<string, Said>(all(units, UNIT));
  const noMembers = new Map<string, Said>([
    ...(bodies ? bodiesOf(bodies) : []).map(({ party, name }) => [party, name] as const),
    ...all(units, UNIT),
    ...all(parties, PARTY),
  ]);
  const why = {
    en: 'letters and roles name parties by id alone',
    vi: 'thư và roles.csv chỉ phân biệt các bên theo mã',
  };
  const found = ([table, others, remedy]: readonly [Table<'id'>, ReadonlyMap<string, Said>, Text]) =>
    table.rows.flatMap((row) => {
      const other = others.get(row.cells.id ?? '');
      if (other === undefined) return [];
      const message = joined(
        { en: `«${row.cells.id}» is the id of `, vi: `«${row.cells.id}» cũng là mã của ` },
        other,
        { en: ' too: ', vi: ': ' },
        remedy,
      );
      return [faultAt(table, row, 'id', 'duplicate-id', message)];
    });
  const reviewsAnyway = {
    en: 'a unit reviews and leads without a row here: take the row out, or give another body an id of its own',
    vi: 'đơn vị được đánh giá không cần dòng ở đây để nhận xét hay chủ trì: đề nghị bỏ dòng này, hoặc đặt mã khác nếu là cơ quan khác',
  };
  return [
    [units, noUnits, why] as const,
    [parties, noParties, reviewsAnyway] as const,
    [members, noMembers, why] as const,
  ].flatMap(found);
}

/** Other systems name a unit or a party by its id or by its code: either must mean one alone. */
function ambiguousCodes({ units, parties, members }: Named): Fault[] {
  const placeOf = ({ file }: Table, { row }: Row): Text => ({
    en: `row ${row} of ${basename(file)}`,
    vi: `dòng ${row} của ${basename(file)}`,
  });
  const idAt = new Map(
    [units, parties, members].flatMap((table: Table<'id'>) =>
      table.rows.map((row) => [row.cells.id, placeOf(table, row)] as const),
    ),
  );
  const codeAt = new Map<string, Text>();
  return [units, parties].flatMap((table: Table<'id' | 'code'>) =>
    table.rows.flatMap((row) => {
      const { id, code } = row.cells;
      if (code === undefined) return [];
      const fault = (message: Text) => [faultAt(table, row, 'code', 'duplicate-code', message)];
      const first = codeAt.get(code);
      if (first !== undefined)
        return fault({
          en: `«${code}» is the code of ${first.en} too: a code is one body's alone`,
          vi: `«${code}» cũng là mã định danh của ${first.vi}: mỗi cơ quan phải có mã định danh riêng`,
        });
      codeAt.set(code, placeOf(table, row));
      const other = code === id ? undefined : idAt.get(code);
      return other === undefined
        ? []
        : fault({
            en: `«${code}» is the id of ${other.en}: a code must not be another's id`,
            vi: `«${code}» là mã của ${other.vi}: mã định danh không được trùng với mã của nơi khác`,
          });
    }),
  );
}

/** Whatever is there twice and must not be: ids, codes, addresses, whole rows. */
export function duplicates(
  { units, parties, members, people, roles, reviews, opinions }: RegisterTables,
  plan: PlanSections,
): Fault[] {
  const faults: Fault[] = [];
  for (const table of [units, parties, members, people]) {
    for (const { row, first, key } of repeatedRows<'id'>(table, ({ id }) => id)) {
      faults.push(
        faultAt(table, row, 'id', 'duplicate-id', {
          en: `«${key}» is the id of row ${first} too: an id is one row's alone`,
          vi: `«${key}» cũng là mã của dòng ${first}: mỗi dòng phải có mã riêng`,
        }),
      );
    }
  }
  faults.push(...sharedIds({ units, parties, members }, plan));
  const address = ({ email }: { email?: string }) => email?.toLowerCase();
  for (const { row, first } of repeatedRows<'email'>(people, address)) {
    const message = {
      en: `is the address of row ${first} too: letters are one per person`,
      vi: `cũng là địa chỉ của dòng ${first}: mỗi người nhận thư riêng`,
    };
    faults.push(faultAt(people, row, 'email', 'same-address', message));
  }
  const again = <C extends string>(table: Table<C>, columns: readonly C[]) => {
    if (!table.isWhole) return;
    const key = (cells: Row<C>['cells']) => columns.map((column) => cells[column] ?? '').join();
    for (const { row, first } of repeatedRows(table, key)) {
      faults.push(
        faultAt(table, row, columns[0] ?? '', 'duplicate', {
          en: `says the same as row ${first}: keep one`,
          vi: `trùng với dòng ${first}: chỉ giữ lại một`,
        }),
      );
    }
  };
  again(roles, ['person', 'party', 'role']);
  again(reviews, ['reviewer', 'unit']);
  again(opinions, ['member', 'unit']);
  return [...faults, ...ambiguousCodes({ units, parties, members })];
}
