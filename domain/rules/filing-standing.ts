import type { FilingKind } from '../filing-content';
import type { FilingAnswer } from '../ledger/facts';
import { inOrder, living, type Sent, standIns } from '../ledger/versions';
import type { FilingStepId } from '../plan';

/** As much of a stored filing as tells how it stands beside the others. */
export interface Filed extends Sent {
  kind: FilingKind;
  step: FilingStepId;
  party: string;
  answer: FilingAnswer | null;
  awaitsContent?: true;
}

/** How a stored filing stands beside the others of its obligation. */
export interface FilingStanding {
  /** What it says is what counts. */
  counts?: true;
  /** The entry that stands in its place. */
  replacedBy?: string;
}

/** By id, of what was taken in: held filings count for nothing until a reopening. */
export function standingsOf(filings: readonly Filed[]): ReadonlyMap<string, FilingStanding> {
  const standings = new Map<string, FilingStanding>();
  const taken = filings.filter(({ answer }) => answer?.outcome === 'accepted');
  const keyOf = ({ kind, step, party }: Filed) => `${kind} ${step} ${party}`;
  for (const key of new Set(taken.map(keyOf))) {
    const own = taken.filter((each) => keyOf(each) === key);
    const counted = inOrder(living(own)).findLast((each) => !each.awaitsContent);
    if (counted) standings.set(counted.id, { counts: true });
    for (const [id, standIn] of standIns(own)) standings.set(id, { replacedBy: standIn.id });
  }
  return standings;
}
