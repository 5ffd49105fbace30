import { previewTable } from '../../../api/previews/preview-table';
import { previewOf } from '../../../domain/preview';
import { plan2026 } from '../../fixtures/plans';
import { fullyStaffed } from '../../fixtures/small-register';

test('what was past when the campaign opened is overdue, by no working day yet', () => {
  const openedAt = '2027-01-03T19:06:00.000Z';
  const table = previewTable(previewOf({ plan: plan2026, register: fullyStaffed, openedAt }));
  const [first, second] = table.split('\n\n');
  expect(first).toMatch(/^thứ Hai, 04\/01\/2027 08:00\n/);
  expect(first).toMatch(/bước 1: đã quá thời hạn, 1 đơn vị$/m);
  expect(first).toMatch(/bước 3: đến nay chưa nhận được, 2 đơn vị/);
  expect(first).not.toContain(' 0 ngày');
  expect(second).toMatch(/bước 1: đã quá thời hạn 1 ngày làm việc, 1 đơn vị/);
});

test('each person is named with title and address, and with a body that the title does not name', () => {
  const preview = previewOf({ plan: plan2026, register: fullyStaffed });
  const [row] = preview.rows;
  if (!row) throw new Error('nobody gets a letter');
  const named = (title: string, parties: string[]) => {
    const bodies = parties.map((name) => ({ party: 'p', name, role: 'focal-person' as const }));
    const person = { id: 'p', name: 'Lý Ngọc Bích', title, email: 'bich@so-y-te.example' };
    return previewTable({ ...preview, rows: [{ ...row, person, bodies }] }).split('\n')[1];
  };
  expect(named('Đầu mối, Sở Y tế', ['Sở Y tế'])).toBe(
    '  Lý Ngọc Bích, Đầu mối, Sở Y tế <bich@so-y-te.example>',
  );
  expect(named('Chuyên viên', ['Sở Y tế', 'Sở Y tế'])).toBe(
    '  Lý Ngọc Bích, Chuyên viên (Sở Y tế) <bich@so-y-te.example>',
  );
  expect(named('Phó Chủ tịch', ['Sở A', 'Sở B', 'Sở C', 'Sở D'])).toContain('(4 cơ quan, đơn vị)');
  expect(row.bodies.map(({ name }) => name)).not.toContain(undefined);
});

test('what waits is marked in the words of the letters', () => {
  const table = previewTable(previewOf({ plan: plan2026, register: fullyStaffed }));
  expect(table).toContain('[chờ cho phép gửi]');
  expect(table).not.toContain('duyệt');
});
