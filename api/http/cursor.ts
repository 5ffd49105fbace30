import { digestOf } from '../../use-cases/digest';
import { invalid, type Refusal } from '../../use-cases/refusals';

/** A page of a list; `nextCursor` leads to the next one and is absent at the end. */
export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** Where in its list a page is. */
export interface Place {
  /** The key after which it begins; '' at the beginning. */
  after: string;
  /** The page itself; `next` is the `after` of the next one, null at the end. */
  page: <Item>(items: Item[], next: string | null) => Page<Item>;
}

/** Of lists without pages. */
export const NO_PLACE: Place = { after: '', page: (items) => ({ items }) };

const MARK_LENGTH = 12;

/**
 * The place that a cursor stands for in a list, which is named by all that selects its rows. A cursor is opaque to callers, so
 * that what it is made of may change, and belongs to its list: in another one it would skip rows that nobody has seen.
 * Throws the refusal `invalid` for a cursor of another list, and for what we never gave.
 */
export function placeIn(list: unknown, cursor: string | undefined): Place {
  const { seal, open } = sealIn(list);
  return {
    after: cursor === undefined ? '' : afterOf(open(cursor)),
    page: (items, next) => ({ items, ...(next !== null && { nextCursor: seal(next) }) }),
  };
}

function afterOf(opened: Opened): string {
  if ('text' in opened) return opened.text;
  throw refuseCursor(opened.rule);
}

type Opened = { text: string } | { rule: 'other-list' | 'format' };

/** Makes texts opaque that belong to a list, and opens those of this list alone. */
export interface Seal {
  seal: (text: string) => string;
  open: (sealed: string) => Opened;
}

export function sealIn(list: unknown): Seal {
  const mark = digestOf(list).slice(0, MARK_LENGTH);
  return {
    seal: (text) => Buffer.from(`${mark}${text}`).toString('base64url'),
    open(sealed) {
      const text = Buffer.from(sealed, 'base64url').toString();
      const isOurs = Buffer.from(text).toString('base64url') === sealed && /^[0-9a-f]{12}./s.test(text);
      if (isOurs && text.startsWith(mark)) return { text: text.slice(MARK_LENGTH) };
      return { rule: isOurs ? 'other-list' : 'format' };
    },
  };
}

/** The refusal of a cursor of another list, or of what we never gave. */
export function refuseCursor(rule: 'other-list' | 'format'): Refusal {
  const message = {
    en: 'Use the cursor of the previous page of this list, with the same filters, or none.',
    vi: 'Đề nghị dùng vị trí do trang trước của chính danh sách này cung cấp, với cùng điều kiện lọc, hoặc bỏ mục này.',
  };
  return invalid([{ field: '?cursor', rule, message }]);
}

/** The cursor of the page after an answer's one; undefined at the end. */
export const nextCursorOf = (body: unknown): string | undefined =>
  (body as { nextCursor?: string }).nextCursor;
