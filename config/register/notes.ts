import type { Text } from '../../domain/text';
import type { Note, NoteRule } from '../fault';
import type { Row, Table } from '../files/csv-table';
import type { RegisterTables } from './tables';

const noteAt = (table: Table, { row }: Row, rule: NoteRule, message: Text): Note => ({
  file: table.file,
  row,
  field: 'id',
  rule,
  message,
});

/** Of a table each row whose id no other table names. */
function unnamed(table: Table<'id'>, named: readonly (string | undefined)[], rule: NoteRule, message: Text) {
  const known = new Set(named);
  return table.rows
    .filter(({ cells: { id } }) => id !== undefined && !known.has(id))
    .map((row) => noteAt(table, row, rule, message));
}

/** Everything that is doubtful in a register without faults. */
export function registerNotes(tables: RegisterTables): Note[] {
  const { units, parties, members, people, roles, reviews, opinions } = tables;
  const reviewers = reviews.rows.map(({ cells }) => cells.reviewer);
  const reviewed = reviews.rows.map(({ cells }) => cells.unit);
  const asked = opinions.rows.map(({ cells }) => cells.member);
  const inRole = roles.rows.map(({ cells }) => cells.person);
  return [
    ...unnamed(units, reviewed, 'nobody-reviews', {
      en: 'no row of reviews.csv names this unit: nobody reviews it in step 1',
      vi: 'không dòng nào của reviews.csv ghi đơn vị này: bước 1 không có cơ quan nào nhận xét, đánh giá đơn vị này',
    }),
    ...unnamed(parties, [...reviewers, ...roles.rows.map(({ cells }) => cells.party)], 'no-duty', {
      en: 'this party reviews nobody, and nobody has a role in it',
      vi: 'cơ quan này không nhận xét đơn vị nào, và không ai giữ vai trò ở đây',
    }),
    ...unnamed(members, asked, 'no-duty', {
      en: 'no row of opinions.csv names this member: no opinion is asked of them',
      vi: 'không dòng nào của opinions.csv ghi thành viên này: không có ý kiến nào được đề nghị',
    }),
    ...unnamed(people, inRole, 'no-role', {
      en: 'no row of roles.csv names this person: they get no letter',
      vi: 'không dòng nào của roles.csv ghi người này: người này không nhận thư nào',
    }),
  ];
}
