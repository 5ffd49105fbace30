import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
} from 'yaml';
import type { Fault, FieldPath } from '../fault';
import { type Read, type Source, textOf } from './source-text';

/** A YAML document that still knows where everything stood. */
export interface YamlFile {
  value: unknown;
  /** The line of a field's key, or, where the field is missing, of the nearest thing around it. */
  lineOf: (path: FieldPath) => number;
}

/** How far into the text the deepest part of a path begins. */
function offsetOf(document: Document, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) return offset;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
      node = node.items[key];
      if (isMap(node) || isScalar(node) || isSeq(node) || isAlias(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** What to do about the mistakes that people make in YAML. */
const REMEDIES: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: ': indent with spaces',
  DUPLICATE_KEY: ': the field is there twice, keep one',
  MISSING_CHAR: ': end every quote that you begin, on the same line',
  BAD_INDENT: ': give the fields of one thing the same number of spaces before them',
  BLOCK_IN_FLOW: ': between braces and brackets write { field: value } and [value, value]',
  BLOCK_AS_IMPLICIT_KEY: ': a text with a colon and a space in it must be in quotes',
};

export function parseYaml(source: Source): Read<YamlFile> {
  const text = textOf(source);
  if (text.value === undefined) return { faults: text.faults };
  const lines = new LineCounter();
  const document = parseDocument(text.value, { lineCounter: lines, prettyErrors: false });
  const { file } = source;
  const syntax = (message: string, line?: number): Fault => ({
    file,
    line,
    field: '',
    rule: 'syntax',
    message,
  });
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(({ code, message, pos }) =>
        syntax(`${message}${REMEDIES[code] ?? ''}`, lines.linePos(pos[0]).line),
      ),
    };
  }
  try {
    const lineOf = (path: FieldPath) => lines.linePos(offsetOf(document, path)).line;
    return { value: { value: document.toJS(), lineOf }, faults: [] };
  } catch (error) {
    // An alias without its anchor, or aliases that multiply without end, show only when they are resolved.
    return { faults: [syntax(error instanceof Error ? error.message : String(error))] };
  }
}
