import { parseArgs } from 'node:util';
import { newKey } from '../api/keys';
import { InvalidEnvironment, readEnvironment } from '../config/environment';
import { fromMs } from '../domain/time';
import { openStore, type Store } from '../store/store';
import { storeUri } from './store-uri';

const usage = `npm run keys -- COMMAND

Keys of the API. They are kept as hashes, so a key is shown once, when it is created.

  create --label X   makes an administrator key and prints it
  list               ids, labels, and whether they were revoked
  revoke ID          a revoked key is refused from then on
  --help             this text

In the environment: MONGODB_URI; without it the embedded store of a running "npm start" (DATA_DIR).`;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

async function main(args: string[]): Promise<void> {
  const { help, label, command, id } = readArguments(args);
  if (help) {
    console.log(usage);
    return;
  }
  const run = commandOf({ command, label, id });
  const store = await openStore({ uri: storeUri(readEnvironment(process.env)) });
  try {
    await run(store);
  } finally {
    await store.close();
  }
}

interface Arguments {
  help?: boolean | undefined;
  label?: string | undefined;
  command?: string | undefined;
  id?: string | undefined;
}

function readArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean' }, label: { type: 'string' } },
    });
    const [command, id, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
    return { ...values, command, id };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Throws {@link UsageError} before anything is connected. */
function commandOf({ command, label, id }: Arguments): (store: Store) => Promise<void> {
  switch (command) {
    case 'create':
      if (!label) throw new UsageError('create needs --label, by which you will know the key again');
      return (store) => create(store, label);
    case 'list':
      return list;
    case 'revoke':
      if (!id) throw new UsageError('revoke needs the id of a key; see list');
      return (store) => revoke(store, id);
    default:
      throw new UsageError(command ? `no such command: ${command}` : 'a command is needed');
  }
}

async function create({ keys }: Store, label: string): Promise<void> {
  const { key, document } = newKey({ label, createdAt: fromMs(Date.now()) });
  await keys.create(document);
  console.log(key);
}

async function list({ keys }: Store): Promise<void> {
  for (const { _id, label, role, createdAt, revokedAt } of await keys.list()) {
    const state = revokedAt ? `revoked ${revokedAt}` : 'valid';
    console.log(`${_id}  ${role}  ${createdAt}  ${state}  ${label}`);
  }
}

async function revoke({ keys }: Store, id: string): Promise<void> {
  const revoked = await keys.revoke({ id, at: fromMs(Date.now()) });
  if (!revoked) throw new UsageError(`no valid key has the id ${id}`);
  console.log(`${id} is revoked`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
  else if (error instanceof InvalidEnvironment) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
});
