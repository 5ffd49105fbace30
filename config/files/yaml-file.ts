import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import { joined, type Text } from '../../domain/text';
import { textOfError } from '../../domain/text-error';
import type { Fault, FieldPath } from '../fault';
import { type Read, type Source, textOf } from './source-text';
import { oddCharacters, oddNames } from './yaml-characters';

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
const REMEDIES: Partial<Record<ErrorCode, Text>> = {
  TAB_AS_INDENT: { en: ': indent with spaces', vi: ': đề nghị thụt dòng bằng dấu cách' },
  DUPLICATE_KEY: { en: ': the field is there twice, keep one', vi: ': chỉ giữ lại một' },
  MISSING_CHAR: {
    en: ': end every quote that you begin, on the same line',
    vi: ': dấu nháy đã mở phải đóng trên cùng một dòng',
  },
  BAD_INDENT: {
    en: ': give the fields of one thing the same number of spaces before them',
    vi: ': các trường cùng cấp phải có số dấu cách đầu dòng bằng nhau',
  },
  BLOCK_IN_FLOW: {
    en: ': between braces and brackets write { field: value } and [value, value]',
    vi: ': trong ngoặc nhọn và ngoặc vuông đề nghị ghi { trường: giá trị } và [giá trị, giá trị]',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: ': a text with a colon and a space in it must be in quotes',
    vi: ': đoạn chữ có dấu hai chấm và dấu cách phải đặt trong dấu nháy kép',
  },
};

/** The parser's own words are in English. */
const VIETNAMESE: Record<ErrorCode, string> = {
  ALIAS_PROPS: 'bí danh (*) không được có nhãn hoặc neo',
  BAD_ALIAS: 'bí danh (*) không hợp lệ',
  BAD_COLLECTION_TYPE: 'kiểu của danh sách hoặc nhóm trường không hợp lệ',
  BAD_DIRECTIVE: 'chỉ thị (%) không hợp lệ',
  BAD_DQ_ESCAPE: 'ký tự sau dấu \\ trong dấu nháy kép không hợp lệ',
  BAD_INDENT: 'thụt dòng không đúng',
  BAD_PROP_ORDER: 'nhãn và neo không đúng thứ tự',
  BAD_SCALAR_START: 'giá trị không được bắt đầu bằng ký tự này nếu không đặt trong dấu nháy kép',
  BLOCK_AS_IMPLICIT_KEY: 'trên một dòng có hai dấu hai chấm',
  BLOCK_IN_FLOW: 'nhóm nhiều dòng không được đặt trong ngoặc',
  DUPLICATE_KEY: 'trường này có hai lần',
  IMPOSSIBLE: 'không đọc được chỗ này',
  KEY_OVER_1024_CHARS: 'tên trường quá dài',
  MISSING_CHAR: 'thiếu một ký tự, chẳng hạn dấu nháy, dấu ngoặc hoặc dấu hai chấm',
  MULTILINE_IMPLICIT_KEY: 'tên trường phải nằm trên một dòng',
  MULTIPLE_ANCHORS: 'một giá trị chỉ được có một neo (&)',
  MULTIPLE_DOCS: 'tệp chỉ được có một tài liệu YAML',
  MULTIPLE_TAGS: 'một giá trị chỉ được có một nhãn (!)',
  NON_STRING_KEY: 'tên trường phải là chữ',
  RESOURCE_EXHAUSTION: 'tệp lồng quá nhiều cấp',
  TAB_AS_INDENT: 'không được thụt dòng bằng dấu tab',
  TAG_RESOLVE_FAILED: 'nhãn (!) không có nghĩa ở đây',
  UNEXPECTED_TOKEN: 'có ký tự không đúng chỗ',
};

/** A parser that has lost its way stumbles over what is right: the first error tells. A doubled field is one by itself. */
function ofTheirOwn(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error === first || (error.code === 'DUPLICATE_KEY' && !first));
}

/** Every field's name of a document, and where it stands. */
function namesOf(document: Document): { name: string; offset: number }[] {
  const names: { name: string; offset: number }[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key)) names.push({ name: String(key.value), offset: key.range?.[0] ?? 0 });
    },
  });
  return names;
}

export function parseYaml(source: Source): Read<YamlFile> {
  const text = textOf(source);
  if (text.value === undefined) return { faults: text.faults };
  const lines = new LineCounter();
  const document = parseDocument(text.value, { lineCounter: lines, prettyErrors: false });
  const { file } = source;
  const syntax = (message: Text, line?: number): Fault => ({
    file,
    line,
    field: '',
    rule: 'syntax',
    message,
  });
  if (document.errors.length > 0) {
    const lineOf = ({ pos }: YAMLParseError) => lines.linePos(pos[0]).line;
    const odd = oddCharacters(text.value, document.errors.map(lineOf));
    const first = Math.min(...document.errors.map(lineOf));
    // An error well before them has another reason.
    if (odd.some(({ line }) => line <= first + 1))
      return { faults: odd.map(({ message, line }) => syntax(message, line)) };
    return {
      faults: ofTheirOwn(document.errors).map((error) =>
        syntax(
          joined({ en: error.message, vi: VIETNAMESE[error.code] }, REMEDIES[error.code] ?? ''),
          lineOf(error),
        ),
      ),
    };
  }
  const names = namesOf(document).map(({ name, offset }) => ({ name, line: lines.linePos(offset).line }));
  const odd = oddNames(names);
  if (odd.length > 0) return { faults: odd.map(({ message, line }) => syntax(message, line)) };
  try {
    const lineOf = (path: FieldPath) => lines.linePos(offsetOf(document, path)).line;
    return { value: { value: document.toJS(), lineOf }, faults: [] };
  } catch (error) {
    // An alias without its anchor, or aliases that multiply without end, show only when they are resolved.
    const message: Text = {
      en: textOfError(error).en,
      vi: 'có bí danh (*) mà không có neo (&) cùng tên, hoặc bí danh lồng nhau quá nhiều',
    };
    return { faults: [syntax(message)] };
  }
}
