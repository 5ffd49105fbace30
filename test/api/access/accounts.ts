import { fromMs } from '../../../domain/time';
import { keyDocument } from '../../fixtures/key';
import type { TestApi } from '../../support/api/api';

/** Accounts that are there before anybody asks, by what is done to them. */
export const ACCOUNTS = {
  set: '0a0a0a0a0a0a',
  open: '0b0b0b0b0b0b',
  closed: '0c0c0c0c0c0c',
  signedIn: '0e0e0e0e0e0e',
} as const;
/** A key that is there to be revoked. */
export const OLD_KEY = '0d0d0d0d0d0d';

export async function seedAccounts({ store, deps }: TestApi): Promise<void> {
  const createdAt = '2013-10-01T00:00:00.000Z';
  const base = { epoch: 1, createdAt, roles: ['clerk' as const] };
  await store.accounts.insert({
    ...base,
    _id: ACCOUNTS.set,
    address: 'da-dat@so-noi-vu.example',
    name: 'Lâm Thu Hà',
    password: 'argon2id',
    totp: 'sealed',
  });
  await store.accounts.insert({
    ...base,
    _id: ACCOUNTS.open,
    address: 'moi@so-noi-vu.example',
    name: 'Đàm Quốc Huy',
  });
  await store.accounts.insert({
    ...base,
    _id: ACCOUNTS.closed,
    address: 'da-nghi@so-noi-vu.example',
    name: 'Tô Ngọc Mai',
    closedAt: createdAt,
  });
  const address = 'dang-dung@so-noi-vu.example';
  await store.accounts.insert({ ...base, _id: ACCOUNTS.signedIn, address, name: 'Kiều Minh Đức' });
  const at = fromMs(deps.now());
  await store.signIn.insertSession({
    _id: 'a'.repeat(64),
    account: address,
    accountId: ACCOUNTS.signedIn,
    epoch: 1,
    name: 'Kiều Minh Đức',
    realm: 'all',
    strength: 'strong',
    method: 'password',
    device: 'Firefox, Linux',
    from: '10.0.0.7',
    createdAt: at,
    seenAt: at,
    endsAt: fromMs(deps.now() + 3_600_000),
  });
  await store.keys.create(keyDocument({ _id: OLD_KEY, nowMs: deps.now() }));
}
