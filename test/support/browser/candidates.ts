import { findAllOnPath } from '../../../embedded/find/on-path';
import type { Candidate } from './candidate';
import { carriedBrowser, isCarriedHere } from './carried';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * What may be tried, best first: what the environment names stands alone. The one that a package carries is the same everywhere, and
 * takes a third of a desktop's time.
 */
export async function* candidates(env: NodeJS.ProcessEnv): AsyncGenerator<Candidate> {
  const named = env['CHROME_PATH'];
  if (named) {
    yield { name: `CHROME_PATH=${named}`, executablePath: named };
    return;
  }
  let notUnpacked: unknown;
  const carried = isCarriedHere
    ? await carriedBrowser().catch((error: unknown) => {
        notUnpacked = error;
      })
    : undefined;
  if (carried) yield carried;
  for (const command of COMMANDS) {
    for (const file of await findAllOnPath({ command, searchPath: env['PATH'] ?? '' })) {
      yield { name: file, executablePath: file };
    }
  }
  if (notUnpacked !== undefined) throw notUnpacked;
}
