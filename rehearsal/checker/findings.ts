/** What the check finds wrong; every one of them fails it. */
export interface Difference {
  kind:
    | 'missing item'
    | 'unexpected item'
    | 'duplicate letter'
    | 'wrong instant'
    | 'not released'
    | 'failed letter'
    | 'mailbox differs'
    | 'wrong standing';
  /** Id of the letter, where there is one. */
  letter?: string;
  person: string;
  /** In words, for a person who looks into it. */
  what: string;
}

/** What the check counts without finding it wrong. */
export interface Counts {
  letters: number;
  sent: number;
  withdrawn: number;
  failed: number;
  supplements: number;
  /** Items that were late for their own instant and went out with a later one. */
  stragglers: number;
  /** Items that had to be told and were. */
  itemsTold: number;
  /** Information that had to be told and was. */
  newsTold: number;
  /** Of that, in a later daily letter than the next one after the event. */
  newsLate: number;
  /** Obligations of which the service's own account was held against the receipts. */
  standings: number;
  /** Letters that waited for release so long that the director had to be told, and was. */
  unreleasedTold: number;
  /** Letters with an item that a receipt or a decision raced, within the clock's grain. */
  races: number;
  /** Of those, letters in which it went the other way than by the instants alone. */
  racesLost: number;
  /** The server may have taken a letter twice: the one window of SMTP. */
  possibleDuplicates: number;
  /** Real time between a letter's instant, or its release, and its sending; the longest. */
  longestDelayMs: number;
}

export interface CheckResult {
  ok: boolean;
  differences: Difference[];
  counts: Counts;
  /** Real time; see {@link Counts.races}. */
  grainMs: number;
  /** Races above this many letters fail the check. */
  racesAllowed: number;
}
