import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';
import { en } from '../../web/src/words/en';
import { vi } from '../../web/src/words/vi';
import { textOf } from '../support/project-file';

/** Of all pages, or of one. */
const isOfWords = (file: string) => file.startsWith('words') || path.basename(file) === 'words.ts';

const SOURCES = readdirSync(path.join(projectRoot, 'web/src'), { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file) && !isOfWords(file))
  .map((file) => `web/src/${file.replaceAll(path.sep, '/')}`);

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');

/** Letters that only Vietnamese has: in code they are a text that English lacks. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/i;
/** Plain text between two tags. */
const JSX_TEXT = />([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*)<\//u;
/** Attributes that somebody reads or hears. */
const READ_ATTRIBUTE = /\b(aria-label|alt|title|placeholder|label)="[^"]*\p{L}/u;

describe('what is visible stands in words/', () => {
  it.each(SOURCES)('and not in %s', (file) => {
    const text = withoutComments(textOf(file));
    expect(VIETNAMESE.exec(text)?.[0]).toBeUndefined();
    expect(READ_ATTRIBUTE.exec(text)?.[0]).toBeUndefined();
    if (file.endsWith('.tsx')) expect(JSX_TEXT.exec(text)?.[1]).toBeUndefined();
  });

  it('as whole sentences would be found', () => {
    expect(JSX_TEXT.exec('<p className="quiet">Not here</p>')?.[1]).toBe('Not here');
    expect(READ_ATTRIBUTE.test('<nav aria-label="Main">')).toBe(true);
    expect(VIETNAMESE.test('Gửi')).toBe(true);
  });
});

type Leaf = [key: string, text: string];

/** Every text by its key; functions are called with examples. */
function leavesOf(words: unknown, key = ''): Leaf[] {
  if (typeof words === 'string') return [[key, words]];
  if (typeof words === 'function') return [[key, String(words('1', '2', '3'))]];
  return Object.entries(words as object).flatMap(([name, value]) => leavesOf(value, `${key}.${name}`));
}

/** Names, and words that are the same in both. */
const SAME = new Set(['.name', '.home.temporal', '.form.readBack.of', '.form.characters']);

/** Folders with words of their own. */
const FOLDERS = readdirSync(path.join(projectRoot, 'web/src'), { recursive: true })
  .map((file) => String(file).replaceAll(path.sep, '/'))
  .filter((file) => path.basename(file) === 'words.ts')
  .map((file) => path.dirname(file));

describe('English has every text of the Vietnamese, and is English', () => {
  it.each(['all pages', ...FOLDERS])('on %s', (page) => {
    const words = page === 'all pages' ? { vi, en } : wordsOf(page);
    const vietnamese = new Map(leavesOf(words.vi));
    const english = leavesOf(words.en);
    expect(english.map(([key]) => key)).toEqual([...vietnamese.keys()]);
    const same = english.filter(([key, text]) => vietnamese.get(key) === text && !SAME.has(key));
    expect(same).toEqual([]);
    expect(english.filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

/** The one thing that a file of words exports. */
function wordsOf(folder: string): { vi: object; en: object } {
  const [words] = Object.values(
    require(`../../web/src/${folder}/words`) as Record<string, { vi: object; en: object }>,
  );
  if (!words) throw new Error(`no words of ${folder}`);
  return words;
}
