import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { madeForCache } from '../../../embedded/find/cache';
import { partContext } from '../parts';
import type { Candidate } from './candidate';

const VERSION = '147.0.0';
const NAME = `chromium-${VERSION}`;

/** It unpacks into the temporary folder, and its libraries only where it takes the machine for one of these. */
const UNPACK = `require(${JSON.stringify(require.resolve('@sparticuz/chromium'))}).executablePath()`;
const AS_ON = 'AWS_Lambda_nodejs22.x';

const report = process.report.getReport() as { header: { glibcVersionRuntime?: string } };

/** Such machines alone can run it. */
export const isCarriedHere =
  process.platform === 'linux' && process.arch === 'x64' && report.header.glibcVersionRuntime !== undefined;

/** The browser that a dependency of the tests carries, unpacked once for this user. */
export async function carriedBrowser(): Promise<Candidate> {
  const found = await unpacked(partContext(''));
  const folder = found?.file ?? '';
  return {
    name: `the one that @sparticuz/chromium ${VERSION} carries`,
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: folder },
  };
}

const unpacked = madeForCache({
  name: NAME,
  async make(scratch, { cacheDir }) {
    const folder = path.join(scratch, 'unpacked');
    await mkdir(folder);
    await promisify(execFile)(process.execPath, ['-e', UNPACK], {
      cwd: __dirname,
      env: { TMPDIR: folder, AWS_EXECUTION_ENV: AS_ON },
    });
    await writeFile(path.join(folder, 'fonts.conf'), fontsConf(path.join(cacheDir, NAME, 'fonts')));
    return { file: folder, origin: 'unpacked' };
  },
});

/** Its own names folders that are not there, without which an input ends it. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${folder}</dir>
  <cachedir>${path.join(folder, 'cache')}</cachedir>
</fontconfig>
`;
