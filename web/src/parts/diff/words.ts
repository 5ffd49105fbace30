const vi = {
  /** A screen reader says them; most of them pass over `<ins>` and `<del>`. */
  added: '[thêm: ',
  removed: '[bỏ: ',
  differs: '[khác: ',
  same: 'Không có thay đổi.',
  empty: '(để trống)',
};
const en: typeof vi = {
  added: '[added: ',
  removed: '[removed: ',
  differs: '[differs: ',
  same: 'No change.',
  empty: '(empty)',
};
export const diffWords = { vi, en };
