import puppeteer, { type Browser } from 'puppeteer-core';
import type { Candidate } from './candidate';
import { candidates } from './candidates';

/** Starts a browser without a window; its own arguments are left alone, since a test's browser is to be as strict as any. */
export const launch = ({ executablePath, env = {} }: Candidate): Promise<Browser> =>
  puppeteer.launch({
    executablePath,
    headless: 'shell',
    env: { ...process.env, ...env },
    // Chrome refuses its sandbox to root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** The first browser that starts, or what was tried in vain, a line each. */
export async function findBrowser(
  env: NodeJS.ProcessEnv,
): Promise<{ found: Candidate } | { tried: readonly string[] }> {
  const tried: string[] = [];
  const all = candidates(env);
  for (;;) {
    try {
      const { value: candidate, done } = await all.next();
      if (done) break;
      try {
        const browser = await launch(candidate);
        await browser.close();
        return { found: candidate };
      } catch (error) {
        tried.push(`${candidate.name}: ${firstLine(error)}`);
      }
    } catch (error) {
      tried.push(`not unpacked: ${firstLine(error)}`);
      break;
    }
  }
  return { tried };
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replace(/\n+/g, ' ').slice(0, 500);
