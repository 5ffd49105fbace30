import { type Environment, readEnvironment } from '../config/environment';
import { createLogger } from '../config/logger';
import { inOneLine } from '../domain/input-text';
import type { Said } from '../domain/text';
import { openStore } from '../store/store';
import type { Deps } from '../use-cases/deps';
import { sealOf } from '../use-cases/senders/seal';
import { accountPost, faceOf } from './account-post';
import { knownSecret } from './installation-secret';
import { withStoreAtRest } from './store-at-rest';
import { storeUri } from './store-uri';

/** Prints a line in the language of the terminal. */
export type Print = (line: Said) => void;

/** What a command does with the store; what it has to say it prints. */
export type StoreCommand = (deps: CommandDeps, print: Print) => Promise<void>;

export type CommandDeps = Pick<Deps, 'store' | 'now' | 'seal' | 'faceAt' | 'signIn' | 'logger'>;

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
    const post = accountPost(environment);
    try {
      // What is stored may be older than the rule that keeps such characters out.
      const say: Print = (line) => print(asOneLine(line));
      const secret = await secretFor(environment);
      const { INSTALLATION_SECRET_BEFORE: before } = environment;
      const faceAt = faceOf(environment, secret);
      await run(
        {
          store,
          now: Date.now,
          seal: secret === undefined ? undefined : sealOf({ secret, before }),
          signIn: post.signIn,
          logger: createLogger({ level: 'error', process: 'command' }),
          ...(faceAt && { faceAt }),
        },
        say,
      );
    } finally {
      await post.close();
      await store.close();
    }
  };
  const reporter = { line: print, progress: () => undefined };
  if (atRest) await withStoreAtRest({ env, environment, reporter }, onStoreAt);
  else await onStoreAt(storeUri(environment));
}

/** The secret that is set; of an embedded store, the one that `npm start` made beside it. */
const secretFor = async ({
  INSTALLATION_SECRET: set,
  MONGODB_URI: uri,
  DATA_DIR: dataDir,
}: Environment): Promise<string | undefined> =>
  set ?? (uri === undefined ? await knownSecret(dataDir) : undefined);
