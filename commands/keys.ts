import { didYouMean } from '../config/did-you-mean';
import { KEY_ROLES, type KeyRole, needsParty } from '../domain/key-roles';
import { foreignToOneLine } from '../domain/one-line';
import { fromMs } from '../domain/time';
import type { KeyDocument } from '../store/documents';
import { LIVE_KEYS_PER_PARTY } from '../store/keys';
import { record } from '../use-cases/audit';
import { MAX_DAYS, newKey } from '../use-cases/keys/keys';
import { checkParties } from '../use-cases/senders/known-parties';
import { type Print, runStoreCommand, type StoreCommand } from './store-command';
import { commandActor, readCommandLine, UsageError } from './usage';

const usage = `npm run keys -- COMMAND

Keys of the API. They are kept as hashes, so a key is shown once, when it is created.

  create --label X --role ROLE [--role ROLE …] [--party ID] [--days N]
                     makes a key and prints it; it lives ${MAX_DAYS} days unless --days says otherwise
  list               ids, roles, parties, until when, and when each was last used
  revoke ID          a revoked key is refused from then on
  --help             this text

Roles:
  administrator      Sở Nội vụ: campaigns, synthesis, proposals, release of letters
  unit               an evaluated unit: its self-review, and what was announced of it (needs --party)
  reviewer           a specialised agency: its reviews (needs --party)
  member             a member of the committee, or the secretary: the member's opinions (needs --party)
  committee          remarks, recognition, waivers, reopenings
  reader             counts, and what is public

--party is the id of a unit, a member or a body, as the register of some campaign has it. A party has at most
${LIVE_KEYS_PER_PARTY} living keys: create the new one, take it into use, revoke the old one.

In the environment: MONGODB_URI; without it the embedded store of a running "npm start" (DATA_DIR).`;

interface Arguments {
  help?: boolean | undefined;
  label?: string | undefined;
  role?: string[] | undefined;
  party?: string | undefined;
  days?: string | undefined;
  command?: string | undefined;
  id?: string | undefined;
}

function readArguments(args: string[]): Arguments {
  const { values, positionals } = readCommandLine({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      label: { type: 'string' },
      role: { type: 'string', multiple: true },
      party: { type: 'string' },
      days: { type: 'string' },
    },
  });
  const [command, id, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`unexpected: ${rest.join(' ')}`);
  return { ...values, command, id };
}

/** The command that the arguments name; throws {@link UsageError} before anything is connected. */
export function commandOf(args: string[]): StoreCommand | 'help' {
  const given = readArguments(args);
  if (given.help) return 'help';
  const { command, id } = given;
  switch (command) {
    case 'create': {
      const asked = keyAsked(given);
      return (deps, print) => create(deps, asked, print);
    }
    case 'list':
      return list;
    case 'revoke':
      if (!id) throw new UsageError('revoke needs the id of a key; see list');
      return (deps, print) => revoke(deps, id, print);
    default:
      throw new UsageError(command ? `no such command: ${command}` : 'a command is needed');
  }
}

interface KeyAsked {
  label: string;
  roles: KeyRole[];
  party?: string | undefined;
  days?: number | undefined;
}

function keyAsked({ label, role = [], party, days }: Arguments): KeyAsked {
  if (!label) throw new UsageError('create needs --label, by which you will know the key again');
  const foreign = foreignToOneLine(label);
  if (foreign) throw new UsageError(`--label must be one line without ${foreign}`);
  if (role.length === 0) throw new UsageError(`create needs --role, one or more of ${KEY_ROLES.join(', ')}`);
  const roles = [...new Set(role)].map((each) => {
    const known = KEY_ROLES.find((name) => name === each);
    if (!known) throw new UsageError(`there is no role ${each}${didYouMean(each, KEY_ROLES)}`);
    return known;
  });
  const speaks = roles.find(needsParty);
  if (speaks && !party)
    throw new UsageError(`the role ${speaks} needs --party, the body that the key speaks for`);
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) {
    throw new UsageError('--days takes a whole number of days, 1 to 99999');
  }
  return { label, roles, party, days: days === undefined ? undefined : Number(days) };
}

async function create(
  { store, now }: Parameters<StoreCommand>[0],
  asked: KeyAsked,
  print: Print,
): Promise<void> {
  const { party } = asked;
  if (party !== undefined) await checkParties(store, [party], () => '--party');
  const { key, document } = newKey({ ...asked, nowMs: now() });
  if (!(await store.keys.create(document))) {
    throw new UsageError(`${party} has ${LIVE_KEYS_PER_PARTY} living keys already: revoke one of them first`);
  }
  const target = party === undefined ? document._id : `${party}#${document._id}`;
  await record({ store, now }, { actor: commandActor(), action: 'key-created', target });
  print(key);
}

const stateOf = ({ revokedAt, expiresAt }: KeyDocument, now: string): string => {
  if (revokedAt !== undefined) return `revoked ${revokedAt}`;
  return expiresAt <= now ? `expired ${expiresAt}` : `valid until ${expiresAt}`;
};

async function list({ store, now }: Parameters<StoreCommand>[0], print: Print): Promise<void> {
  for (const key of await store.keys.list()) {
    const { _id, label, roles, party = '-', lastUsedAt } = key;
    const used = lastUsedAt === undefined ? 'never used' : `last used ${lastUsedAt}`;
    print([_id, roles.join(','), party, stateOf(key, fromMs(now())), used, label].join('  '));
  }
}

async function revoke({ store, now }: Parameters<StoreCommand>[0], id: string, print: Print): Promise<void> {
  const revoked = await store.keys.revoke({ id, at: fromMs(now()) });
  if (!revoked) throw new UsageError(`no valid key has the id ${id}`);
  await record({ store, now }, { actor: commandActor(), action: 'key-revoked', target: id });
  print(`${id} is revoked`);
}

if (require.main === module) void runStoreCommand({ commandOf, usage });
