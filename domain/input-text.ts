import { codeOf, type FoundCharacter, findCharacter } from './characters';

/**
 * The one form that text has in this service, and what it may hold. Every door comes here: bodies, signed ones too, queries,
 * forms, files, the command line and the environment. So the same words are the same text, whoever typed them and
 * wherever they come in, and a digest over them is the same.
 */

/** Unicode's composed form (a Mac decomposes «ệ»), and line breaks of one kind. */
export const normalised = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');

/**
 * A value with all texts in it {@link normalised}: of JSON, of a query, of a form. Names of fields stay as they are: ours are
 * ASCII, and others are refused. Not for what nests without end.
 */
export const inOneForm = (value: unknown): unknown => eachText(value, normalised);

function eachText(value: unknown, form: (text: string) => string): unknown {
  if (typeof value === 'string') return form(value);
  if (Array.isArray(value)) return value.map((each) => eachText(each, form));
  if (typeof value !== 'object' || value === null) return value;
  // It makes fields of any name, `__proto__` too.
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, eachText(each, form)]));
}

/** A whole file or body without the byte order mark that Windows puts before it. */
export const withoutByteOrderMark = (text: string): string =>
  text.startsWith('\ufeff') ? text.slice(1) : text;

/**
 * What an invisible text is made of: controls, what formats, what programs draw nothing for, blanks of Braille and Hangul, and
 * what one font alone draws.
 */
const UNSEEN = '\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800';

/**
 * A line must not hold controls (an escape sequence rewrites a terminal, a line break a letter's header), separators of
 * lines and paragraphs, and characters that nobody sees. Among the unseen ones are those that turn the direction of writing,
 * so that a name reads as another.
 */
const NOT_IN_LINE = new RegExp(`[${UNSEEN}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}]`, 'u');
/** The same of a text of many lines, which may be indented. */
const NOT_IN_TEXT = new RegExp(`(?![\\n\\t])${NOT_IN_LINE.source}`, 'u');
const SEEN = new RegExp(`[^${UNSEEN}\\p{White_Space}]`, 'u');

/** The first character that does not belong into one line, an id too; undefined if there is none. */
export const foreignInLine = (line: string): FoundCharacter | undefined => findCharacter(line, NOT_IN_LINE);

/** The same of a text of many lines, once it is {@link asPasted}. */
export const foreignInText = (text: string): FoundCharacter | undefined => findCharacter(text, NOT_IN_TEXT);

/** Whether there is nothing in a text that anybody sees. */
export const isUnseen = (text: string): boolean => !SEEN.test(text);

/** Blanks at which no line may break: they look like any other. */
const plainBlanks = (text: string): string => text.replace(/[\u00a0\u2007\u202f]/g, ' ');

/** One line as it is kept, before {@link foreignInLine} looks at it: without what surrounds it, and empty if nobody sees anything. */
export function asLine(line: string): string {
  const plain = plainBlanks(normalised(line)).trim();
  return isUnseen(plain) ? '' : plain;
}

/** What word processors and browsers leave in a text that is copied: where a word may be parted or not, joined or not. */
const LEFT_BEHIND = /\u034f|[\ufe00-\ufe0f]|[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g;
/** Word's own line and page breaks, and Unicode's. */
const BREAKS = /[\v\f\u2028\u2029]/g;
/** The bullets of Word's lists, in the fonts Symbol and Wingdings. */
const BULLETS = /[\uf06c\uf076\uf0a7\uf0b7\uf0d8\uf0fc]/g;

/**
 * A text of many lines as it is kept, before {@link foreignInText} looks at it. Most are pasted from Word, where nobody sees
 * what else is in them: that is left out or made plain here, before a digest is taken. What else is foreign is refused.
 */
export function asPasted(text: string): string {
  const plain = plainBlanks(text).replace(LEFT_BEHIND, '').replace(BREAKS, '\n').replace(BULLETS, '•');
  // Parts that something unseen kept apart are composed only now.
  const whole = normalised(plain).trim();
  return isUnseen(whole) ? '' : whole;
}

/**
 * What was kept before texts had one form, as it would be kept now: a digest of old is of what came then, and a repetition
 * comes in today's form. Lines of old have nothing but their blanks to change.
 */
export const asKeptNow = <Value>(value: Value): Value => eachText(value, asPasted) as Value;

/** Text for a terminal: what {@link foreignInLine} finds is written as its code point, and does nothing. */
export const inOneLine = (text: string): string =>
  text.replace(new RegExp(NOT_IN_LINE, 'gu'), (character) => `<${codeOf(character)}>`);
