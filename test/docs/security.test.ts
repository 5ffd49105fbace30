import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';
import { textOf } from '../support/project-file';

const page = textOf('docs/security.md');

/** Requirements of levels 1 and 2 that ASVS 5.0.0 has in each chapter. */
const REQUIREMENTS: Readonly<Record<string, number>> = {
  V1: 27,
  V2: 11,
  V3: 19,
  V4: 10,
  V5: 9,
  V6: 35,
  V7: 18,
  V8: 7,
  V9: 7,
  V10: 29,
  V11: 14,
  V12: 9,
  V13: 13,
  V14: 9,
  V15: 13,
  V16: 16,
  V17: 7,
};

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
const chapterOf = (id: string): string => id.split('.')[0] ?? '';

/** The rows of the chapters, and the ids of what does not apply. */
const [, tables = ''] = page.split('\n## ASVS 5.0\n');
const [chapters = '', rest = ''] = tables.split('\n### What does not apply\n');
const [notApplying = '', totals = ''] = rest.split('\n### Totals\n');
const rowsIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| V'))
    .map(cellsOf);
const rows = rowsIn(chapters);
const others = rowsIn(notApplying).flatMap(([ids = '']) => ids.split(', '));

type Held = 'test' | 'page' | 'configuration' | 'not';
function heldBy(cell: string): Held | undefined {
  if (/^`test\/\S+` «/.test(cell)) return 'test';
  if (/^by page: \[[^\]]+\]\([^)]+\)$/.test(cell)) return 'page';
  if (/^by configuration: \[[^\]]+\]\([^)]+\)$/.test(cell)) return 'configuration';
  return /^not: .{20,}/.test(cell) ? 'not' : undefined;
}

describe('the table of requirements', () => {
  test('has each of levels 1 and 2 once, in the order of its chapter', () => {
    const ids = [...rows.map(([id = '']) => id), ...others];
    expect(ids.filter((id) => !/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const counted = Object.fromEntries(
      Object.keys(REQUIREMENTS).map((chapter) => [
        chapter,
        ids.filter((id) => chapterOf(id) === chapter).length,
      ]),
    );
    expect(counted).toEqual(REQUIREMENTS);
    for (const chapter of chapters.split('\n### ').slice(1)) {
      const [name = ''] = chapter.split(' ');
      expect(rowsIn(chapter).filter(([id = '']) => chapterOf(id) !== name)).toEqual([]);
    }
  });

  test('says of each by what it is held, and of what is not held why', () => {
    for (const row of rows) {
      const [id, asks, by, held = ''] = row;
      expect([id, row.length, heldBy(held)]).toEqual([id, 4, expect.any(String)]);
      expect([id, asks !== '', by !== '']).toEqual([id, true, true]);
    }
  });

  test('names tests that there are', () => {
    const wrong: string[] = [];
    for (const [id = '', , , held = ''] of rows.filter((row) => heldBy(row[3] ?? '') === 'test')) {
      const named = [...held.matchAll(/`(test\/\S+\.test\.ts)` «([^»]+)»(?:; |$)/g)];
      if (named.map(([all]) => all).join('') !== held) wrong.push(`${id}: ${held}`);
      for (const [, file = '', title = ''] of named) {
        if (!existsSync(path.join(projectRoot, file))) wrong.push(`${id}: no ${file}`);
        else if (!titlesIn(file).some((each) => each.includes(title))) {
          wrong.push(`${id}: ${file} has no test «${title}»`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('counts itself', () => {
    const counted = rows.map(([, , , held = '']) => heldBy(held));
    const numberOf = (kind: Held) => String(counted.filter((each) => each === kind).length);
    const told = totals
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
      .map(cellsOf);
    expect(told).toEqual([
      ['by a test', numberOf('test')],
      ['by a page that says so', numberOf('page')],
      ['by configuration', numberOf('configuration')],
      ['not', numberOf('not')],
      ['does not apply', String(others.length)],
    ]);
  });
});

/** What the source of a test has as titles: of `it.each` as they are written there. */
function titlesIn(file: string): string[] {
  const source = textOf(file);
  return [...source.matchAll(/(?<=[(,]\s*)(['"`])((?:\\.|(?!\1).)+)\1,\s*(?:async )?(?:function )?\(/gs)].map(
    ([, , title = '']) => title.replaceAll(/\\(['"`])/g, '$1'),
  );
}

const sourcesIn = (folder: string): { file: string; text: string }[] =>
  readdirSync(path.join(projectRoot, folder), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file))
    .map((file) => ({ file, text: textOf(file) }));

const found = (folders: readonly string[], pattern: RegExp): string[] =>
  folders
    .flatMap(sourcesIn)
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file);

describe('what answers requests', () => {
  const ANSWERING = ['api', 'use-cases', 'store', 'domain', 'mail', 'activities', 'workflows'];

  test('starts no program, runs no text and guesses no secret', () => {
    expect(found(ANSWERING, /node:child_process|node:vm\b|\beval\(|new Function\(/)).toEqual([]);
    expect(found(ANSWERING, /Math\.random|createHash\(\s*'(?!sha256')|createHmac\(\s*'(?!sha256')/)).toEqual(
      [],
    );
    // Patterns are made of constants and of each other.
    const patterns = ANSWERING.flatMap(sourcesIn).flatMap(({ file, text }) =>
      [...text.matchAll(/new RegExp\(\s*([^,)]*)/g)].map(([, of = '']) => `${file} ${of}`),
    );
    const isConstant = (each: string) => /^\S+ (`[^$`]*(\$\{[A-Z_]+[^}]*\}[^$`]*)*`?|[A-Z_]+)/.test(each);
    expect(patterns.filter((each) => !isConstant(each))).toEqual([]);
  });

  test('keeps nothing in a browser and writes no HTML by hand', () => {
    const keeping = found(['web/src', 'api'], /localStorage|sessionStorage|indexedDB|navigator\.storage/);
    expect(keeping).toEqual([
      // How much had come in of each unit when the board was last seen.
      'web/src/pages/board/seen.ts',
      // What a clerk types, in one tab and until that is closed.
      'web/src/pages/papers/kept-here.ts',
    ]);
    expect(
      found(
        ['web/src', 'api'],
        /dangerouslySetInnerHTML|innerHTML|outerHTML|document\.write|insertAdjacentHTML/,
      ),
    ).toEqual([]);
  });
});
