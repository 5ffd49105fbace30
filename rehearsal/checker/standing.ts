import { Dossier, type Owed } from './dossier';
import { happeningsOf } from './happenings';
import { type CheckedPlan, isFilingStep } from './read-plan';
import type { Half, UnitRecord } from './records';

/** When one obligation was owed, by the receipts; more than once, if it was taken back or the dossier reopened. */
export interface Standing {
  owed: Span[];
  /** Steps 1–3: from when on which halves were missing, in order. */
  missing: { from: number; halves: Half[] }[];
}

/** Owed, as letters know it, from an instant on and before another. Plan time. */
export interface Span {
  from: number;
  until: number;
}

export const isOwedAt = ({ owed }: Pick<Standing, 'owed'>, at: number): boolean =>
  owed.some(({ from, until }) => at >= from && at < until);

/** What is missing of an obligation at an instant; of steps 4 and 5 nothing is noted. */
export const missingAt = ({ missing }: Pick<Standing, 'missing'>, at: number): Half[] =>
  missing.findLast(({ from }) => from <= at)?.halves ?? [];

/** Of one obligation: whether it is owed, as it changes. */
class Spans {
  readonly owed: Span[] = [];
  private from: number | undefined;

  constructor(
    readonly step: Owed['step'],
    readonly party: string,
  ) {}

  change(isOwed: boolean, at: number): void {
    if (isOwed) this.from ??= at;
    else this.end(at);
  }

  end(until: number): void {
    if (this.from !== undefined && this.from < until) this.owed.push({ from: this.from, until });
    this.from = undefined;
  }
}

export type StandingOf = Owed & { standing: Standing };

/** Whom step 4 and 5 are owed by, and whose answers are waited for. */
export type Bodies = Pick<CheckedPlan['bodies'], 'homeAffairs' | 'partyBody' | 'provincialCommittee'>;

const ALWAYS = Number.NEGATIVE_INFINITY;
const NEVER = Number.POSITIVE_INFINITY;

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

  const look = (at: number) => {
    for (const each of filings) {
      each.change(!dossier.isFrozen && dossier.isOpen(each), at);
      noteMissing(missing.get(each) ?? [], dossier.missing(each), at);
    }
    const isReady = isDue || filings.every((each) => !dossier.isOpen(each));
    // The campaign's own opening makes the filings owed, and what is ready with none of them not before it.
    synthesis.change(!dossier.isFrozen && isReady, Math.max(at, openedAt));
    proposal.change(dossier.hasRemarks && !dossier.isProposed, at);
    remarks.change(!dossier.hasRemarks, at);
    recognition.change(!dossier.isRecognised, at);
  };
  look(ALWAYS);
  const fromDeadline = () => {
    isDue = true;
    look(latestDueAt);
  };
  for (const happening of happeningsOf(unit)) {
    if (!isDue && happening.knownAt >= latestDueAt) fromDeadline();
    dossier.take(happening);
    look(happening.knownAt);
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

function noteMissing(noted: Standing['missing'], halves: Half[], from: number): void {
  if (noted.at(-1)?.halves.join() !== halves.join()) noted.push({ from, halves });
}
