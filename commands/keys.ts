import { didYouMean } from '../config/did-you-mean';
import {
  isKeyRole,
  KEY_ROLES,
  type KeyRole,
  needsCampaign,
  needsParty,
  needsPerson,
} from '../domain/key-roles';
import { foreignToOneLine } from '../domain/one-line';
import { fromMs } from '../domain/time';
import type { KeyDocument } from '../store/documents';
import { LIVE_KEYS_PER_HOLDER } from '../store/keys';
import { record } from '../use-cases/audit';
import { type AskedKey, createKey } from '../use-cases/keys/create-key';
import { MAX_DAYS } from '../use-cases/keys/keys';
import { type Print, runStoreCommand, type StoreCommand } from './store-command';
import { commandActor, readCommandLine, UsageError } from './usage';

const usage = `npm run keys -- COMMAND

Keys of the API. They are kept as hashes, so a key is shown once, when it is created.

  create --label X --role ROLE [--role ROLE …] [--campaign ID] [--party ID] [--person ID] [--days N]
                     makes a key and prints it; it lives ${MAX_DAYS} days at most, and no longer than its campaign
  list               ids, roles, campaigns, parties, until when, and when each was last used
  revoke ID          a revoked key is refused from then on
  --help             this text

Roles for years:
  administrator      Sở Nội vụ: campaigns, synthesis, proposals, release of letters, paper on behalf of others
  it                 senders and health, and no contents

Roles in one campaign (need --campaign):
  unit               an evaluated unit: its self-review, and what was announced of it (needs --party)
  reviewer           a specialised agency: its reviews (needs --party)
  member             a member of the committee, or the secretary: the member's opinions (needs --party)
  leader             a vice-chair, the chair or a director: how the units in their charge stand (needs --person)
  clerk              văn thư: paper on behalf of its party
  committee          UBND tỉnh: adjustment, recognition, waivers, reopenings
  party-body         its remarks on the synthesis
  reader             counts, and what is public

--campaign is the campaign that the key is good for, and with which it ends. --party is the id of a unit, a party, a member
or a body, --person that of a person, as the register of the campaign has it. Each has at most ${LIVE_KEYS_PER_HOLDER} living keys there:
create the new one, take it into use, revoke the old one. Of a closed campaign only the role committee has keys.

In the environment: MONGODB_URI; without it the embedded store of a running "npm start" (DATA_DIR).`;

const text = { type: 'string' } as const;
const OPTIONS = {
  help: { type: 'boolean' },
  label: text,
  role: { type: 'string', multiple: true },
  campaign: text,
  party: text,
  person: text,
  days: text,
} as const;

function readArguments(args: string[]) {
  const { values, positionals } = readCommandLine({ args, allowPositionals: true, options: OPTIONS });
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
      return async (deps, print) => print(await createKey(deps, { ...asked, actor: commandActor() }));
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

function keyAsked({
  label,
  role = [],
  campaign,
  party,
  person,
  days,
}: ReturnType<typeof readArguments>): AskedKey {
  if (!label) throw new UsageError('create needs --label, by which you will know the key again');
  const foreign = foreignToOneLine(label);
  if (foreign) throw new UsageError(`--label must be one line without ${foreign}`);
  if (role.length === 0) throw new UsageError(`create needs --role, one or more of ${KEY_ROLES.join(', ')}`);
  const roles = [...new Set(role)].map((each) => {
    if (!isKeyRole(each)) throw new UsageError(`there is no role ${each}${didYouMean(each, KEY_ROLES)}`);
    return each;
  });
  const lacking = (needs: (role: KeyRole) => boolean, given: string | undefined) =>
    given === undefined ? roles.find(needs) : undefined;
  const speaks = lacking(needsParty, party);
  if (speaks) throw new UsageError(`the role ${speaks} needs --party, the body that the key speaks for`);
  const leads = lacking(needsPerson, person);
  if (leads) throw new UsageError(`the role ${leads} needs --person, whose the key is`);
  const takesPart = lacking(needsCampaign, campaign);
  if (takesPart) throw new UsageError(`the role ${takesPart} needs --campaign, with which the key ends`);
  const isDays = days === undefined || (/^[1-9]\d{0,2}$/.test(days) && Number(days) <= MAX_DAYS);
  if (!isDays) throw new UsageError(`--days takes a whole number of days, 1 to ${MAX_DAYS}`);
  return { label, roles, campaign, party, person, days: days === undefined ? undefined : Number(days) };
}

const stateOf = ({ revokedAt, expiresAt }: KeyDocument, now: string): string => {
  if (revokedAt !== undefined) return `revoked ${revokedAt}`;
  return expiresAt <= now ? `expired ${expiresAt}` : `valid until ${expiresAt}`;
};

async function list({ store, now }: Parameters<StoreCommand>[0], print: Print): Promise<void> {
  for (const key of await store.keys.list()) {
    const { _id, label, roles, campaign = '-', party, person, lastUsedAt } = key;
    const used = lastUsedAt === undefined ? 'never used' : `last used ${lastUsedAt}`;
    print(
      [_id, roles.join(','), campaign, party ?? person ?? '-', stateOf(key, fromMs(now())), used, label].join(
        '  ',
      ),
    );
  }
}

async function revoke({ store, now }: Parameters<StoreCommand>[0], id: string, print: Print): Promise<void> {
  const revoked = await store.keys.revoke({ id, at: fromMs(now()) });
  if (!revoked) throw new UsageError(`no valid key has the id ${id}`);
  const { campaign } = (await store.keys.find(id)) ?? {};
  const of = campaign !== undefined && { campaign };
  await record({ store, now }, { actor: commandActor(), action: 'key-revoked', ...of, target: id });
  print(`${id} is revoked`);
}

if (require.main === module) void runStoreCommand({ commandOf, usage });
