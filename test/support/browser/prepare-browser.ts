import type { Candidate } from './candidate';
import { findBrowser } from './launch';

/** Where the process before all tests leaves the browser for them, or what it tried in vain. */
const FOUND = 'TEST_BROWSER';
const TRIED = 'TEST_BROWSER_TRIED';

/** Whether the tests in a browser are left out on purpose. */
export const isLeftOut = (env: NodeJS.ProcessEnv): boolean => Boolean(env['NO_BROWSER']);

/** Before any test: finds the browser. Throws where it is to be left out and must not be. */
export async function prepareBrowser(env: NodeJS.ProcessEnv): Promise<void> {
  if (isLeftOut(env)) {
    if (env['CI'] && env['CI'] !== 'false') {
      throw new Error(
        'NO_BROWSER leaves out the tests in a browser, which a run with CI set must not: unset NO_BROWSER.',
      );
    }
    return;
  }
  const outcome = await findBrowser(env);
  if ('found' in outcome) env[FOUND] = JSON.stringify(outcome.found);
  else env[TRIED] = outcome.tried.join('\n') || 'nothing: there is no Chrome on the PATH';
}

/** The browser of this run; undefined where none starts, or where it is left out. */
export const preparedBrowser = (env: NodeJS.ProcessEnv): Candidate | undefined =>
  env[FOUND] === undefined ? undefined : (JSON.parse(env[FOUND]) as Candidate);

/** What was tried, where no browser starts. */
export const triedInVain = (env: NodeJS.ProcessEnv): string | undefined => env[TRIED];
