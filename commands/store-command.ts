import { type Environment, readEnvironment } from '../config/environment';
import { inOneLine } from '../domain/input-text';
import type { Said } from '../domain/text';
import { openStore } from '../store/store';
import type { Deps } from '../use-cases/deps';
import { type Seal, sealOf } from '../use-cases/senders/seal';
import { knownSecret } from './installation-secret';
import { withStoreAtRest } from './store-at-rest';
import { storeUri } from './store-uri';

/** Prints a line in the language of the terminal. */
export type Print = (line: Said) => void;

/** What a command does with the store; what it has to say it prints. */
export type StoreCommand = (deps: Pick<Deps, 'store' | 'now' | 'seal'>, print: Print) => Promise<void>;

/** A table for spreadsheets keeps the byte order mark that it begins with. */
const asTextLine = (line: string): string =>
  line.startsWith('\ufeff') ? `\ufeff${inOneLine(line.slice(1))}` : inOneLine(line);

export const asOneLine = (line: Said): Said =>
  typeof line === 'string' ? asTextLine(line) : { en: inOneLine(line.en), vi: inOneLine(line.vi) };

export interface StoreAccess {
  /** While the service is stopped: an embedded store is started for the command. */
  atRest?: boolean;
}

/** Runs a command on the store of the environment. */
export async function runOnStore(
  env: NodeJS.ProcessEnv,
  print: Print,
  run: StoreCommand,
  { atRest = false }: StoreAccess = {},
): Promise<void> {
  const environment = readEnvironment(env);
  const onStoreAt = async (uri: string) => {
    const store = await openStore({ uri });
    try {
      // What is stored may be older than the rule that keeps such characters out.
      const say: Print = (line) => print(asOneLine(line));
      await run({ store, now: Date.now, seal: await sealFor(environment) }, say);
    } finally {
      await store.close();
    }
  };
  const reporter = { line: print, progress: () => undefined };
  if (atRest) await withStoreAtRest({ env, environment, reporter }, onStoreAt);
  else await onStoreAt(storeUri(environment));
}

/** With the secret that is set; of an embedded store, with the one that `npm start` made beside it. */
async function sealFor({
  INSTALLATION_SECRET: set,
  INSTALLATION_SECRET_BEFORE: before,
  MONGODB_URI: uri,
  DATA_DIR: dataDir,
}: Environment): Promise<Seal | undefined> {
  const secret = set ?? (uri === undefined ? await knownSecret(dataDir) : undefined);
  return secret === undefined ? undefined : sealOf({ secret, before });
}
