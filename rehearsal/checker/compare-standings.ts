import { Dossier, type Owed } from './dossier';
import type { Difference } from './findings';
import { happeningsOf } from './happenings';
import { latenessOf } from './lateness';
import { type CheckedPlan, isFilingStep } from './read-plan';
import type { CheckedRegister } from './read-register';
import type { DecisionRecord, ReceiptRecord, ShownLateness, ShownObligation, UnitRecord } from './records';
import { countingOf, measuredOf } from './versions';

type Compared = Pick<ShownObligation, 'status' | 'timeliness' | 'lateWorkingDays' | 'missing' | 'returned'>;

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
      const expected = isFilingStep(each.step)
        ? filingStanding(plan, dossier, each)
        : submissionStanding(plan, unit.decisions, each);
      const what = differenceOf(expected, found);
      if (what !== undefined) differences.push(difference(unit.unit, each, what));
    }
    differences.push(...contentsOf(unit, owed, dossier), ...voidedOf(unit));
  }
  return { differences, compared };
}

const ofHomeAffairs = ({ bodies: { homeAffairs } }: CheckedPlan): Owed[] => [
  { step: 'party-assessment', party: homeAffairs.party },
  { step: 'recognition', party: homeAffairs.party },
];

function filingStanding(plan: CheckedPlan, dossier: Dossier, owed: Owed): Compared {
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
): Compared {
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

const FIELDS = ['status', 'timeliness', 'lateWorkingDays', 'missing'] as const;

/** What is not owed yet is as open as what is outstanding. */
function differenceOf(expected: Compared, shown: ShownObligation | undefined): string | undefined {
  if (!shown) return 'is not shown';
  const status = shown.status === 'not-owed-yet' ? 'outstanding' : shown.status;
  const [is, asked] = [{ ...shown, status }, expected].map((each) => ({
    ...Object.fromEntries(FIELDS.map((field) => [field, each[field]])),
    ...(each.returned && {
      returned: [each.returned.timeliness, each.returned.lateWorkingDays],
    }),
  }));
  const [text, askedText] = [JSON.stringify(is), JSON.stringify(asked)];
  return text === askedText ? undefined : `is shown as ${text}, and the receipts say ${askedText}`;
}

const difference = (unit: string, { step, party }: Owed, what: string): Difference => ({
  kind: 'wrong standing',
  person: party,
  what: `${step} of ${party} for ${unit} ${what}`,
});

/** Of each obligation one filing at the most counts, and it is the right one. */
function contentsOf({ unit, receipts }: UnitRecord, owed: readonly Owed[], dossier: Dossier): Difference[] {
  return owed
    .filter(({ step }) => isFilingStep(step))
    .flatMap((each) => {
      const { step, party } = each;
      const right = countingOf(dossier.livingOf(each, 'filing'))?.id ?? 'none';
      const shown = receipts
        .filter((receipt) => receipt.kind === 'filing' && receipt.step === step && receipt.party === party)
        .filter(({ counts }) => counts)
        .map(({ id }) => id);
      if ((shown.join() || 'none') === right) return [];
      return [difference(unit, each, `counts as ${shown.join() || 'none'} says, and should as ${right}`)];
    });
}

function voidedOf({ unit, receipts, decisions }: UnitRecord): Difference[] {
  const voidedAt = new Map(decisions.map(({ filing, at }) => [filing, at]));
  return receipts
    .filter(({ id, voidedAt: shown }) => voidedAt.get(id) !== shown)
    .map((receipt) =>
      difference(unit, receipt, `: ${receipt.id} is ${receipt.voidedAt ? '' : 'not '}shown as voided`),
    );
}
