import { Dossier, type Owed } from './dossier';
import type { Difference, Standing } from './findings';
import { happeningsOf } from './happenings';
import { latenessOf } from './lateness';
import { type CheckedPlan, isFilingStep } from './read-plan';
import type { CheckedRegister } from './read-register';
import type { DecisionRecord, ReceiptRecord, ShownLateness, UnitRecord } from './records';
import { countingOf, measuredOf } from './versions';

/**
 * How each obligation stands once all is over: which half is missing, how late it was, and in steps 4 and 5 how late what
 * came back was; which contents count; and that what was voided is shown so. All of it recomputed from the receipts.
 */
export function compareStandings({
  plan,
  register,
  units,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  units: readonly UnitRecord[];
}): { differences: Difference[]; compared: number } {
  const differences: Difference[] = [];
  let compared = 0;
  for (const unit of units) {
    const { shown } = unit;
    if (!shown) continue;
    const dossier = new Dossier();
    for (const happening of happeningsOf(unit)) dossier.take(happening);
    const owed = [...(register.owed.get(unit.unit) ?? []), ...ofHomeAffairs(plan)];
    for (const each of owed) {
      compared += 1;
      const found = shown.find(({ step, party }) => step === each.step && party === each.party);
      const is = found && standingIn(found);
      const expected = isFilingStep(each.step)
        ? filingStanding(plan, dossier, each)
        : submissionStanding(plan, unit.decisions, each);
      if (JSON.stringify(is) === JSON.stringify(standingIn(expected))) continue;
      differences.push({ kind: 'standing', unit: unit.unit, ...each, expected, ...(is && { shown: is }) });
    }
    differences.push(...contentsOf(unit, owed, dossier), ...voidedOf(unit));
  }
  return { differences, compared };
}

const ofHomeAffairs = ({ bodies: { homeAffairs } }: CheckedPlan): Owed[] => [
  { step: 'party-assessment', party: homeAffairs.party },
  { step: 'recognition', party: homeAffairs.party },
];

function filingStanding(plan: CheckedPlan, dossier: Dossier, owed: Owed): Standing {
  const { step } = owed;
  const missing = dossier.missing(owed);
  const filings = dossier.livingOf(owed, 'filing');
  const halves = [measuredOf(filings), ...announcementOf(dossier, owed)];
  const isMet = missing.length === 0;
  const at = Math.max(...halves.map((each) => Date.parse(each?.receivedAt ?? '')));
  const lateness = isMet ? latenessOf(plan, { step, at }) : {};
  if (dossier.isWaived(owed)) return { status: 'waived', ...lateness };
  if (isMet) return { status: countingOf(filings) ? 'done' : 'content-awaited', ...lateness };
  return { status: dossier.isFrozen ? 'ended' : 'outstanding', missing };
}

const announcementOf = (dossier: Dossier, owed: Owed): (ReceiptRecord | undefined)[] =>
  owed.step === 'agency-review' ? [measuredOf(dossier.livingOf(owed, 'announcement'))] : [];

/** The first submission since the dossier was opened last says how late it was, and what came back says it again. */
function submissionStanding(
  plan: CheckedPlan,
  decisions: readonly DecisionRecord[],
  { step }: Owed,
): Standing {
  const opened = decisions.findLastIndex(({ kind }) => kind === 'reopening');
  const since = decisions.slice(opened + 1);
  const [submission, answer] =
    step === 'party-assessment'
      ? (['synthesis', 'remarks'] as const)
      : (['proposal', 'recognition'] as const);
  const lateness = (kind: DecisionRecord['kind']): ShownLateness | undefined => {
    const made = since.find((decision) => decision.kind === kind);
    return made && latenessOf(plan, { step, at: Date.parse(made.at) });
  };
  const [submitted, returned] = [lateness(submission), lateness(answer)];
  const status = returned ? 'done' : submitted ? 'submitted' : 'outstanding';
  return { status, ...submitted, ...(returned && { returned }) };
}

/** What is compared, in one order; what is not owed yet is as open as what is outstanding. */
const standingIn = ({ status, timeliness, lateWorkingDays, missing, returned }: Standing): Standing => ({
  status: status === 'not-owed-yet' ? 'outstanding' : status,
  ...(timeliness !== undefined && { timeliness }),
  ...(lateWorkingDays !== undefined && { lateWorkingDays }),
  ...(missing && { missing }),
  ...(returned && {
    returned: { timeliness: returned.timeliness, lateWorkingDays: returned.lateWorkingDays },
  }),
});

/** Of each obligation one filing at the most counts, and it is the right one. */
function contentsOf({ unit, receipts }: UnitRecord, owed: readonly Owed[], dossier: Dossier): Difference[] {
  return owed
    .filter(({ step }) => isFilingStep(step))
    .flatMap((each) => {
      const { step, party } = each;
      const counting = countingOf(dossier.livingOf(each, 'filing'));
      const expected = counting ? [counting.id] : [];
      const shown = receipts
        .filter((receipt) => receipt.kind === 'filing' && receipt.step === step && receipt.party === party)
        .filter(({ counts }) => counts)
        .map(({ id }) => id);
      return shown.join() === expected.join()
        ? []
        : [{ kind: 'contents', unit, step, party, expected, shown }];
    });
}

function voidedOf({ unit, receipts, decisions }: UnitRecord): Difference[] {
  const voidedAt = new Map(decisions.map(({ filing, at }) => [filing, at]));
  return receipts.flatMap(({ id: filing, step, party, voidedAt: shown }): Difference[] => {
    const expected = voidedAt.get(filing);
    if (shown === expected) return [];
    return [
      {
        kind: 'voiding',
        unit,
        step,
        party,
        filing,
        ...(expected !== undefined && { expected }),
        ...(shown !== undefined && { shown }),
      },
    ];
  });
}
