import { normalised } from './input-text';

/** Our bodies nest four levels deep; what walks through one by itself must not run out of stack. */
const MAX_DEPTH = 64;

/** Why a text is not taken as JSON. */
export type JsonFault =
  | { kind: 'syntax' }
  | { kind: 'too-deep' }
  /** RFC 8259, section 4: what such an object means, each program says otherwise. */
  | {
      kind: 'doubled-key';
      /** Such as `criteria[0].level`. */
      field: string;
      /** Of the second one; both from 1, the column in UTF-16 units. */
      line: number;
      column: number;
    };

/** What JSON says; `JSON.parse` would take the last of two fields of one name, and nobody would know. */
export function readJson(text: string): { value: unknown } | { fault: JsonFault } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: { kind: 'syntax' } };
  }
  const fault = faultOf(text);
  return fault ? { fault } : { value };
}

/** An object or a list that is not yet closed, with what its current member is called. */
type Open = { keys: Set<string>; key: string } | { index: number };

/** Walks over the signs of a text that is valid JSON. */
function faultOf(text: string): JsonFault | undefined {
  const open: Open[] = [];
  let isKeyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    const around = open.at(-1);
    switch (text[at]) {
      case '{':
      case '[':
        isKeyNext = text[at] === '{';
        open.push(isKeyNext ? { keys: new Set(), key: '' } : { index: 0 });
        if (open.length > MAX_DEPTH) return { kind: 'too-deep' };
        break;
      case '}':
      case ']':
        open.pop();
        isKeyNext = false;
        break;
      case ',':
        if (around && 'index' in around) around.index += 1;
        else isKeyNext = true;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (isKeyNext && around && 'keys' in around) {
          around.key = normalised(JSON.parse(text.slice(at, end + 1)) as string);
          if (around.keys.has(around.key))
            return { kind: 'doubled-key', field: nameOf(open), ...placeOf(text, at) };
          around.keys.add(around.key);
          isKeyNext = false;
        }
        at = end;
        break;
      }
    }
  }
  return undefined;
}

/** Of the quote that ends a string: one that is not itself escaped. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

const nameOf = (open: readonly Open[]): string =>
  open.map((each, i) => ('index' in each ? `[${each.index}]` : i > 0 ? `.${each.key}` : each.key)).join('');

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
