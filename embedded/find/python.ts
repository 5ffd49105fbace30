import path from 'node:path';
import { joined, type Said } from '../../domain/text';
import { withProgress } from '../reporter';
import { cached, madeForCache } from './cache';
import { lastLine, runChild } from './child';
import { findAllOnPath } from './on-path';
import { type FindContext, type FoundBinary, type Way, WayFailed } from './way';

/** Those for which our requirements pin wheels. */
const VERSIONS = ['3.11', '3.12', '3.13'];

interface Python {
  /** Not a launcher's: what really runs, so that a record of the process stays true. */
  executable: string;
  version: string;
}

interface PyPiProgram {
  part: Said;
  name: string;
  /** A requirements file of ours: exact versions, each with its hashes. */
  requirements: string;
  /** Its `main()` runs the program. */
  module: string;
  /** What to expect, such as «ten seconds or so, once». */
  duration: Said;
}

/** Isolated from the user's own packages and settings, and with ours alone before Python's. */
const LAUNCH = (module: string) =>
  `import sys; sys.path.insert(0, sys.argv.pop(1)); from ${module} import main; sys.exit(main())`;

/**
 * A program in Python from PyPI, with its packages in a folder of ours: no compiler, and nothing of the machine's own
 * Python is changed. Kept for the next start, which then needs no network.
 */
export const fromPyPi = (program: PyPiProgram): Way =>
  withPython(program, async (python, context) => {
    const make = madeForCache({
      name: folderName(program, python),
      make: (folder) => install({ program, python, folder, context }),
    });
    return make(context);
  });

/** The same, only if an earlier start fetched it. */
export const keptFromPyPi = (program: PyPiProgram): Way =>
  withPython(program, (python, context) => cached(folderName(program, python))(context));

const folderName = ({ name }: PyPiProgram, { version }: Python) => `${name}-python-${version}`;

function withPython(
  { module }: PyPiProgram,
  find: (python: Python, context: FindContext) => Promise<FoundBinary | undefined>,
): Way {
  return async (context) => {
    const python = await findPython(context);
    if (!python) {
      throw new WayFailed({
        en: `not installed: there is no Python ${VERSIONS.join(', ')} on the PATH`,
        vi: `không cài đặt được: PATH không có Python ${VERSIONS.join(', ')}`,
      });
    }
    const found = await find(python, context);
    return found && { ...found, file: python.executable, args: ['-I', '-c', LAUNCH(module), found.file] };
  };
}

/** The first that fits; asked itself, since `python3` may be any. */
async function findPython({ searchPath, signal }: FindContext): Promise<Python | undefined> {
  const names = [...VERSIONS.map((version) => `python${version}`), 'python3', 'python'];
  const ask = 'import sys; print(sys.executable); print("%d.%d" % sys.version_info[:2])';
  for (const command of names) {
    for (const file of await findAllOnPath({ command, searchPath })) {
      const { code, stdout } = await runChild({ executable: file, args: ['-I', '-c', ask], signal });
      const [executable = '', version = ''] = stdout.trim().split(/\r?\n/);
      if (code === 0 && VERSIONS.includes(version)) return { executable, version };
    }
  }
  return undefined;
}

async function install({
  program: { name, part, requirements, duration },
  python,
  folder,
  context: { reporter, signal },
}: {
  program: PyPiProgram;
  python: Python;
  folder: string;
  context: FindContext;
}): Promise<{ file: string; origin: Said }> {
  reporter.line(
    joined(part, { en: ': fetching from PyPI; takes ', vi: ': đang lấy từ PyPI; mất ' }, duration),
  );
  return withProgress({
    reporter,
    topic: name,
    text: joined(part, { en: ': fetching', vi: ': đang lấy về' }),
    work: async () => {
      const packages = path.join(folder, 'packages');
      const pip = await pipOf({ python, folder, signal });
      const options = ['--no-deps', '--require-hashes', '--only-binary', ':all:', '--no-compile'];
      const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
      const { code, stderr } = await runChild({
        executable: pip,
        args: ['-m', 'pip', 'install', ...options, ...quiet, '--target', packages, '-r', requirements],
        signal,
      });
      if (code !== 0) {
        const reason = lastError(stderr) ?? { en: 'pip gave no reason', vi: 'pip không nêu lý do' };
        throw new WayFailed(joined({ en: 'not fetched: ', vi: 'không lấy về được: ' }, reason));
      }
      return { file: packages, origin: { en: 'fetched from PyPI', vi: 'lấy từ PyPI' } };
    },
  });
}

/** A Python that has pip: that of a virtual environment, which is thrown away with the scratch folder, else its own. */
async function pipOf({
  python: { executable, version },
  folder,
  signal,
}: {
  python: Python;
  folder: string;
  signal: AbortSignal | undefined;
}): Promise<string> {
  const environment = path.join(folder, 'environment');
  const made = await runChild({ executable, args: ['-I', '-m', 'venv', environment], signal });
  if (made.code === 0) return path.join(environment, 'bin', 'python');
  const { code } = await runChild({ executable, args: ['-I', '-m', 'pip', '--version'], signal });
  if (code === 0) return executable;
  throw new WayFailed({
    en: `not installed: Python ${version} has neither venv nor pip; install one of them (Debian: python3-venv)`,
    vi: `không cài đặt được: Python ${version} không có venv và pip; đề nghị cài một trong hai (Debian: python3-venv)`,
  });
}

/** What pip says last is often advice. */
const lastError = (stderr: string): string | undefined =>
  lastLine(
    stderr
      .split('\n')
      .filter((line) => line.startsWith('ERROR'))
      .join('\n'),
  ) ?? lastLine(stderr);
