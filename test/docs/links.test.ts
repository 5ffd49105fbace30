import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';
import { textOf } from '../support/project-file';

const pagesIn = (folder: string) =>
  readdirSync(path.join(projectRoot, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));
const pages = ['.', 'docs', 'docs/decisions'].flatMap(pagesIn);
const withoutCode = (text: string) => text.replaceAll(/^```.*?^```$/gms, '');

/** As forges make anchors of headings. */
const anchorsOf = (page: string): string[] =>
  [...withoutCode(textOf(page)).matchAll(/^#+ (.*)$/gm)].map(
    ([, heading = '']) =>
      `#${heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N} _-]/gu, '')
        .replaceAll(' ', '-')}`,
  );

/** Folders of sources, and of what the pages may name by a bare file name. */
const folders = readdirSync(projectRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$|^dist$|^coverage$/.test(entry.name))
  .map(({ name }) => name);
const fileNames = new Set(
  [projectRoot, ...folders.map((folder) => path.join(projectRoot, folder))].flatMap((folder, i) =>
    readdirSync(folder, { recursive: i > 0 }).map((file) => path.basename(String(file))),
  ),
);

/** Code in backticks that names a file or a folder of this repository: `domain/plan.ts`, `routes.ts`, `mail/`. */
const namedFiles = (text: string): string[] =>
  [...withoutCode(text).matchAll(/`([\w@./-]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => folders.includes(code.split('/')[0] ?? '') && code.includes('/'));
const namedSources = (text: string): string[] =>
  [...withoutCode(text).matchAll(/`([\w-]+\.(?:tsx?|[cm]?js|mts))`/g)].map(([, name = '']) => name);

/** A decision tells what was then, also of a file that is no more. */
const isRecord = (page: string) => page.startsWith('docs/decisions/') || page === 'CHANGELOG.md';

test('there are pages to look at', () => {
  expect(pages).toEqual(
    expect.arrayContaining(['README.md', 'docs/operations.md', 'docs/decisions/README.md']),
  );
});

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  test('links to files that there are, and to headings that they have', () => {
    for (const [, target = '', anchor] of withoutCode(text).matchAll(
      /\]\((?!https?:)([^)#\s]*)(#[^)]*)?\)/g,
    )) {
      const file = target === '' ? page : path.join(path.dirname(page), target);
      expect([file, existsSync(path.join(projectRoot, file))]).toEqual([file, true]);
      if (anchor !== undefined)
        expect([file, anchorsOf(file)]).toEqual([file, expect.arrayContaining([anchor])]);
    }
  });

  test('names files and folders that there are', () => {
    if (isRecord(page)) return;
    const isThere = (file: string) => existsSync(path.join(projectRoot, file));
    const gone = namedFiles(text).filter((file) => !isThere(file));
    expect([...gone, ...namedSources(text).filter((name) => !fileNames.has(name))]).toEqual([]);
  });

  test('names scripts that package.json has, and compiled files that the build makes', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/\bnpm (?:run (?:--silent )?([a-z:]+(?:-[a-z]+)*)|(start|test)\b)/g)];
    const unknown = named
      .map(([, run, short]) => run ?? short ?? '')
      .filter((script) => !(script in scripts));
    const compiled = [...text.matchAll(/\bdist\/[\w./-]+\.js\b/g)].map(([file]) => file);
    expect([...unknown, ...compiled.filter((file) => !existsSync(path.join(projectRoot, file)))]).toEqual([]);
  });
});

test('the scripts of package.json, and the commands of the pages, name tests that there are', () => {
  const tests = readdirSync(path.join(projectRoot, 'test'), { recursive: true }).map((file) =>
    path.join('test', String(file)),
  );
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const texts = [...Object.values(scripts), ...pages.map(textOf)];
  const asked = texts.flatMap((text) =>
    [...text.matchAll(/(?:test:one --|jest)[^\n`]*/g)].flatMap(
      ([command]) => command.match(/\btest\/[\w/.-]+/g) ?? [],
    ),
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(
    asked.filter(
      (wanted) =>
        !tests.some((file) => file.startsWith(wanted) && /\.(test|bench|measure)\.tsx?$/.test(file)),
    ),
  ).toEqual([]);
  expect(tests.filter((file) => file.endsWith('.bench.ts'))).not.toEqual([]);
});
