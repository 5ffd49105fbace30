import { isRealTime } from '../../domain/clock';
import type { CampaignDocument } from '../documents/campaign';
import type { KeyDocument } from '../documents/key';
import type { SenderDocument } from '../documents/sender';
import type { Lately } from '../lately';
import type { SignedIn } from '../sign-in';
import type { Store } from '../store';
import { Memory } from './memory';
import { rememberingRegister } from './register';

/** What this process changes it knows at once; what another one changes, so long afterwards. */
const CALLER_FOR_MS = 1_000;
/** A process that has pages to tell of changes knows it with them. */
const CAMPAIGN_FOR_MS = 5_000;
const MINUTE_MS = 60_000;
const CALLERS = 10_000;

/**
 * A store that remembers: of registers what stands, and in {@link Lately} what was so a moment ago. Any write of this process to
 * the collection that it is from has it asked for anew.
 */
export function remembering(store: Store): Store {
  const { campaigns, keys, senders, signIn, accounts, audit, pulses, lately } = store;
  // Where a rehearsal's clock stands is what its requests go by.
  const campaign = new Memory<CampaignDocument>({
    most: 100,
    forMs: CAMPAIGN_FOR_MS,
    mayKeep: (found) => found !== null && isRealTime(found.clock),
  });
  // That there is none is kept too: else the time that an answer takes would tell who there is.
  const caller = { most: CALLERS, forMs: CALLER_FOR_MS, mayKeep: () => true };
  const key = new Memory<KeyDocument>(caller);
  const sender = new Memory<SenderDocument>(caller);
  const signedIn = new Memory<SignedIn>(caller);
  const open = new Memory<CampaignDocument[]>({
    most: 1,
    forMs: CAMPAIGN_FOR_MS,
    mayKeep: (found) => found?.every(({ clock }) => isRealTime(clock)) ?? false,
  });
  // One entry says that somebody read something within a minute: once it is there it need not be written again.
  const readings = new Memory<string>({ most: CALLERS, forMs: MINUTE_MS });
  let lastPulses = '';
  const remembered: Lately = {
    campaign: (id) => campaign.get(id, () => lately.campaign(id)),
    async campaigns(ids) {
      const found = await campaign.all(ids, async (missing) => {
        const fresh = await lately.campaigns(missing);
        return new Map(fresh.map((each) => [each._id, each]));
      });
      return [...found.values()];
    },
    key: (id) => key.get(id, () => lately.key(id)),
    sender: (id) => sender.get(id, () => lately.sender(id)),
    open: async () => (await open.get('', () => lately.open())) ?? [],
    signedIn: (id) => signedIn.get(id, () => lately.signedIn(id)),
  };
  return {
    ...store,
    lately: remembered,
    pulses: {
      ...pulses,
      async of(ids) {
        const found = await pulses.of(ids);
        const now = JSON.stringify(found);
        if (now !== lastPulses) for (const memory of [campaign, open]) memory.forget();
        lastPulses = now;
        return found;
      },
    },
    audit: {
      ...audit,
      async append(entry, how) {
        if (entry.action !== 'content-read') return audit.append(entry, how);
        let isNew = false;
        await readings.get(entry._id, async () => {
          isNew = await audit.append(entry, how);
          return entry._id;
        });
        return isNew;
      },
    },
    register: forgetting(
      rememberingRegister(store.register),
      ['insertAll', 'nameAccounts', 'markAddressRefused', 'mendAddress', 'clearAddressRefused'],
      signedIn,
    ),
    campaigns: forgetting(
      campaigns,
      [
        'insert',
        'setState',
        'reopen',
        'moveClock',
        'settleClock',
        'setClock',
        'noteOpening',
        'endOpening',
        'setSending',
      ],
      campaign,
      open,
    ),
    keys: forgetting(keys, ['create', 'revoke', 'markUsed'], key),
    senders: forgetting(senders, ['create', 'change'], sender),
    signIn: forgetting(
      signIn,
      ['insertSession', 'markSeen', 'markConfirmed', 'endSession', 'forgetAll'],
      signedIn,
    ),
    accounts: forgetting(
      accounts,
      ['insert', 'change', 'changeAndEnd', 'takeRecoveryCode', 'forgetAll'],
      signedIn,
    ),
  };
}

/** The same repository, whose writes have everything forgotten: when they begin, since others may see them before this process has their answer, and when they end. */
function forgetting<Repository extends object>(
  repository: Repository,
  writes: readonly (keyof Repository & string)[],
  ...memories: readonly Pick<Memory<object>, 'forget'>[]
): Repository {
  const forget = () => {
    for (const memory of memories) memory.forget();
  };
  const forgetful = writes.map((name) => {
    const write = repository[name] as (...asked: unknown[]) => Promise<unknown>;
    const forgettingWrite = (...asked: unknown[]) => {
      forget();
      return write(...asked).finally(forget);
    };
    return [name, forgettingWrite];
  });
  return { ...repository, ...Object.fromEntries(forgetful) };
}
