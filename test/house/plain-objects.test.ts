import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';
import { temporaryFolder } from '../support/temporary-folder';

interface Lookup {
  file: string;
  line: number;
  text: string;
}

function lookupsIn(root: string, folders: readonly string[]): Lookup[] {
  const script = path.join(projectRoot, 'test/support/plain-objects.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, root, ...folders], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Lookup[];
}

const FOLDERS = 'activities api commands config domain embedded mail store use-cases worker workflows'.split(
  ' ',
);

/** Where the name is ours, whatever comes in: by file. */
const OURS = new Map([
  ['api/access/grants.ts', 'the fields that the table of access names'],
  ['api/openapi/document.ts', 'our own description'],
  ['api/openapi/optional-fields.ts', 'our own description'],
  ['config/environment.ts', 'the settings of the schema'],
  ['config/files/csv-table.ts', 'the columns of the schema'],
  ['config/files/schema-faults.ts', 'what `typeof` says'],
  ['domain/sheet/read-rows.ts', 'the fields of a form'],
  ['embedded/process/ports.ts', 'the ports of a part'],
  ['use-cases/filings/sketch.ts', 'the fields of the schema'],
  ['use-cases/worklists/save-sheet.ts', 'the fields of a form'],
  ['use-cases/worklists/template.ts', 'the fields of a form'],
]);

describe('a name from outside', () => {
  it('is never looked up in a plain object, where every name of `Object.prototype` is found', () => {
    const lookups = lookupsIn(projectRoot, FOLDERS);
    expect(lookups.filter(({ file }) => !OURS.has(file))).toEqual([]);
    expect([...OURS.keys()].filter((file) => !lookups.some((lookup) => lookup.file === file))).toEqual([]);
  });

  it('is found wherever it is', async () => {
    const { folder, remove } = await temporaryFolder();
    try {
      const file = path.join(folder, 'domain/rules/a.ts');
      mkdirSync(path.dirname(file), { recursive: true });
      symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
      writeFileSync(
        path.join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: { strict: true } }),
      );
      writeFileSync(
        file,
        `const words: Readonly<Record<string, string>> = { a: 'b' };
const known = Object.fromEntries([['a', 'b']]);
const sure: Record<'a' | 'b', string> = { a: 'a', b: 'b' };
const list = ['a'];
export const bad = (name: string, more?: { of: Partial<Record<string, string>> }) => [
  words[name],
  known[name],
  more?.of[name.trim()],
  name in sure,
];
export const good = (name: 'a' | 'b', i: number) => [words['a'], sure[name], list[i], new Map([['a', 'b']]).get('a')];
`,
      );
      expect(lookupsIn(folder, ['domain']).map(({ line, text }) => `${line} ${text}`)).toEqual([
        '6 words[name]',
        '7 known[name]',
        '8 more?.of[name.trim()]',
        '9 name in sure',
      ]);
    } finally {
      await remove();
    }
  });
});
