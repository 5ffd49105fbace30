const vi = {
  /** A screen reader says them; most of them pass over `<ins>` and `<del>`. */
  added: '[thêm: ',
  removed: '[bỏ: ',
  end: ']',
  same: 'Không có thay đổi.',
  empty: '(để trống)',
};
const en: typeof vi = {
  added: '[added: ',
  removed: '[removed: ',
  end: ']',
  same: 'No change.',
  empty: '(empty)',
};
export const diffWords = { vi, en };
