import { homedir } from 'node:os';
import path from 'node:path';
import { lineReporter } from '../../services/reporter';

/** What finding an embedded part needs in a test: the user's own cache, so that parts are built once for all tests. */
export const partContext = (dataDir: string) => ({
  dataDir,
  searchPath: process.env['PATH'] ?? '',
  cacheDir: path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'cong-vu'),
  reporter: lineReporter({
    onLine: (line) => {
      if (/building|not built/.test(line)) process.stderr.write(`${line}\n`);
    },
  }),
});
