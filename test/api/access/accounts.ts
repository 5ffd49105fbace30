import { keyDocument } from '../../fixtures/key';
import type { TestApi } from '../../support/api/api';

/** Accounts that are there before anybody asks, by what is done to them. */
export const ACCOUNTS = {
  signedIn: 'dddddddddddd',
  set: '0a0a0a0a0a0a',
  open: '0b0b0b0b0b0b',
  closed: '0c0c0c0c0c0c',
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
  await store.accounts.insert({
    ...base,
    _id: ACCOUNTS.signedIn,
    address: 'dang-dung@so-noi-vu.example',
    name: 'Phan Gia Bảo',
  });
  await store.signIn.insertSession({
    _id: 'e'.repeat(64),
    account: 'dang-dung@so-noi-vu.example',
    accountId: ACCOUNTS.signedIn,
    epoch: 1,
    name: 'Phan Gia Bảo',
    realm: 'all',
    strength: 'strong',
    method: 'password',
    device: 'Firefox, Windows',
    from: '10.0.0.7',
    createdAt,
    seenAt: createdAt,
    endsAt: '2099-10-01T00:00:00.000Z',
  });
  await store.keys.create(keyDocument({ _id: OLD_KEY, nowMs: deps.now() }));
}
