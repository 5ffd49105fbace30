import { invalid, type Refusal } from '../../use-cases/refusals';

/** A page's place as callers see it: opaque, so that what it is made of may change. */
const encode = (after: string): string => Buffer.from(after).toString('base64url');

/** The key after which a page begins; '' without a cursor. Throws the refusal `invalid` for what we never gave. */
export function afterCursor(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const after = Buffer.from(cursor, 'base64url').toString();
  if (after !== '' && encode(after) === cursor) return after;
  throw refuseCursor();
}

/** The refusal of what we never gave. */
export const refuseCursor = (): Refusal => {
  const message = {
    en: 'Use the cursor of the previous page, or none.',
    vi: 'Đề nghị dùng vị trí do trang trước cung cấp, hoặc bỏ mục này.',
  };
  return invalid([{ field: '?cursor', rule: 'format', message }]);
};

/** A page; `nextCursor` leads to the next one and is absent at the end. */
export const page = <Item>(items: Item[], next: string | null): { items: Item[]; nextCursor?: string } => ({
  items,
  ...(next !== null && { nextCursor: encode(next) }),
});

/** The cursor of the page after an answer's one; undefined at the end. */
export const nextCursorOf = (body: unknown): string | undefined =>
  (body as { nextCursor?: string }).nextCursor;
