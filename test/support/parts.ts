import { homedir } from 'node:os';
import path from 'node:path';
import { lineReporter } from '../../services/reporter';

/** The user's own, as `npm start` has it. */
export const cacheDir = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'cong-vu');

/** What finding an embedded part needs in a test: the user's own cache, so that parts are built once for all tests. */
export const partContext = (dataDir: string) => ({
  dataDir,
  searchPath: process.env['PATH'] ?? '',
  cacheDir,
  reporter: lineReporter({
    onLine: (line) => {
      if (/building|not built/.test(line)) process.stderr.write(`${line}\n`);
    },
  }),
});
