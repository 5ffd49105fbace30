import { type Letter, type LetterSummary, readLetter, splitArrival, summarise, withArrival } from './letter';
import { openLetterFiles } from './letter-files';
import { byArrival, type LetterFilter, matcher } from './letter-filter';

/** A campaign that letters name. */
export interface LetterCampaign {
  campaign: string;
  letters: number;
}

/** The letters: files are what counts, the list in memory is made from them at start. */
export interface LetterBox {
  /** Resolves when the letter is on the disk. */
  add(envelope: { from: string; to: string[] }, letter: Buffer): Promise<LetterSummary>;
  /** In the order of arrival. */
  list(filter: LetterFilter): LetterSummary[];
  count(): number;
  /** The one that wrote last comes first. */
  campaigns(): LetterCampaign[];
  read(id: string): Promise<Letter | undefined>;
  /** The letter as it came over the wire. */
  raw(id: string): Promise<Buffer | undefined>;
  /** Removes all letters, and says how many. */
  empty(): Promise<number>;
}

/** Letters that are read at once while the list is made. */
const readAtOnce = 16;

export async function openLetterBox(options: { folder: string }): Promise<LetterBox> {
  const files = await openLetterFiles(options);
  const ids = await files.ids();
  const nextId = idMaker(ids.at(-1));
  const letters = new Map<string, LetterSummary>();
  for (let start = 0; start < ids.length; start += readAtOnce) {
    const batch = ids.slice(start, start + readAtOnce);
    const read = await Promise.all(
      batch.map(async (id) => {
        const { arrival, letter } = splitArrival(await files.read(id));
        return await summarise(arrival, letter);
      }),
    );
    for (const summary of read) letters.set(summary.id, summary);
  }

  const raw = async (id: string) => (letters.has(id) ? splitArrival(await files.read(id)).letter : undefined);
  return {
    async add(envelope, letter) {
      const arrival = { id: nextId(), receivedAt: new Date().toISOString(), ...envelope };
      const summary = await summarise(arrival, letter);
      await files.write(arrival.id, withArrival(arrival, letter));
      letters.set(summary.id, summary);
      return summary;
    },
    list: (filter) => [...letters.values()].filter(matcher(filter)).sort(byArrival),
    count: () => letters.size,
    campaigns: () => campaignsOf([...letters.values()].sort(byArrival)),
    async read(id) {
      const summary = letters.get(id);
      const bytes = await raw(id);
      return summary && bytes && (await readLetter(summary, bytes));
    },
    raw,
    async empty() {
      const removed = [...letters.keys()];
      letters.clear();
      for (const id of removed) await files.remove(id);
      return removed.length;
    },
  };
}

/** Ids are the milliseconds of arrival; one after the last where that is taken, or where the clock was set back. */
function idMaker(lastId: string | undefined): () => string {
  let last = Number(lastId ?? 0);
  return () => {
    last = Math.max(Date.now(), last + 1);
    return String(last).padStart(15, '0');
  };
}

/** Of letters in the order of arrival. */
function campaignsOf(letters: LetterSummary[]): LetterCampaign[] {
  const counts = new Map<string, number>();
  for (const { campaign } of letters.toReversed()) {
    if (campaign !== null) counts.set(campaign, (counts.get(campaign) ?? 0) + 1);
  }
  return [...counts].map(([campaign, count]) => ({ campaign, letters: count }));
}
