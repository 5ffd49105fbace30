import { readEnvironment } from '../config/environment';
import { inOneLine } from '../domain/input-text';
import type { Said } from '../domain/text';
import { openStore } from '../store/store';
import type { Deps } from '../use-cases/deps';
import { storeUri } from './store-uri';

/** Prints a line in the language of the terminal. */
export type Print = (line: Said) => void;

/** What a command does with the store; what it has to say it prints. */
export type StoreCommand = (deps: Pick<Deps, 'store' | 'now'>, print: Print) => Promise<void>;

const asOneLine = (line: Said): Said =>
  typeof line === 'string' ? inOneLine(line) : { en: inOneLine(line.en), vi: inOneLine(line.vi) };

/** Runs a command on the store of the environment. */
export async function runOnStore(env: NodeJS.ProcessEnv, print: Print, run: StoreCommand): Promise<void> {
  const store = await openStore({ uri: storeUri(readEnvironment(env)) });
  try {
    // What is stored may be older than the rule that keeps such characters out.
    await run({ store, now: Date.now }, (line) => print(asOneLine(line)));
  } finally {
    await store.close();
  }
}
