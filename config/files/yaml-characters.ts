import { joined, type Text } from '../../domain/text';
import { findMistakenIn, mistakenInWords } from './mistaken';

/** A character that is not what it looks like, in a place where YAML is read, not text. */
export interface OddCharacter {
  /** From 1. */
  line: number;
  message: Text;
}

/** What stands before the first character of a line that means something. */
const INDENT = /^[ \t\p{Zs}\p{Cf}]*/u;
/** A field's name with a colon of another width. */
const WIDE_COLON = /^\s*(?:-\s+)?["']?[\w-]+["']?\s*(\uff1a)/u;
/** A dash or a dot for «- » before a place in a list. */
const BULLET = /^\s*([\u2010-\u2015\u2212\u2022\u00b7])\s/u;

/** The first such character before or at the beginning of what a line says. */
function oddAtStart(line: string): string | undefined {
  const [indent = ''] = INDENT.exec(line) ?? [];
  const said = line.slice(indent.length);
  if (said === '' || said.startsWith('#')) return undefined;
  return findMistakenIn(indent)?.character ?? WIDE_COLON.exec(line)?.[1] ?? BULLET.exec(line)?.[1];
}

/** The first such character anywhere in a line, but for comments. */
const oddAnywhere = (line: string): string | undefined =>
  findMistakenIn(line.replace(/(^|\s)#.*$/, ''))?.character;

function messageOf(character: string, lines: number): Text {
  const others: Text | string =
    lines > 1
      ? {
          en: `, as ${lines - 1} more ${lines === 2 ? 'line' : 'lines'}`,
          vi: `, cùng ${lines - 1} dòng khác`,
        }
      : '';
  const remedy: Text =
    character === '\t'
      ? { en: ': indent with spaces', vi: ': đề nghị thụt dòng bằng dấu cách' }
      : { en: ': type it again', vi: ': đề nghị gõ lại' };
  return joined({ en: 'the line holds ', vi: 'dòng này có ' }, mistakenInWords(character), others, remedy);
}

/** Each kind of such a character once, by its first line: a file that is indented by tabs has one fault. */
function grouped(met: readonly { character: string; line: number }[]): OddCharacter[] {
  const lines = new Map<string, number[]>();
  for (const { character, line } of met) lines.set(character, [...(lines.get(character) ?? []), line]);
  return [...lines].map(([character, at]) => ({
    line: at[0] ?? 1,
    message: messageOf(character, at.length),
  }));
}

const meets = (character: string | undefined, line: number) =>
  character === undefined ? [] : [{ character, line }];

/** Why a document cannot be read: such characters at the beginning of lines, else in the lines where it cannot. */
export function oddCharacters(text: string, errorLines: readonly number[]): OddCharacter[] {
  const lines = text.split('\n');
  const atStarts = lines.flatMap((line, i) => meets(oddAtStart(line), i + 1));
  if (atStarts.length > 0) return grouped(atStarts);
  return grouped([...new Set(errorLines)].flatMap((line) => meets(oddAnywhere(lines[line - 1] ?? ''), line)));
}

/** Fields' names that hold such a character: what reads as `email` is another field. */
export const oddNames = (names: readonly { name: string; line: number }[]): OddCharacter[] =>
  grouped(names.flatMap(({ name, line }) => meets(findMistakenIn(name)?.character, line)));
