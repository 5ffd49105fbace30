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
