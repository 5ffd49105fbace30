import { didYouMean } from '../config/did-you-mean';
import { foreignLine } from '../domain/characters';
import { asLine, foreignInLine } from '../domain/input-text';
import { KEY_MAX_DAYS } from '../domain/key-limits';
import {
  isKeyRole,
  KEY_ROLES,
  type KeyRole,
  needsCampaign,
  needsParty,
  needsPerson,
} from '../domain/key-roles';
import { joined, type Said, type Text } from '../domain/text';
import { fromMs, type Instant } from '../domain/time';
import type { KeyDocument } from '../store/documents/key';
import { type AskedKey, createKey } from '../use-cases/keys/create-key';
import { revokeKey } from '../use-cases/keys/revoke-key';
import { commandActor } from './actor';
import type { CreateOptions } from './options';
import type { Print, StoreCommand } from './store-command';
import { UsageError } from './usage';

/** Makes the key that the options ask for; throws {@link UsageError} before anything is connected. */
export function createFor(options: CreateOptions): StoreCommand {
  const asked = keyAsked(options);
  return async (deps, print) => print(await createKey(deps, { ...asked, actor: commandActor() }));
}

function keyAsked({ label: typed = '', role = [], campaign, party, person, days }: CreateOptions): AskedKey {
  const label = asLine(typed);
  if (!label) {
    throw new UsageError({
      en: 'create needs --label, by which you will know the key again',
      vi: 'create cần --label để sau này nhận ra khóa',
    });
  }
  const foreign = foreignInLine(label);
  if (foreign) throw new UsageError(joined('--label: ', foreignLine(foreign)));
  if (role.length === 0) {
    const all = KEY_ROLES.join(', ');
    throw new UsageError({
      en: `create needs --role, one or more of ${all}`,
      vi: `create cần --role, một hoặc nhiều trong: ${all}`,
    });
  }
  const roles = [...new Set(role)].map((each) => {
    if (isKeyRole(each)) return each;
    const all = KEY_ROLES.join(', ');
    throw new UsageError(
      joined(
        { en: `there is no role ${each}`, vi: `không có vai trò ${each}` },
        didYouMean(each, KEY_ROLES, { en: `; the roles are ${all}`, vi: `; các vai trò: ${all}` }),
      ),
    );
  });
  const lacking = (needs: (role: KeyRole) => boolean, given: string | undefined) =>
    given === undefined ? roles.find(needs) : undefined;
  const speaks = lacking(needsParty, party);
  if (speaks) {
    throw new UsageError({
      en: `the role ${speaks} needs --party, the body that the key speaks for`,
      vi: `vai trò ${speaks} cần --party, cơ quan mà khóa thay mặt`,
    });
  }
  const leads = lacking(needsPerson, person);
  if (leads) {
    throw new UsageError({
      en: `the role ${leads} needs --person, whose the key is`,
      vi: `vai trò ${leads} cần --person, người dùng khóa`,
    });
  }
  const takesPart = lacking(needsCampaign, campaign);
  if (takesPart) {
    throw new UsageError({
      en: `the role ${takesPart} needs --campaign, with which the key ends`,
      vi: `vai trò ${takesPart} cần --campaign, hết đợt thì khóa hết hiệu lực`,
    });
  }
  const isDays = days === undefined || (/^[1-9]\d{0,2}$/.test(days) && Number(days) <= KEY_MAX_DAYS);
  if (!isDays) {
    throw new UsageError({
      en: `--days takes a whole number of days, 1 to ${KEY_MAX_DAYS}`,
      vi: `--days là số ngày nguyên, từ 1 đến ${KEY_MAX_DAYS}`,
    });
  }
  return { label, roles, campaign, party, person, days: days === undefined ? undefined : Number(days) };
}

const stateOf = ({ revokedAt, expiresAt }: KeyDocument, now: string): Text => {
  if (revokedAt !== undefined) return { en: `revoked ${revokedAt}`, vi: `thu hồi lúc ${revokedAt}` };
  return expiresAt <= now
    ? { en: `expired ${expiresAt}`, vi: `hết hiệu lực từ ${expiresAt}` }
    : { en: `valid until ${expiresAt}`, vi: `có hiệu lực đến ${expiresAt}` };
};

const useOf = ({ lastUsedAt }: KeyDocument): Text =>
  lastUsedAt === undefined
    ? { en: 'never used', vi: 'chưa dùng lần nào' }
    : { en: `last used ${lastUsedAt}`, vi: `dùng gần nhất lúc ${lastUsedAt}` };

export async function listKeys({ store, now }: Parameters<StoreCommand>[0], print: Print): Promise<void> {
  const keys = await store.keys.list();
  if (keys.length === 0) print({ en: 'there are no keys', vi: 'chưa có khóa nào' });
  for (const key of keys) print(lineOfKey(key, fromMs(now())));
}

/** A key without its secret part. */
export function lineOfKey(key: KeyDocument, now: Instant): Said {
  const { _id, label, roles, campaign = '-', party, person } = key;
  const whose = [_id, roles.join(','), campaign, party ?? person ?? '-'].join('  ');
  return joined(whose, '  ', stateOf(key, now), '  ', useOf(key), '  ', label);
}

export const revokeOf =
  (id: string): StoreCommand =>
  (deps, print) =>
    revoke(deps, id, print);

async function revoke(deps: Parameters<StoreCommand>[0], id: string, print: Print): Promise<void> {
  const key = await deps.store.keys.find(id);
  if (!key || key.revokedAt !== undefined) {
    throw new UsageError({
      en: `no valid key has the id ${id}`,
      vi: `không có khóa còn hiệu lực nào mang mã ${id}`,
    });
  }
  await revokeKey(deps, { id, actor: commandActor() });
  print({ en: `${id} is revoked`, vi: `đã thu hồi khóa ${id}` });
}
