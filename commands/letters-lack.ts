import type { Environment } from '../config/environment';
import { faceAtOf } from '../config/face-at';
import { apiUrlOf } from './find-service';

/**
 * What is not set and letters need for their links: as the running API says, whose settings `npm start` may have made; of one
 * that does not answer, by the settings of this process.
 */
export async function lettersLack(environment: Environment): Promise<readonly string[]> {
  const { DATA_DIR: dataDir, HOST: host, PORT: port } = environment;
  try {
    const url = `${apiUrlOf({ dataDir, host, port })}/readyz`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const { notSet } = (await answer.json()) as { notSet?: unknown };
    if (Array.isArray(notSet)) return notSet.map(String);
  } catch {
    // Then it is not running.
  }
  return faceAtOf(environment).notSet;
}
