import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached, madeForCache } from '../../embedded/find/cache';
import { downloaded } from '../../embedded/find/download';
import { builtFromGo } from '../../embedded/find/go-build';
import { onPath } from '../../embedded/find/on-path';
import { fromPyPi } from '../../embedded/find/python';
import { type FindContext, findBinary, type Way } from '../../embedded/find/way';
import { lineReporter } from '../../embedded/reporter';
import { temporaryFolder } from '../support/temporary-folder';

const programs = path.join(__dirname, 'programs');
let context: FindContext;
let lines: string[];
let remove: () => Promise<void>;

beforeEach(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  lines = [];
  const reporter = lineReporter({ onLine: (text) => lines.push(text) });
  context = {
    cacheDir: path.join(temporary.folder, 'cache'),
    searchPath: path.join(temporary.folder, 'bin'),
    reporter,
  };
});
afterEach(() => remove());

const download = (program: string, stallMs?: number): Way =>
  downloaded({ part: 'Thing', name: 'thing-1', version: '1', script: path.join(programs, program), stallMs });
const spare: Way = async () => ({ file: '/spare', origin: 'spare' });
const find = (ways: Way[]) => findBinary({ part: 'Thing', ways, advice: 'Install it.', context });

test('a program on the PATH comes first', async () => {
  await mkdir(context.searchPath);
  const file = path.join(context.searchPath, 'thing');
  await writeFile(file, '');
  await chmod(file, 0o755);
  await expect(find([onPath('thing'), spare])).resolves.toMatchObject({ file });
});

test('a download that fails is one line with its reason, and the next way is taken', async () => {
  await expect(find([download('failing-download.cjs'), spare])).resolves.toMatchObject({ file: '/spare' });
  expect(lines).toEqual([
    'Thing: not downloaded (getaddrinfo ENOTFOUND downloads.invalid); trying the next way',
  ]);
});

test('what finding says, and what it fails with, is there in Vietnamese too', async () => {
  const reporter = lineReporter({ onLine: (text) => lines.push(text), language: 'vi' });
  const asked = findBinary({
    part: { en: 'Thing', vi: 'Vật' },
    ways: [download('failing-download.cjs')],
    advice: { en: 'Install it.', vi: 'Đề nghị cài đặt.' },
    context: { ...context, reporter },
  });
  await expect(asked).rejects.toMatchObject({
    name: 'BinaryNotFound',
    message: 'Thing: no program was found. Install it.',
    text: { vi: 'Vật: không tìm được chương trình. Đề nghị cài đặt.' },
  });
  expect(lines).toEqual(['Vật: không tải về được (getaddrinfo ENOTFOUND downloads.invalid); thử cách khác']);
});

test('a download to which nothing comes is given up', async () => {
  await expect(find([download('stalled-download.cjs', 200), spare])).resolves.toMatchObject({
    file: '/spare',
  });
  expect(lines).toEqual(['Thing: not downloaded (nothing came for 0.2 s); trying the next way']);
});

test('a downloaded program is kept for the next start, and nothing else is', async () => {
  const made = await find([cached('thing-1'), download('working-download.cjs')]);
  expect(await readFile(made.file, 'utf8')).toBe('version 1');
  expect(await readdir(context.cacheDir)).toEqual(['thing-1']);
  await expect(find([cached('thing-1')])).resolves.toMatchObject({ file: made.file });
});

test('what an interrupted build left is cleared away, never used', async () => {
  await mkdir(path.join(context.cacheDir, 'thing-1.part-abc'), { recursive: true });
  await find([download('working-download.cjs')]);
  expect(await readdir(context.cacheDir)).toEqual(['thing-1']);
});

test('of two starts at once, one makes the program and the other waits for it', async () => {
  let makes = 0;
  const make: Way = madeForCache({
    name: 'thing-1',
    make: async (folder) => {
      makes += 1;
      await writeFile(path.join(folder, 'built'), 'x');
      return { file: path.join(folder, 'built'), origin: 'made' };
    },
  });
  const [left, right] = await Promise.all([find([make]), find([make])]);
  expect(left.file).toBe(right.file);
  expect(makes).toBe(1);
});

test('when no way is left, the error says what to install', async () => {
  const build = builtFromGo({
    part: 'Thing',
    name: 'thing-1',
    moduleDir: '/',
    package: '.',
    duration: 'once',
  });
  await expect(find([onPath('thing'), build])).rejects.toThrow('Thing: no program was found. Install it.');
  expect(lines).toEqual(['Thing: not built: there is no Go on the PATH']);
});

describe('a program from PyPI', () => {
  const fetched = (): Way =>
    fromPyPi({ part: 'Thing', name: 'thing-1', requirements: 'none.txt', module: 'thing', duration: 'once' });

  /** A Python that says which one it is, and does to `-m venv` and `-m pip` what the test says. */
  async function python(version: string, module: string): Promise<string> {
    await mkdir(context.searchPath, { recursive: true });
    const file = path.join(context.searchPath, 'python3');
    const script = `#!/bin/sh\ncase "$*" in\n*sys.version_info*) echo "$0"; echo ${version};;\n${module}\n*) exit 1;;\nesac\n`;
    await writeFile(file, script, { mode: 0o755 });
    return file;
  }

  test('needs a Python for which it is pinned', async () => {
    await python('3.9', '');
    await expect(find([fetched(), spare])).resolves.toMatchObject({ file: '/spare' });
    expect(lines).toEqual(['Thing: not installed: there is no Python 3.11, 3.12, 3.13 on the PATH']);
  });

  test('says what to install where Python has neither venv nor pip', async () => {
    await python('3.11', '');
    await find([fetched(), spare]);
    expect(lines.at(-1)).toBe(
      'Thing: not installed: Python 3.11 has neither venv nor pip; install one of them (Debian: python3-venv)',
    );
  });

  test('is fetched by the pip of Python where there is no venv, and kept for the next start', async () => {
    const pip =
      '*"-m pip --version"*) exit 0;;\n*"-m pip install"*) while [ "$1" != --target ]; do shift; done; mkdir -p "$2";;';
    const executable = await python('3.11', pip);
    const made = await find([fetched()]);
    expect(made).toMatchObject({ file: executable, origin: { en: 'fetched from PyPI', vi: 'lấy từ PyPI' } });
    expect(made.args?.at(-1)).toBe(path.join(context.cacheDir, 'thing-1-python-3.11'));
    await python('3.11', '');
    await expect(find([fetched()])).resolves.toMatchObject({ args: made.args });
  });

  test('that cannot be fetched is one line with what pip said', async () => {
    const pip =
      '*"-m pip --version"*) exit 0;;\n*"-m pip install"*) echo "ERROR: no matching wheel" >&2; exit 1;;';
    await python('3.11', pip);
    await find([fetched(), spare]);
    expect(lines.at(-1)).toBe('Thing: not fetched: ERROR: no matching wheel');
  });
});
