import { LRUCache } from 'lru-cache';

/** Of many that are asked for together, who is not there: a register is stored within seconds. */
const ABSENT_FOR_MS = 5_000;

/** Room for so many, taken as they come: `max` would take it all at once, some megabytes for each memory of a process that asks little. */
const room = (most: number) => ({ maxSize: most, sizeCalculation: () => 1 });

/** Keeps what was found, for a while or for good; never a failure. */
export class Memory<Found extends object | string> {
  private readonly kept: LRUCache<string, Promise<Found | null>>;
  private readonly absent: LRUCache<string, true>;
  private readonly mayKeep: (found: Found | null) => boolean;

  constructor({
    most,
    forMs = 0,
    mayKeep = (found) => found !== null,
  }: {
    /** So many; of more the least lately asked for goes. */
    most: number;
    /** Without it for good. */
    forMs?: number;
    /** Else all that is found, and never that nothing is. */
    mayKeep?: (found: Found | null) => boolean;
  }) {
    this.kept = new LRUCache({ ...room(most), ttl: forMs });
    this.absent = new LRUCache({ ...room(most), ttl: ABSENT_FOR_MS });
    this.mayKeep = mayKeep;
  }

  /** What is kept, or else what is read; those who ask at once share one reading. */
  get(key: string, read: () => Promise<Found | null>): Promise<Found | null> {
    const known = this.kept.get(key);
    if (known) return known;
    const reading = read();
    this.keep(key, reading);
    return reading;
  }

  /** The same of many: those that are not kept are read together. */
  async all(
    keys: readonly string[],
    read: (missing: string[]) => Promise<Map<string, Found>>,
  ): Promise<Map<string, Found>> {
    const missing = keys.filter((key) => !this.kept.has(key) && !this.absent.has(key));
    const known = keys.map(async (key) => [key, await this.kept.get(key)] as const);
    const found = missing.length > 0 ? await read(missing) : new Map<string, Found>();
    for (const key of missing) {
      const each = found.get(key);
      if (each === undefined) this.absent.set(key, true);
      else this.keep(key, Promise.resolve(each));
    }
    for (const [key, each] of await Promise.all(known)) if (each) found.set(key, each);
    return found;
  }

  /** Whatever it was, it may be otherwise by now; what is being read for somebody is kept for nobody else. */
  forget(): void {
    this.kept.clear();
    this.absent.clear();
  }

  private keep(key: string, reading: Promise<Found | null>): void {
    this.kept.set(key, reading);
    const drop = () => {
      if (this.kept.peek(key) === reading) this.kept.delete(key);
    };
    reading.then((found) => {
      if (!this.mayKeep(found)) drop();
    }, drop);
  }
}
