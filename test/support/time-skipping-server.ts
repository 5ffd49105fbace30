import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached, madeForCache } from '../../services/find/cache';
import { lastLine, runChild } from '../../services/find/child';
import { findBinary, type Way, WayFailed } from '../../services/find/way';
import { lineReporter } from '../../services/reporter';
import { cacheDir } from './parts';

/** The same in `time-skipping/pom.xml`. */
const VERSION = '1.32.1';
const NAME = `temporal-test-server-${VERSION}`;

/** The test server's classes from Maven Central, behind a script that starts them. */
const fromMaven: Way = madeForCache({
  name: NAME,
  make: async (scratchDir) => {
    const jars = path.join(cacheDir, `${NAME}-jars`);
    const pom = path.join(__dirname, 'time-skipping/pom.xml');
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${jars}`];
    const result = await runChild({ executable: 'mvn', args: ['-q', '-B', '-f', pom, ...goal] });
    if (result.code !== 0) throw new WayFailed(lastLine(result.stdout) ?? 'Maven gave no reason');
    const script = path.join(scratchDir, 'start');
    // Small heap and no second compiler: the SDK gives the server five seconds to start.
    const java = 'exec java -Xshare:auto -XX:TieredStopAtLevel=1 -Xmx256m';
    await writeFile(script, `#!/bin/sh\n${java} -cp '${jars}/*' io.temporal.testserver.TestServer "$@"\n`, {
      mode: 0o755,
    });
    return { file: script, origin: 'Maven Central' };
  },
});

/** The program of Temporal's time-skipping test server; fetched if there is none yet. */
export async function timeSkippingServer(): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  const found = await findBinary({
    part: 'time-skipping test server',
    ways: [cached(NAME), fromMaven],
    advice: 'Install Maven and a JDK of 17 or later.',
    context: {
      searchPath: process.env['PATH'] ?? '',
      cacheDir,
      reporter: lineReporter({ onLine: (line) => process.stderr.write(`${line}\n`) }),
    },
  });
  return found.file;
}
