import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { type Collection, collectionOf, emptied } from './collection';
import type { AccountDocument } from './documents/account';
import type { PersonDocument } from './documents/register';
import type {
  OidcRequestDocument,
  SessionDocument,
  SignInCodeDocument,
  SlotDocument,
  TrialLinkDocument,
} from './documents/sign-in';
import { type Kept, kept } from './kept';

/** A session, and whose it is. */
export interface SignedIn {
  session: SessionDocument;
  /** Null of the administrator of a trial, and of a session that has none. */
  account: AccountDocument | null;
  people: PersonDocument[];
}

/** `sessions`, `signInCodes`, `oidcRequests`, `trialLinks` and `slots`: who is signed in, and who is about to. */
export function signInIn(connection: Connection) {
  const expiring = <D extends { _id: string }>(
    name: string,
    indexes: readonly Record<string, 1 | -1>[] = [],
  ): Collection<Kept<D>> => collectionOf<Kept<D>>({ connection, name, indexes, expiresBy: 'forgetAt' });
  const sessions = expiring<SessionDocument>('sessions', [{ account: 1, createdAt: 1 }]);
  const codes = expiring<SignInCodeDocument>('signInCodes');
  const oidcRequests = expiring<OidcRequestDocument>('oidcRequests');
  const links = expiring<TrialLinkDocument>('trialLinks');
  const slots = expiring<SlotDocument>('slots');
  return {
    createIndexes: async () => {
      for (const each of [sessions, codes, oidcRequests, links, slots]) await each.createIndexes();
    },
    /** Insert-only. */
    insertSession: (session: SessionDocument): Promise<boolean> =>
      sessions.insert(kept(session, session.endsAt)),
    session: (id: string): Promise<SessionDocument | null> => sessions.get(id, ['forgetAt']),
    /** A session, with its account and what the registers of all campaigns say of its address: one call. */
    async signedIn(id: string): Promise<SignedIn | null> {
      const [found] = await sessions.joined<{ accounts: AccountDocument[]; people: PersonDocument[] }>([id], {
        accounts: { from: 'accounts', by: 'accountId', of: '_id' },
        people: { from: 'people', by: 'account', of: 'account' },
      });
      if (!found) return null;
      const { accounts, people, forgetAt: _kept, ...session } = found;
      return { session, account: accounts[0] ?? null, people };
    },
    /** Those of one account, the oldest first. */
    sessionsOf: (account: string): Promise<SessionDocument[]> =>
      sessions.find({ account }, { sort: { createdAt: 1 }, without: ['forgetAt'] }),
    async markSeen({ id, at }: { id: string; at: Instant }): Promise<void> {
      await sessions.update({ _id: id }, { $set: { seenAt: at } });
    },
    /** False if it has ended. */
    markConfirmed: ({ id, at }: { id: string; at: Instant }): Promise<boolean> =>
      sessions.update({ _id: id }, { $set: { confirmedAt: at } }),
    /** False if it has ended already. */
    endSession: (id: string): Promise<boolean> => sessions.remove({ _id: id }),
    /** Insert-only. */
    insertCode: (code: SignInCodeDocument): Promise<boolean> => codes.insert(kept(code, code.expiresAt)),
    code: (id: string): Promise<SignInCodeDocument | null> => codes.get(id, ['forgetAt']),
    /** True for one caller alone. */
    takeCode: (id: string): Promise<boolean> => codes.remove({ _id: id }),
    /** Insert-only. */
    insertOidcRequest: (request: OidcRequestDocument): Promise<boolean> =>
      oidcRequests.insert(kept(request, request.expiresAt)),
    oidcRequest: (id: string): Promise<OidcRequestDocument | null> => oidcRequests.get(id, ['forgetAt']),
    /** True for one caller alone. */
    takeOidcRequest: (id: string): Promise<boolean> => oidcRequests.remove({ _id: id }),
    insertTrialLink: (link: TrialLinkDocument): Promise<boolean> => links.insert(kept(link, link.expiresAt)),
    trialLink: (id: string): Promise<TrialLinkDocument | null> => links.get(id, ['forgetAt']),
    /** True for one caller alone. */
    takeTrialLink: (id: string): Promise<boolean> => links.remove({ _id: id }),
    /** Ends every session, and takes every code and link; resolves to how many there were of each. Nobody comes back either. */
    async forgetAll(): Promise<Record<'sessions' | 'codes' | 'links', number>> {
      await emptied(oidcRequests);
      return { sessions: await emptied(sessions), codes: await emptied(codes), links: await emptied(links) };
    },
    /** The first of so many slots that was free; undefined if all are taken. Exact, however many come at once. */
    async takeSlot({
      of,
      count,
      until,
    }: {
      of: string;
      count: number;
      until: Instant;
    }): Promise<number | undefined> {
      for (let n = 1; n <= count; n += 1) {
        if (await slots.insert(kept({ _id: `${of}#${n}` }, until))) return n;
      }
      return undefined;
    },
  };
}

export type SignIn = ReturnType<typeof signInIn>;
