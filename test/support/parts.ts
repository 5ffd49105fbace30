import { cacheDirOf } from '../../services/find/cache-dir';
import { lineReporter } from '../../services/reporter';

/** The user's own, as `npm start` has it. */
export const cacheDir = cacheDirOf(process.env);

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
