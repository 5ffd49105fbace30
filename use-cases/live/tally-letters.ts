import type { Logger } from 'pino';
import type { Store } from '../../store/store';
import type { Tallies, Tally } from '../../store/tallies';
import { gathering } from './gathering';

type Counts = Partial<Record<Tally, number>>;

/** Counts what comes to an end, or goes wrong, among a campaign's letters. */
export interface LetterTally {
  count(campaign: string, more: Counts): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/** Gathers what is counted, by campaign, and writes it a little later; what cannot be written is written with the next. */
export function tallyLetters({
  tallies,
  logger,
  everyMs,
}: {
  tallies: Pick<Tallies, 'add'>;
  logger: Pick<Logger, 'warn'>;
  everyMs?: number;
}): LetterTally {
  const count = (campaign: string, more: Counts): void =>
    gathered.gather(campaign, (before) => sumOf(before, more));
  const gathered = gathering<Counts>({
    everyMs,
    write: (campaign, counts) =>
      tallies.add({ campaign, ...counts }).then(
        () => undefined,
        (error: unknown) => {
          logger.warn({ err: error, campaign }, 'letters are counted with the next');
          count(campaign, counts);
        },
      ),
  });
  return { count, flush: () => gathered.flush() };
}

function sumOf(before: Counts = {}, more: Counts): Counts {
  const sum = new Map(Object.entries(before));
  for (const [name, n] of Object.entries(more)) sum.set(name, (sum.get(name) ?? 0) + n);
  return Object.fromEntries(sum);
}

/** Ids of letters and rounds begin with their campaign. */
const campaignOf = (id: string): string => id.split('#')[0] ?? '';

/** A store that counts: here alone, so that nobody who ends a letter has to think of it. */
export function tallying(store: Store, tally: LetterTally): Store {
  const { letters, rounds, tallies } = store;
  const count = (campaign: string, more: Counts) => tally.count(campaign, more);
  return {
    ...store,
    tallies: {
      ...tallies,
      // What this process has done is told at once.
      get: (campaign) => tally.flush().then(() => tallies.get(campaign)),
    },
    letters: {
      ...letters,
      async markSent(sent) {
        const isSent = await letters.markSent(sent);
        if (isSent) count(campaignOf(sent.letter), { sent: 1 });
        return isSent;
      },
      async markWithdrawn(asked) {
        const isWithdrawn = await letters.markWithdrawn(asked);
        if (isWithdrawn) count(campaignOf(asked.letter), { withdrawn: 1 });
        return isWithdrawn;
      },
      async decline(asked) {
        const isDeclined = await letters.decline(asked);
        if (isDeclined) count(campaignOf(asked.letter), { withdrawn: 1 });
        return isDeclined;
      },
      async withdrawWaiting(asked) {
        const withdrawn = await letters.withdrawWaiting(asked);
        if (withdrawn > 0) count(campaignOf(asked.letters[0] ?? ''), { withdrawn });
        return withdrawn;
      },
      async withdrawAll(campaign) {
        const withdrawn = await letters.withdrawAll(campaign);
        if (withdrawn > 0) count(campaign, { withdrawn });
        return withdrawn;
      },
      async beginSending(letter) {
        const how = await letters.beginSending(letter);
        if (how === 'again') count(campaignOf(letter), { possibleDuplicates: 1 });
        return how;
      },
      async markReadyAgain(asked) {
        const isReady = await letters.markReadyAgain(asked);
        if (isReady && asked.inDoubt) count(campaignOf(asked.letter), { possibleDuplicates: 1 });
        return isReady;
      },
    },
    rounds: {
      ...rounds,
      async insert(round) {
        const isNew = await rounds.insert(round);
        if (isNew && round.stragglers > 0) count(round.campaign, { stragglers: round.stragglers });
        return isNew;
      },
    },
  };
}
