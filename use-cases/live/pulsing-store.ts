import type { Store } from '../../store/store';
import type { Change, PulseRaiser } from './raise-pulses';

/** By the name of a write, who is told of it, if it has changed anything. */
type Tells<Repository> = {
  [Name in keyof Repository]?: Repository[Name] extends (asked: infer Asked) => Promise<unknown>
    ? (asked: Asked) => void
    : never;
};

function telling<Repository extends object>(repository: Repository, tells: Tells<Repository>): Repository {
  const writes = Object.entries<((asked: unknown) => void) | undefined>(tells).map(([name, tell]) => {
    const write = Reflect.get(repository, name) as (asked: unknown) => Promise<unknown>;
    const telling = async (asked: unknown): Promise<unknown> => {
      const changed = await write(asked);
      if (changed !== false && changed !== 0) tell?.(asked);
      return changed;
    };
    return [name, telling] as const;
  });
  return { ...repository, ...Object.fromEntries(writes) };
}

/** Of the ids of letters, which begin with their campaign. */
const campaignOf = (letter: string): string => letter.split('#')[0] ?? '';

/**
 * A store whose writes tell pages that something has changed. Here alone, so that nobody who changes something, in a worker or in the
 * API, has to think of it.
 */
export function pulsing(store: Store, { raise }: Pick<PulseRaiser, 'raise'>): Store {
  const inCampaign =
    (change: Change) =>
    ({ campaign }: { campaign: string }): void =>
      raise(campaign, change);
  const letters = inCampaign({ pulses: ['letters'] });
  const documents = inCampaign({ pulses: ['documents'] });
  const register = inCampaign({ pulses: ['register'] });
  const ofLetters = (ids: readonly string[]): void => {
    for (const campaign of new Set(ids.map(campaignOf))) letters({ campaign });
  };
  const ofLetter = ({ letter }: { letter: string }): void => ofLetters([letter]);
  const ofView = ({ campaign, unit }: { campaign: string; unit: { id: string } }): void =>
    raise(campaign, { units: [unit.id] });
  return {
    ...store,
    evaluations: telling(store.evaluations, {
      insertFirst: ofView,
      upsertIfNewer: ofView,
      upsertAllIfNewer: (views) => {
        for (const view of views) ofView(view);
      },
    }),
    letters: telling(store.letters, {
      insertOnly: (made) => ofLetters(made.map(({ _id }) => _id)),
      release: ofLetter,
      decline: ofLetter,
      markSent: ofLetter,
      markWithdrawn: ofLetter,
      markFailed: ofLetter,
      markReadyAgain: ofLetter,
      sendAgain: ofLetter,
      stopWaiting: ofLetters,
      withdrawWaiting: (asked) => ofLetters(asked.letters),
      withdrawAll: (campaign) => letters({ campaign }),
    }),
    decisions: telling(store.decisions, {
      insert: documents,
      replaceRefused: documents,
      setAnswer: documents,
    }),
    register: telling(store.register, {
      markAddressRefused: register,
      mendAddress: register,
      clearAddressRefused: register,
    }),
    // What the letters of a campaign wait for, or whether there will be any.
    campaigns: telling(store.campaigns, { setSending: letters, setState: letters }),
  };
}
