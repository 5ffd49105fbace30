/** Where somebody goes who wanted nothing in particular. */
const START = '/viec';

/** A path of this service that somebody wanted to see before they signed in; anything else is none. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 1000) return START;
  // «//host» and «/\\host» lead elsewhere.
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return START;
  return /^\/(dang-nhap|sign-in|sign-out|vao|thiet-lap|api)(\/|\?|$)/.test(asked) ? START : asked;
}
