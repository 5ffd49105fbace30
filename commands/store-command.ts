import { readEnvironment } from '../config/environment';
import { inOneLine } from '../domain/one-line';
import { openStore } from '../store/store';
import type { Deps } from '../use-cases/deps';
import { storeUri } from './store-uri';
import { EXIT, explain } from './usage';

export type Print = (line: string) => void;

/** What a command does with the store; what it has to say it prints. */
export type StoreCommand = (deps: Pick<Deps, 'store' | 'now'>, print: Print) => Promise<void>;

/** Runs what the command line asks for on the store of the environment, and explains what goes wrong. */
export async function runStoreCommand({
  commandOf,
  usage,
}: {
  commandOf: (args: string[]) => StoreCommand | 'help';
  usage: string;
}): Promise<void> {
  // What is stored may be older than the rule that keeps such characters out.
  const print: Print = (line) => console.log(inOneLine(line));
  try {
    const run = commandOf(process.argv.slice(2));
    if (run === 'help') console.log(usage);
    else await runOnStore(run, print);
  } catch (error) {
    console.error(explain(error, usage));
    process.exitCode = EXIT.failed;
  }
}

async function runOnStore(run: StoreCommand, print: Print): Promise<void> {
  const store = await openStore({ uri: storeUri(readEnvironment(process.env)) });
  try {
    await run({ store, now: Date.now }, print);
  } finally {
    await store.close();
  }
}
