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
