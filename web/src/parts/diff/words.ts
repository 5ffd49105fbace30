const vi = {
  /** A screen reader says them; most of them pass over `<ins>` and `<del>`. */
  added: '[thêm: ',
  removed: '[bỏ: ',
  same: 'Không có thay đổi.',
  empty: '(để trống)',
};
const en: typeof vi = {
  added: '[added: ',
  removed: '[removed: ',
  same: 'No change.',
  empty: '(empty)',
};
export const diffWords = { vi, en };
