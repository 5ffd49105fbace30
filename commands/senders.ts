import { parseInput } from '../use-cases/input/parse';
import { newSender } from '../use-cases/senders/new-sender';
import {
  addSecret,
  createSender,
  retireSecret,
  revokeSender,
  type SenderDeps,
  setParties,
  type WithSecret,
} from '../use-cases/senders/senders';
import { type Print, runStoreCommand, type StoreCommand } from './store-command';
import { commandActor, readCommandLine, UsageError } from './usage';

const usage = `npm run senders -- COMMAND

Other agencies' systems, which file by signed messages (docs/webhooks.md). A secret is shown once, when it is made.

  create ID --label X --parties A,B   registers a system that files for the parties A and B, and prints its secret
  list                                ids, parties, secrets by their ids, and which are revoked
  parties ID --parties A,B            says anew for whom it files
  rotate ID                           makes a second secret and prints it; the first goes on
  retire ID SECRET                    forgets one of two secrets, by its id
  revoke ID                           forgets all secrets: the system is refused from then on
  --help                              this text

In the environment: MONGODB_URI; without it the embedded store of a running "npm start" (DATA_DIR).`;

/** The command that the arguments name; throws {@link UsageError} before anything is connected. */
export function commandOf(args: string[]): StoreCommand | 'help' {
  const { help, label, parties, command, sender, secret } = readArguments(args);
  if (help) return 'help';
  const named = () => {
    if (!sender) throw new UsageError(`${command} needs the id of a sender`);
    return sender;
  };
  const actor = commandActor();
  switch (command) {
    case 'create': {
      const body = { id: named(), label, parties: parties?.split(',') };
      return async (deps, print) => {
        show(await createSender(deps, { sender: parseInput(newSender, body), actor }), print);
      };
    }
    case 'list':
      return list;
    case 'parties': {
      if (!parties) throw new UsageError('parties needs --parties, with commas between them');
      const to = { sender: named(), parties: parties.split(','), actor };
      return async (deps, print) => {
        const { _id, parties: standing } = await setParties(deps, to);
        print(`${_id} files for ${standing.join(', ')}`);
      };
    }
    case 'rotate': {
      const on = { sender: named(), actor };
      return async (deps, print) => show(await addSecret(deps, on), print);
    }
    case 'retire': {
      const on = { sender: named(), actor };
      if (!secret) throw new UsageError('retire needs the id of a secret; see list');
      return async (deps, print) => {
        await retireSecret(deps, { ...on, secret });
        print(`${secret} is retired`);
      };
    }
    case 'revoke': {
      const on = { sender: named(), actor };
      return async (deps, print) => {
        await revokeSender(deps, on);
        print(`${on.sender} is revoked`);
      };
    }
    default:
      throw new UsageError(command ? `no such command: ${command}` : 'a command is needed');
  }
}

function readArguments(args: string[]) {
  const { values, positionals } = readCommandLine({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean' }, label: { type: 'string' }, parties: { type: 'string' } },
  });
  const [command, sender, secret, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  return { ...values, command, sender, secret };
}

function show({ sender, secret }: WithSecret, print: Print): void {
  print(`secret ${secret.id} of ${sender._id}:`);
  print(secret.secret);
}

async function list({ store }: SenderDeps, print: Print): Promise<void> {
  for (const { _id, label, parties, secrets, revokedAt } of await store.senders.list()) {
    print(
      `${_id}  ${revokedAt ? `revoked ${revokedAt}` : 'valid'}  ${label}  files for ${parties.join(', ')}`,
    );
    for (const { id, createdAt, retiredAt } of secrets) {
      print(`  secret ${id}  ${createdAt}  ${retiredAt ? `retired ${retiredAt}` : 'living'}`);
    }
  }
}

if (require.main === module) void runStoreCommand({ commandOf, usage });
