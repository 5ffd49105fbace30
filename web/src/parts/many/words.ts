const vi = {
  failed: (count: number) => `${count} đơn vị chưa được ghi nhận`,
  failedMore: 'Nội dung của các đơn vị này vẫn còn. Đề nghị sửa theo lý do nêu dưới đây rồi gửi lại.',
  received: (count: number) => `Xem biên nhận của ${count} đơn vị`,
  unit: 'Đơn vị',
  why: 'Lý do',
  receipt: 'Biên nhận',
  open: 'Mở biểu mẫu',
  openOf: (unit: string) => `Mở biểu mẫu: ${unit}`,
  act: 'Thao tác',
  pending: 'đang chờ hệ thống ghi nhận',
  held: 'lưu ngoài hồ sơ, vì hồ sơ đã chốt',
};
const en: typeof vi = {
  failed: (count) => `${count} ${count === 1 ? 'unit was' : 'units were'} not recorded`,
  failedMore:
    'What was written about these units is kept. Correct it as the reasons below say, and send it again.',
  received: (count) => `Show the receipts of ${count} ${count === 1 ? 'unit' : 'units'}`,
  unit: 'Unit',
  why: 'Reason',
  receipt: 'Receipt',
  open: 'Open the form',
  openOf: (unit) => `Open the form: ${unit}`,
  act: 'Action',
  pending: 'waiting to be recorded',
  held: 'kept outside the dossier, which is frozen',
};
export const manyWords = { vi, en };
