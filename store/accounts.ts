import type { Connection } from 'mongoose';
import { GRANTED_ROLES, type GrantedRole } from '../domain/key-roles';
import { type Conditions, collectionOf, emptied } from './collection';
import type { AccountDocument, IdentityDocument, ResetDocument, SetupDocument } from './documents/account';
import { type Kept, kept } from './kept';

interface Belongings {
  identities: IdentityDocument[];
  setups: SetupDocument[];
  resets: ResetDocument[];
}

/** `accounts`, `identities`, `setups` and `resets`. */
export function accountsIn(connection: Connection) {
  const accounts = collectionOf<AccountDocument>({
    connection,
    name: 'accounts',
    indexes: [{ roles: 1, address: 1 }],
    unique: { address: 1 },
  });
  const identities = collectionOf<IdentityDocument>({
    connection,
    name: 'identities',
    indexes: [],
    unique: { account: 1, issuer: 1 },
  });
  const setups = collectionOf<Kept<SetupDocument>>({
    connection,
    name: 'setups',
    indexes: [{ account: 1 }],
    expiresBy: 'forgetAt',
  });
  const resets = collectionOf<Kept<ResetDocument>>({
    connection,
    name: 'resets',
    indexes: [],
    expiresBy: 'forgetAt',
  });
  return {
    createIndexes: async () => {
      for (const each of [accounts, identities, setups, resets]) await each.createIndexes();
    },
    /** Insert-only; false if there is one with its id or its address. */
    insert: (account: AccountDocument): Promise<boolean> => accounts.insert(account),
    get: (id: string): Promise<AccountDocument | null> => accounts.get(id),
    async at(address: string): Promise<AccountDocument | null> {
      const [found] = await accounts.find({ address }, { limit: 1 });
      return found ?? null;
    },
    /** So many after an address, by address; empty for the first. */
    list: ({ after, limit }: { after: string; limit: number }): Promise<AccountDocument[]> =>
      accounts.find({ address: { $gt: after } }, { sort: { address: 1 }, limit }),
    /** Those that have been granted something, likewise. */
    granted: ({ after, limit }: { after: string; limit: number }): Promise<AccountDocument[]> =>
      accounts.find(
        { roles: { $in: [...GRANTED_ROLES] }, address: { $gt: after } },
        { sort: { address: 1 }, limit },
      ),
    /** All that hold one of these. */
    holding: (roles: readonly GrantedRole[]): Promise<AccountDocument[]> =>
      accounts.find({ roles: { $in: [...roles] } }),
    /** Some of them, each with all that belongs to it. */
    withBelongings: (ids: readonly string[]): Promise<(AccountDocument & Belongings)[]> =>
      accounts.joined<Belongings>(ids, {
        identities: { from: 'identities', by: '_id', of: 'account' },
        setups: { from: 'setups', by: '_id', of: 'account' },
        resets: { from: 'resets', by: '_id', of: '_id' },
      }),
    /** Compare-and-set: false if the account is another by now. Absent fields of `set` stay as they are. */
    change: (
      { _id, epoch }: Pick<AccountDocument, '_id' | 'epoch'>,
      set: Partial<Omit<AccountDocument, '_id' | 'epoch'>>,
    ): Promise<boolean> => accounts.update({ _id, epoch }, { $set: set }),
    /** With what ends all sessions: one more in `epoch`. False if the account is another by now, or the address is taken. */
    changeAndEnd: (
      { _id, epoch }: Pick<AccountDocument, '_id' | 'epoch'>,
      set: Partial<Omit<AccountDocument, '_id' | 'epoch'>> = {},
      unset: readonly ('password' | 'totp' | 'recoveryCodes' | 'closedAt' | 'lastChange')[] = [],
    ): Promise<boolean> =>
      accounts.update(
        { _id, epoch },
        {
          $inc: { epoch: 1 },
          ...(Object.keys(set).length > 0 && { $set: set }),
          ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, '' as const])) }),
        },
      ),
    /** Takes one recovery code: true for one caller alone. */
    takeRecoveryCode: ({ id, hash }: { id: string; hash: string }): Promise<boolean> =>
      accounts.update({ _id: id, recoveryCodes: hash }, { $pull: { recoveryCodes: hash } }),

    /** Insert-only; false if it is somebody's already, or its account has another of the same issuer. */
    insertIdentity: (identity: IdentityDocument): Promise<boolean> => identities.insert(identity),
    identity: (id: string): Promise<IdentityDocument | null> => identities.get(id),
    identitiesOf: (account: string): Promise<IdentityDocument[]> => identities.find({ account }),
    removeIdentity: (id: string): Promise<boolean> => identities.remove({ _id: id }),

    /** Insert-only. */
    insertSetup: (setup: SetupDocument): Promise<boolean> => setups.insert(kept(setup, setup.expiresAt)),
    setup: (id: string): Promise<SetupDocument | null> => setups.get(id, ['forgetAt']),
    /** True for one caller alone. */
    takeSetup: (id: string): Promise<boolean> => setups.remove({ _id: id }),
    setupsOf: (account: string): Promise<SetupDocument[]> =>
      setups.find({ account }, { without: ['forgetAt'] }),

    /** Insert-only; false if one is asked for already. */
    insertReset: (reset: ResetDocument): Promise<boolean> => resets.insert(kept(reset, reset.expiresAt)),
    reset: (account: string): Promise<ResetDocument | null> => resets.get(account, ['forgetAt']),
    resets: (): Promise<ResetDocument[]> => resets.find({}, { without: ['forgetAt'] }),
    /** The one that was read: true for one caller alone. */
    takeReset: ({ _id, by, at }: ResetDocument): Promise<boolean> =>
      resets.remove({ _id, by, at } as Conditions<Kept<ResetDocument>>),
    /** Ends every setup link and every reset; resolves to how many there were of each. */
    async forgetAll(): Promise<Record<'setups' | 'resets', number>> {
      return { setups: await emptied(setups), resets: await emptied(resets) };
    },
  };
}

export type Accounts = ReturnType<typeof accountsIn>;
