import path from 'node:path';
import { loadPlan } from '../../config/plan/load-plan';
import { loadRegister } from '../../config/register/load-register';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { evaluationSpecs } from '../../domain/schedule';
import { expectedItems } from '../../rehearsal/checker/expected';
import { readPlan } from '../../rehearsal/checker/read-plan';
import { readRegister } from '../../rehearsal/checker/read-register';

const CONFIG = path.join(__dirname, '../../config');
const planFile = path.join(CONFIG, 'plans/dong-nai-2026.yaml');
const folder = path.join(CONFIG, 'registers/dong-nai-2026');

const plan = loadPlan(planFile).plan as NonNullable<ReturnType<typeof loadPlan>['plan']>;
const register = loadRegister(folder, plan).register as NonNullable<
  ReturnType<typeof loadRegister>['register']
>;

/** Whoever is told in two roles is told once, in the way of one of them. */
const kindAndDay = (kind: string, day: number) => `${kind === 'escalation' ? 'overdue' : kind} ${day}`;

/** What each person is told when and of what, if nobody ever files; by the rules that the service runs by. */
function toldByService(openedAt: string, by = plan): Map<string, string> {
  const told = new Map<string, Set<string>>();
  for (const spec of evaluationSpecs({ campaign: 'c', plan: by, register, openedAt })) {
    const ledger = new EvaluationLedger(spec);
    for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) ledger.settle(at);
    for (const { at, unit, items } of ledger.undelivered) {
      for (const { to, step, party, kind, day } of items) {
        for (const { person } of register.roles.filter((r) => r.party === to.party && r.role === to.role)) {
          const key = [person, Date.parse(at), unit.id, step, party].join(' ');
          told.set(key, (told.get(key) ?? new Set()).add(kindAndDay(kind, day)));
        }
      }
    }
  }
  return new Map([...told].map(([key, said]) => [key, [...said].sort().join()]));
}

const checkedPlan = readPlan(planFile);
const checkedRegister = readRegister(folder);

/** The same by the checker's own rules. */
function expectedByChecker(openedAt: string, by = checkedPlan): Map<string, string> {
  const units = register.units.map(({ id: unit }) => ({ unit, receipts: [], decisions: [] }));
  const expected = expectedItems({ plan: by, register: checkedRegister, records: { openedAt, units } });
  const owed = [...expected].filter(([, { isOwed }]) => isOwed);
  return new Map(
    owed.map(([key, { kinds, day }]) => [
      key,
      [...new Set([...kinds].map((kind) => kindAndDay(kind, day)))].sort().join(),
    ]),
  );
}

describe('the checker expects what the service tells in a campaign that is opened', () => {
  test.each([
    ['before its time', '2026-09-01 10:00'],
    ['late, at night', '2026-11-05 02:06'],
    ['at night after the first deadline', '2026-11-26 02:06'],
    ['after a letter time', '2026-11-26 09:15'],
    ['at exactly the letter time', '2026-11-26 08:00'],
    ['on a Saturday', '2026-11-28 10:00'],
    ['on the day of a deadline', '2026-12-10 00:00'],
    ['on New Year’s Day, after several deadlines', '2027-01-01 15:00'],
    ['in the last week', '2027-01-05 08:00'],
    ['when all is past', '2027-02-20 11:00'],
  ])('%s', (_, wall) => {
    const openedAt = new Date(`${wall.replace(' ', 'T')}:00+07:00`).toISOString();
    const told = toldByService(openedAt);
    expect(told.size).toBeGreaterThan(0);
    expect(expectedByChecker(openedAt)).toEqual(told);
  });

  test('where the first ask falls on a day on which others are told', () => {
    const openedAt = '2026-11-26T03:00:00.000Z';
    const without = <P extends { steps: typeof checkedPlan.steps }>(from: P): P => {
      const { reminds, overdueDays, ...rules } = from.steps['agency-review'];
      const others = overdueDays.map(({ day, to }) => ({
        day,
        to: to.filter((each) => !reminds.includes(each)),
      }));
      const review = { ...rules, reminds, overdueDays: others };
      return { ...from, steps: { ...from.steps, 'agency-review': review } };
    };
    const told = toldByService(openedAt, without(plan as typeof plan & typeof checkedPlan));
    expect([...told.values()]).toContain('overdue 1');
    expect(expectedByChecker(openedAt, without(checkedPlan))).toEqual(told);
  });
});
