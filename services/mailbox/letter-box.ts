import { type Letter, type LetterSummary, readLetter, splitArrival, summarise, withArrival } from './letter';
import { openLetterFiles } from './letter-files';

/** What to list; every condition that is given must hold. */
export interface LetterFilter {
  /** With an `@` a whole address, else a part of one. */
  to?: string;
  /** A part of the subject. */
  subject?: string;
  /** Received at or after this instant (ISO 8601). */
  since?: string;
  /** Received after the letter with this id. */
  after?: string;
}

/** The letters: files are what counts, the list in memory is made from them at start. */
export interface LetterBox {
  /** Resolves when the letter is on the disk. */
  add(envelope: { from: string; to: string[] }, letter: Buffer): Promise<LetterSummary>;
  /** In the order of arrival. */
  list(filter: LetterFilter): LetterSummary[];
  count(): number;
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
    list: (filter) => [...letters.values()].filter(matcher(filter)).sort(byId),
    count: () => letters.size,
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

/** Letters stored at the same time may enter the list out of order. */
function byId(left: LetterSummary, right: LetterSummary): number {
  return left.id < right.id ? -1 : 1;
}

function matcher(filter: LetterFilter): (letter: LetterSummary) => boolean {
  const to = filter.to?.trim().toLowerCase();
  const subject = filter.subject?.trim().toLowerCase().normalize('NFC');
  const since = filter.since === undefined ? undefined : new Date(filter.since).toISOString();
  const matchesTo = (address: string) =>
    to?.includes('@') ? address.toLowerCase() === to : address.toLowerCase().includes(to ?? '');
  return (letter) =>
    (to === undefined || letter.to.some(matchesTo)) &&
    (subject === undefined || letter.subject.toLowerCase().normalize('NFC').includes(subject)) &&
    (since === undefined || letter.receivedAt >= since) &&
    (filter.after === undefined || letter.id > filter.after);
}
