import { cacheDirOf } from '../../embedded/find/cache-dir';
import { type StorePart, startStore } from '../../embedded/parts/store';
import { startTemporal, type TemporalPart } from '../../embedded/parts/temporal';
import { lineReporter } from '../../embedded/reporter';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

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

/** The real dev server as `npm start` has it, on ports of its own. Its data goes with the test, so it is not ended in order. */
export async function startTestTemporal(dataDir: string): Promise<TemporalPart> {
  const part = await startTemporal({
    ...partContext(dataDir),
    ports: { grpc: 0, ui: 0, metrics: 0 },
    ui: true,
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
  });
  const stop = part.stop.bind(part);
  // In order it waits a second for requests that may still come.
  return Object.assign(part, {
    stop: () => {
      part.kill();
      return stop();
    },
  });
}

/** The real store as `npm start` has it, on a port of its own and without a password. */
export const startTestStorePart = (dataDir: string): Promise<StorePart> =>
  startStore({ ...partContext(dataDir), ports: { store: 0 }, password: false });
