import { ALWAYS, type Border, exactly, isNear, NEVER } from './borders';
import { type CheckedClock, shifted } from './clock';
import { Dossier, type Half, type Owed } from './dossier';
import { type Happening, happeningsOf } from './happenings';
import { type CheckedPlan, isFilingStep } from './read-plan';
import type { UnitRecord } from './records';

/** When one obligation was owed, by the receipts; more than once, if it was taken back or the dossier reopened. */
export interface Standing {
  owed: { from: Border; until: Border }[];
  /** Steps 1–3: from when on which halves were missing, in order. */
  missing: { from: Border; halves: Half[] }[];
}

export const isOwedAt = ({ owed }: Pick<Standing, 'owed'>, at: number): boolean =>
  owed.some(({ from, until }) => at >= from.last && at < until.last);

/** Whether a border lies so close to an instant that either answer is right. */
export const isUnsureAt = (
  { owed }: Pick<Standing, 'owed'>,
  near: { at: number; clock: CheckedClock; grainMs: number },
): boolean => owed.some(({ from, until }) => isNear(from, near) || isNear(until, near));

/** All that may have been missing of an obligation at some instant in a stretch of time. */
export function missingWithin(
  { missing }: Standing,
  { from, to, clock, grainMs }: { from: number; to: number; clock: CheckedClock; grainMs: number },
): Half[][] {
  const [low, high] = [shifted(clock, from, -grainMs), shifted(clock, to, grainMs)];
  return missing
    .filter((each, i) => each.from.first <= high && (missing[i + 1]?.from.last ?? high) >= low)
    .map(({ halves }) => halves);
}

/** Of one obligation: whether it is owed, as it changes. */
class Spans {
  readonly owed: Standing['owed'] = [];
  private since: Border | undefined;

  constructor(
    readonly step: Owed['step'],
    readonly party: string,
  ) {}

  change(isOwed: boolean, border: Border): void {
    if (isOwed && this.since === undefined) this.since = border;
    else if (!isOwed) this.end(border);
  }

  end(border: Border): void {
    const isSpan = this.since && this.since.first < border.last;
    if (this.since && isSpan) this.owed.push({ from: this.since, until: border });
    this.since = undefined;
  }
}

export type StandingOf = Owed & { standing: Standing };

/** Whom step 4 and 5 are owed by, and whose answers are waited for. */
export type Bodies = Pick<CheckedPlan['bodies'], 'homeAffairs' | 'partyBody' | 'provincialCommittee'>;

/**
 * The standing of everything that is owed for one unit, by `<step>/<party>`; in steps 4 and 5 also of what is to come
 * back from the party body and the committee.
 */
export function standingsOf({
  unit,
  owed,
  bodies,
  openedAt,
  latestDueAt,
}: {
  unit: UnitRecord;
  owed: readonly Owed[];
  bodies: Bodies;
  openedAt: number;
  /** Of steps 1–3: from then on silence does not block step 4. */
  latestDueAt: number;
}): Map<string, StandingOf> {
  const dossier = new Dossier();
  const filings = owed
    .filter(({ step }) => isFilingStep(step))
    .map((each) => new Spans(each.step, each.party));
  const missing = new Map<Spans, Standing['missing']>(filings.map((each) => [each, []]));
  const [homeAffairs, committee] = [bodies.homeAffairs.party, bodies.provincialCommittee.party];
  const synthesis = new Spans('party-assessment', homeAffairs);
  const proposal = new Spans('recognition', homeAffairs);
  const remarks = new Spans('party-assessment', bodies.partyBody.party);
  const recognition = new Spans('recognition', committee);
  let isDue = false;

  const look = ({ known, counts }: Pick<Happening, 'known' | 'counts'>) => {
    for (const each of filings) {
      each.change(!dossier.isFrozen && dossier.isOpen(each), known);
      noteMissing(missing.get(each) ?? [], dossier.missing(each), known);
    }
    const isReady = isDue || filings.every((each) => !dossier.isOpen(each));
    // The campaign's own opening makes the filings owed, and what is ready with none of them not before it.
    synthesis.change(!dossier.isFrozen && isReady, counts.last < openedAt ? exactly(openedAt) : counts);
    proposal.change(dossier.hasRemarks && !dossier.isProposed, known);
    remarks.change(!dossier.hasRemarks, known);
    recognition.change(!dossier.isRecognised, known);
  };
  look({ known: ALWAYS, counts: ALWAYS });
  const fromDeadline = () => {
    isDue = true;
    const first = Math.min(latestDueAt, ...stampedBefore(unit, latestDueAt));
    look({ known: exactly(latestDueAt), counts: { first, last: latestDueAt } });
  };
  for (const happening of happeningsOf(unit)) {
    if (!isDue && happening.known.last >= latestDueAt) fromDeadline();
    dossier.take(happening);
    look(happening);
  }
  if (!isDue) fromDeadline();

  const all = [...filings, synthesis, proposal, remarks, recognition];
  for (const each of all) each.end(NEVER);
  return new Map(
    all.map((each) => {
      const { step, party, owed: spans } = each;
      return [
        `${step}/${party}`,
        { step, party, standing: { owed: spans, missing: missing.get(each) ?? [] } },
      ];
    }),
  );
}

/** What came after the deadlines by its stamp of before them may have made step 4 owed a little earlier, in hindsight. */
const stampedBefore = ({ receipts }: UnitRecord, dueAt: number): number[] =>
  receipts
    .filter(({ storedAt }) => Date.parse(storedAt) >= dueAt)
    .map(({ receivedAt }) => Date.parse(receivedAt));

function noteMissing(noted: Standing['missing'], halves: Half[], from: Border): void {
  if (noted.at(-1)?.halves.join() !== halves.join()) noted.push({ from, halves });
}
