import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';

/** Loaded as it is: nothing is compiled before it runs. */
const { digestOf } = jest.requireActual<{ digestOf: (root: string) => string }>('../../scripts/sources.cjs');

const CONFIG = {
  compilerOptions: { outDir: 'dist', rootDir: '.', module: 'node20', types: [], sourceMap: true },
};
const FILES = {
  'package-lock.json': '{}',
  'package.json': '{}',
  'tsconfig.json': '{}',
  'tsconfig.build.json': JSON.stringify({ ...CONFIG, exclude: ['dist', 'node_modules', 'test'] }),
  // What stands for the bundle counts how often it was built, and tells as what.
  'worker/bundle.ts':
    "declare const require: any;\ndeclare const process: any;\nrequire('node:fs').appendFileSync('dist/workflow-bundle.js', `// ${process.env.NODE_ENV}\\n`);\n",
  'domain/rule.ts': 'export const days = 10;\n',
};

const MINIMAL_FACE = `import { compressed } from './build/compressed.mts';

export default {
  root: import.meta.dirname,
  logLevel: 'warn',
  build: { outDir: '../dist/web', emptyOutDir: true },
  plugins: [compressed()],
};
`;

let root: string;
const at = (file: string) => path.join(root, file);
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'cong-vu-build-'));
  for (const [file, text] of Object.entries(FILES)) write(file, text);
});

afterEach(() => rmSync(root, { recursive: true }));

describe('what stands for a build', () => {
  it.each(['domain/rule.ts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'])(
    'is another when %s is edited, and the same again when it is switched back',
    (file) => {
      const before = digestOf(root);
      write(file, `${readFileSync(at(file), 'utf8')} `);
      expect(digestOf(root)).not.toBe(before);
      write(file, FILES[file as keyof typeof FILES]);
      // Git gives what it writes anew the time of day.
      utimesSync(at(file), new Date(), new Date());
      expect(digestOf(root)).toBe(before);
    },
  );

  it('is another when a source is added, renamed or deleted', () => {
    const seen = [digestOf(root)];
    write('domain/new.ts', '');
    seen.push(digestOf(root));
    cpSync(at('domain/new.ts'), at('domain/renamed.ts'));
    rmSync(at('domain/new.ts'));
    seen.push(digestOf(root));
    rmSync(at('domain/rule.ts'));
    seen.push(digestOf(root));
    expect(new Set(seen).size).toBe(4);
  });

  it.each(['web/index.html', 'web/src/app/look.css', 'web/src/main.tsx'])(
    'is another when %s of the face is',
    (file) => {
      const before = digestOf(root);
      write(file, 'x');
      expect(digestOf(root)).not.toBe(before);
    },
  );

  it.each(['test/a.test.ts', 'docs.md', '.data/a.ts'])('does not heed %s, which is not compiled', (file) => {
    const before = digestOf(root);
    write(file, 'x');
    expect(digestOf(root)).toBe(before);
  });
});

describe('the build', () => {
  /** How often it was built, after one more `npm run build`. */
  const build = (): number => {
    const script = `require(${JSON.stringify(path.join(projectRoot, 'scripts/build.cjs'))}).ensureBuilt(process.cwd())`;
    const { status, stderr, stdout } = spawnSync(process.execPath, ['-e', script], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    expect(stdout).toBe('');
    return readFileSync(at('dist/workflow-bundle.js'), 'utf8').split('\n').length - 1;
  };
  const days = () => /days = (\d+)/.exec(readFileSync(at('dist/domain/rule.js'), 'utf8'))?.[1];

  it('is made once, and again after an edit alone; another branch and back is no edit', () => {
    expect([build(), build()]).toEqual([1, 1]);
    write('domain/rule.ts', 'export const days = 11;\n');
    write('domain/rule.ts', FILES['domain/rule.ts']);
    expect(build()).toBe(1);
    write('domain/rule.ts', 'export const days = 11;\n');
    expect([build(), days()]).toEqual([2, '11']);
    write('domain/rule.ts', FILES['domain/rule.ts']);
    expect([build(), days(), build()]).toEqual([3, '10', 3]);
  });

  it('is the same whoever asks for it: a test, or somebody at work on it', () => {
    expect(process.env['NODE_ENV']).toBe('test');
    build();
    expect(readFileSync(at('dist/workflow-bundle.js'), 'utf8')).toBe('// production\n');
  });

  it('leaves nothing of a source that is gone, and makes again what was deleted', () => {
    write('domain/gone.ts', 'export {};\n');
    build();
    rmSync(at('domain/gone.ts'));
    build();
    expect(existsSync(at('dist/domain/gone.js'))).toBe(false);
    rmSync(at('dist/domain/rule.js'));
    build();
    expect(days()).toBe('10');
  });

  it('makes a face that is not whole again', () => {
    // Its own tools, from where they are installed.
    symlinkSync(path.join(projectRoot, 'node_modules'), at('node_modules'));
    write('tsconfig.build.json', JSON.stringify({ ...CONFIG, exclude: ['dist', 'node_modules', 'web'] }));
    cpSync(path.join(projectRoot, 'web/build'), at('web/build'), { recursive: true });
    write('web/vite.config.mts', MINIMAL_FACE);
    write('web/index.html', '<script type="module" src="/main.ts"></script>');
    write('web/main.ts', "document.title = 'Công vụ';\n");
    build();
    const files = () => JSON.parse(readFileSync(at('dist/web/files.json'), 'utf8')) as string[];
    const script = files().find((file) => file.endsWith('.js')) ?? '';
    expect(files()).toEqual(expect.arrayContaining(['index.html', `${script}.br`, `${script}.gz`]));
    rmSync(at(`dist/web/${script}.br`));
    build();
    expect(existsSync(at(`dist/web/${script}.br`))).toBe(true);
  });

  it.each(['999999999', ''])('takes over from one that was killed, with «%s» in its lock', (owner) => {
    write('dist/.lock', owner);
    expect(build()).toBe(1);
    expect(existsSync(at('dist/.lock'))).toBe(false);
  });

  it('that fails is made anew the next time', () => {
    build();
    write('domain/rule.ts', "export const days: number = 'x';\n");
    expect(build).toThrow(/TS2322/);
    expect(build).toThrow(/TS2322/);
    write('domain/rule.ts', FILES['domain/rule.ts']);
    build();
    expect(days()).toBe('10');
  });
});
