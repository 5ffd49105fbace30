import type { Known } from '../../domain/rules/still-owed';
import type { Instant } from '../../domain/time';
import type { LetterDocument } from '../../store/documents';
import type { Store } from '../../store/store';

export type StandingLookUp = (options: { letter: LetterDocument; now: Instant }) => Promise<Known>;

type Facts = Omit<Known, 'now'>;

const NOTHING: Facts = { evaluations: new Map(), filings: [], decisions: [] };

/** The facts of some units of one campaign, read for all letters that asked before the reading began. */
interface Reading {
  units: Set<string>;
  facts: Promise<Facts>;
}

/**
 * Looks up what is known of everything that a letter asks for; nothing for one that asks for nothing. Many letters go
 * out at one instant and ask about the same units, so those that ask while a reading is under way share the next one:
 * what a letter gets was always read after it asked.
 */
export function createStandingLookUp({ store }: { store: Store }): StandingLookUp {
  const last = new Map<string, Promise<unknown>>();
  const next = new Map<string, Reading>();

  function facts(campaign: string, units: readonly string[]): Promise<Facts> {
    const waiting = next.get(campaign);
    if (waiting) {
      for (const unit of units) waiting.units.add(unit);
      return waiting.facts;
    }
    const reading: Reading = { units: new Set(units), facts: Promise.resolve(NOTHING) };
    const begin = () => {
      next.delete(campaign);
      return read({ store, campaign, units: [...reading.units] });
    };
    reading.facts = (last.get(campaign) ?? Promise.resolve()).then(begin, begin);
    next.set(campaign, reading);
    last.set(campaign, reading.facts);
    return reading.facts;
  }

  return async ({ letter: { campaign, items, alsoOwed }, now }) => {
    const owed = [...items, ...alsoOwed].filter(
      ({ obligation, missing }) => obligation !== undefined || missing !== undefined,
    );
    const units = [...new Set(owed.map(({ unit }) => unit))];
    return { now, ...(units.length === 0 ? NOTHING : await facts(campaign, units)) };
  };
}

async function read({
  store,
  campaign,
  units,
}: {
  store: Store;
  campaign: string;
  units: string[];
}): Promise<Facts> {
  // The read model first: what is answered between the two reads is then in the second, if not in both.
  const rows = await store.evaluations.rowsOf({ campaign, units });
  const evaluations = new Map(rows.map((row) => [row.unit.id, row]));
  const filings = await store.filings.headsOf({ campaign, units });
  const decisions = await store.decisions.takenOf({ campaign, units });
  return { evaluations, filings, decisions };
}
