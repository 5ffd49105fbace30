import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untranslated } from '../../domain/text';
import { cached, madeForCache } from '../../embedded/find/cache';
import { lastLine, runChild } from '../../embedded/find/child';
import { findBinary, type Way, WayFailed } from '../../embedded/find/way';
import { lineReporter } from '../../embedded/reporter';
import { cacheDir } from './parts';

const SOURCES = path.join(__dirname, 'time-skipping');
const MAIN = 'main.jar';
const ARCHIVE = 'start.jsa';
// Small heap, no second compiler and no threads for the garbage: the SDK gives the server five seconds to start.
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'];

/** The test server's classes from Maven Central with our own main class, behind a script that starts them. */
const fromMaven = (name: string): Way =>
  madeForCache({
    name,
    make: async (scratchDir) => {
      const folder = path.join(scratchDir, 'server');
      const classes = path.join(scratchDir, 'classes');
      await mkdir(folder);
      const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
      await run('mvn', ['-q', '-B', '-f', path.join(SOURCES, 'pom.xml'), ...goal]);
      const java = (await readdir(SOURCES)).filter((file) => file.endsWith('.java'));
      const sources = java.map((file) => path.join(SOURCES, file));
      await run('javac', ['-cp', `${folder}/*`, '-d', classes, ...sources]);
      await run('jar', ['--create', '--file', path.join(folder, MAIN), '-C', classes, '.']);

      // The archive holds for exactly these names in this order, wherever the folder lies.
      const classPath = (await readdir(folder)).sort().join(':');
      await run('java', [`-XX:ArchiveClassesAtExit=${ARCHIVE}`, ...JVM, '-cp', classPath, 'WarmUp'], folder);
      const start = `exec java -XX:SharedArchiveFile=${ARCHIVE} -Xshare:auto ${JVM.join(' ')} -cp ${classPath}`;
      await writeFile(
        path.join(folder, 'start'),
        `#!/bin/sh\ncd "$(dirname "$0")" && ${start} TestServerAt "$@"\n`,
        { mode: 0o755 },
      );
      return { file: folder, origin: 'Maven Central' };
    },
  });

async function run(executable: string, args: string[], cwd?: string): Promise<void> {
  const result = await runChild({ executable, args, ...(cwd !== undefined && { cwd }) });
  if (result.code === 0) return;
  const reason = lastLine(result.stdout) ?? lastLine(result.stderr) ?? `${executable} gave no reason`;
  throw new WayFailed(untranslated(reason));
}

/** Changes with everything that the server is made from. */
async function nameOfServer(): Promise<string> {
  const digest = createHash('sha256').update(JVM.join(' '));
  for (const file of (await readdir(SOURCES)).sort()) digest.update(await readFile(path.join(SOURCES, file)));
  return `temporal-test-server-${digest.digest('hex').slice(0, 12)}`;
}

/**
 * The program of Temporal's time-skipping test server, made if there is none yet. Its arguments: a port, and the instant to
 * begin at.
 */
export async function timeSkippingServer(): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  const name = await nameOfServer();
  const found = await findBinary({
    part: 'time-skipping test server',
    ways: [cached(name), fromMaven(name)],
    advice: 'Install Maven and a JDK of 17 or later.',
    context: {
      searchPath: process.env['PATH'] ?? '',
      cacheDir,
      reporter: lineReporter({ onLine: (line) => process.stderr.write(`${line}\n`) }),
    },
  });
  return path.join(found.file, 'start');
}
