import { bucketOf } from '../../../domain/pulse';

/** What of a campaign may have changed, as the service tells it: names alone, and of units their buckets. */
export interface Hint {
  units?: readonly number[] | undefined;
  letters?: boolean | undefined;
  documents?: boolean | undefined;
  register?: boolean | undefined;
}

/** Somebody writes in these: they are read once. */
const WRITTEN_IN = ['forms', 'drafts', 'files'];
/** Nothing of a unit is in these. */
const NOT_OF_UNITS = ['letters', 'documents', 'register', 'plan', 'people'];
/** What follows in their keys is a unit. */
const OF_ONE_UNIT = ['evaluations', 'filings', 'receipts'];

/** Whether what a page has read under a key may have changed. Keys begin with their campaign; `all`: whatever there is of it. */
export function isStale(key: readonly unknown[], hints: ReadonlyMap<string, Hint | 'all'>): boolean {
  const [campaign, what, which] = key;
  if (campaign === 'tasks' || campaign === 'campaigns') return [...hints.values()].some(isSomething);
  const hint = hints.get(String(campaign));
  if (hint === undefined || isOneOf(WRITTEN_IN, what)) return false;
  if (hint === 'all' || hint.register) return true;
  const isOfOne = isOneOf(OF_ONE_UNIT, what) && typeof which === 'string';
  // The board counts letters, and what is told of a unit names its letters and documents.
  if (hint.letters && (what === 'letters' || what === 'board' || isOfOne)) return true;
  if (hint.documents && (what === 'documents' || isOfOne)) return true;
  if (!hint.units || isOneOf(NOT_OF_UNITS, what)) return false;
  return !isOfOne || hint.units.includes(bucketOf(which));
}

/** The first event of a stream says where things are, and most times no more. */
const isSomething = (hint: Hint | 'all'): boolean =>
  hint === 'all' || Boolean(hint.units ?? hint.letters ?? hint.documents ?? hint.register);

const isOneOf = (names: readonly string[], name: unknown): boolean => names.some((each) => each === name);

/** Both together. */
export function joined(one: Hint | 'all' | undefined, other: Hint | 'all'): Hint | 'all' {
  if (one === undefined) return other;
  if (one === 'all' || other === 'all') return 'all';
  return {
    units: one.units || other.units ? [...(one.units ?? []), ...(other.units ?? [])] : undefined,
    letters: one.letters || other.letters,
    documents: one.documents || other.documents,
    register: one.register || other.register,
  };
}
