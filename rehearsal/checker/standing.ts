import type { CheckedClock } from './clock';
import { shifted } from './clock';
import { isFilingStep, type Step } from './read-plan';
import type { DecisionRecord, ReceiptRecord, UnitRecord } from './records';

/** A border of a time in which something was owed: from when it may have counted to when it surely did. Plan time. */
interface Border {
  first: number;
  last: number;
}

/** When one obligation was owed, by the receipts; it may be owed more than once, if the dossier was reopened. */
export interface Standing {
  owed: { from: Border; until: Border }[];
}

const NEVER: Border = { first: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
const exactly = (ms: number): Border => ({ first: ms, last: ms });
const decided = ({ at, answeredAt = at }: DecisionRecord): Border => ({
  first: Date.parse(at),
  last: Math.max(Date.parse(at), Date.parse(answeredAt)),
});
const earlier = (a: Border, b: Border): Border => ({
  first: Math.min(a.first, b.first),
  last: Math.min(a.last, b.last),
});
const later = (a: Border, b: Border): Border => ({
  first: Math.max(a.first, b.first),
  last: Math.max(a.last, b.last),
});

export const isOwedAt = ({ owed }: Standing, at: number): boolean =>
  owed.some(({ from, until }) => at >= from.last && at < until.last);

/** Whether a border lies so close to an instant that either answer is right. */
export function isUnsureAt(
  { owed }: Standing,
  { at, clock, grainMs }: { at: number; clock: CheckedClock; grainMs: number },
): boolean {
  const low = shifted(clock, at, -grainMs);
  const high = shifted(clock, at, grainMs);
  return owed.some(({ from, until }) =>
    [from, until].some(({ first, last }) => last >= low && first <= high),
  );
}

/** The time between two openings of a dossier: the campaign's, or a reopening, and the synthesis that froze it. */
interface Round {
  opened: Border;
  frozen: Border;
  remarks: Border;
  proposal: Border;
}

function roundsOf(decisions: readonly DecisionRecord[]): Round[] {
  // The campaign's own opening races nothing: no letter is older.
  const opened = exactly(Number.NEGATIVE_INFINITY);
  const rounds: Round[] = [{ opened, frozen: NEVER, remarks: NEVER, proposal: NEVER }];
  for (const decision of decisions) {
    const round = rounds.at(-1) as Round;
    const at = decided(decision);
    if (decision.kind === 'synthesis') round.frozen = at;
    if (decision.kind === 'remarks') round.remarks = at;
    if (decision.kind === 'proposal') round.proposal = at;
    if (decision.kind === 'reopening') {
      rounds.push({ opened: at, frozen: NEVER, remarks: NEVER, proposal: NEVER });
    }
  }
  return rounds;
}

/** When a receipt began to count: as soon as it was there, or, after a freeze, at the reopening that took it in. */
function counted(receipt: ReceiptRecord, rounds: readonly Round[]): Border {
  const stored = Date.parse(receipt.storedAt);
  if (!receipt.held) return { first: Math.min(stored, Date.parse(receipt.receivedAt)), last: stored };
  return rounds.find(({ opened }, i) => i > 0 && opened.last >= stored)?.opened ?? NEVER;
}

/**
 * When nothing more was to come for an obligation of steps 1–3. Only our own receipt ends it for letters: what lay
 * with a clerk, or was signed elsewhere, before we had it, could not be known.
 */
function metAt({
  step,
  party,
  unit: { receipts, decisions },
  rounds,
}: {
  step: Step;
  party: string;
  unit: UnitRecord;
  rounds: readonly Round[];
}): { known: Border; dossier: Border } {
  const own = receipts.filter((receipt) => receipt.step === step && receipt.party === party);
  const first = (kind: ReceiptRecord['kind']): Border =>
    own
      .filter((receipt) => receipt.kind === kind)
      .map((receipt) => counted(receipt, rounds))
      .reduce(earlier, NEVER);
  const filed = step === 'agency-review' ? later(first('filing'), first('announcement')) : first('filing');
  const waiver = decisions.find((d) => d.kind === 'waiver' && d.step === step && d.party === party);
  const dossier = waiver ? earlier(filed, decided(waiver)) : filed;
  const known = { first: waiver ? dossier.first : dossier.last, last: dossier.last };
  return { known, dossier };
}

/** The standing of everything that is owed for one unit, by `<step>/<party>`. */
export function standingsOf({
  unit,
  owed,
  homeAffairs,
  openedAt,
  latestDueAt,
}: {
  unit: UnitRecord;
  owed: readonly { step: Step; party: string }[];
  homeAffairs: string;
  openedAt: number;
  /** Of steps 1–3: from then on silence does not block step 4. */
  latestDueAt: number;
}): Map<string, { step: Step; party: string; standing: Standing }> {
  const rounds = roundsOf(unit.decisions);
  const filings = owed.filter(({ step }) => isFilingStep(step));
  const met = filings.map((o) => ({ ...o, ...metAt({ ...o, unit, rounds }) }));
  const complete = met.map(({ dossier }) => dossier).reduce(later, exactly(openedAt));
  const ready = earlier(complete, exactly(latestDueAt));

  const standings = new Map<string, { step: Step; party: string; standing: Standing }>();
  const add = (step: Step, party: string, spans: Standing['owed']) => {
    const isSpan = ({ from, until }: Standing['owed'][number]) => from.first < until.last;
    standings.set(`${step}/${party}`, { step, party, standing: { owed: spans.filter(isSpan) } });
  };
  for (const { step, party, known } of met) {
    add(
      step,
      party,
      rounds.map(({ opened, frozen }) => ({ from: opened, until: earlier(known, frozen) })),
    );
  }
  add(
    'party-assessment',
    homeAffairs,
    rounds.map(({ opened, frozen }) => ({ from: later(opened, ready), until: frozen })),
  );
  add(
    'recognition',
    homeAffairs,
    rounds.map(({ remarks, proposal }) => ({ from: remarks, until: proposal })),
  );
  return standings;
}
