import { findAllOnPath } from '../../../embedded/find/on-path';
import type { Candidate } from './candidate';
import { carriedBrowser, isCarriedHere } from './carried';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** What may be tried, best first: what the environment names stands alone. */
export async function* candidates(env: NodeJS.ProcessEnv): AsyncGenerator<Candidate> {
  const named = env['CHROME_PATH'];
  if (named) {
    yield { name: `CHROME_PATH=${named}`, executablePath: named };
    return;
  }
  for (const command of COMMANDS) {
    for (const file of await findAllOnPath({ command, searchPath: env['PATH'] ?? '' })) {
      yield { name: file, executablePath: file };
    }
  }
  if (isCarriedHere) yield await carriedBrowser();
}
