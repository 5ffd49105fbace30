const vi = {
  saveAndNext: 'Lưu và sang đơn vị kế tiếp',
  next: (unit: string) => `Đơn vị kế tiếp: ${unit}.`,
  worklist: 'Danh sách các đơn vị',
};
const en: typeof vi = {
  saveAndNext: 'Save and go to the next unit',
  next: (unit) => `Next unit: ${unit}.`,
  worklist: 'List of the units',
};
export const formWords = { vi, en };
