import path from 'node:path';
import { loadPlan } from '../../config/load-plan';
import { loadRegister } from '../../config/load-register';
import { rehearsalClock } from '../../domain/clock';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { plannedOpening } from '../../domain/schedule';
import { fromMs, toMs } from '../../domain/time';
import { writeScript } from '../../rehearsal/script/write-script';
import { hoursAfter, yearOf } from '../../rehearsal/script/year';

const config = path.join(__dirname, '../../config');
const plan = loadPlan(path.join(config, 'plans/dong-nai-2013.yaml')).plan as Plan;
const register = loadRegister(path.join(config, 'registers/dong-nai-2013'), plan).register as Register;
const openedAt = hoursAfter(plannedOpening(plan), -6);
const year = yearOf({ plan, openedAt });
const clock = rehearsalClock({
  instants: [openedAt, ...year.allLetters, ...Object.values(year.dueAt), hoursAfter(year.end, 72)],
  startMs: toMs('2026-01-01T00:00:00.000Z'),
  durationMs: 180_000,
  minGapMs: 3000,
});
const write = (seed: number, units?: string[]) =>
  writeScript({ seed, plan, register, clock, openedAt, units });
const filings = (script: ReturnType<typeof write>) =>
  script.parties.flatMap((action) => (action.kind === 'file' ? [action] : []));

describe('the script of a rehearsal', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(write(7)).toEqual(write(7));
    expect(write(8)).not.toEqual(write(7));
  });

  it('files most on time, some on the day, some late, some never', () => {
    const script = write(7);
    const first = new Map(
      filings(script)
        .reverse()
        .map((action) => [`${action.unit} ${action.body.id}`, action]),
    );
    const counts = { early: 0, onTheDay: 0, late: 0 };
    for (const { at, body } of first.values()) {
      if (at < year.dueAt[body.step]) counts.early += 1;
      else if (at < year.dayOver[body.step]) counts.onTheDay += 1;
      else counts.late += 1;
    }
    const owed = register.reviews.length + register.units.length + register.opinions.length;
    expect(counts.early).toBeGreaterThan(owed * 0.7);
    expect(counts.onTheDay).toBeGreaterThan(4);
    expect(counts.late).toBeGreaterThan(15);
    expect(counts.early + counts.onTheDay + counts.late).toBeLessThan(owed);
  });

  it('has each special case: thrice, corrected, on paper, by a system, held, waived, reopened', () => {
    const script = write(7);
    const bodies = filings(script);
    expect(bodies.filter(({ deliveries }) => deliveries === 3)).toHaveLength(1);
    expect(bodies.filter(({ body }) => body.id.endsWith('-sua-doi'))).toHaveLength(1);
    expect(bodies.filter(({ body }) => body.receipt !== undefined)).toHaveLength(4);
    expect(bodies.some(({ body }) => body.channel === 'system')).toBe(true);
    const [reopening] = script.desk.filter(({ kind }) => kind === 'reopening');
    expect(script.desk.filter(({ kind }) => kind === 'waiver')).toHaveLength(1);
    const unit = reopening?.kind === 'reopening' ? reopening.unit : '';
    const freezes = script.desk.flatMap((action) =>
      action.kind === 'synthesis' && action.document.rows.some((row) => row.unit === unit) ? [action.at] : [],
    );
    expect(freezes).toHaveLength(2);
    const held = bodies.filter(
      ({ unit: of, at }) => of === unit && at > (freezes[0] ?? '') && at < (reopening?.at ?? ''),
    );
    expect(held).not.toHaveLength(0);
  });

  it('decides on every unit, in the order of the plan', () => {
    const { desk } = write(7);
    for (const { id } of register.units) {
      const steps = desk.flatMap((action) =>
        'document' in action && action.document.rows.some(({ unit }) => unit === id) ? [action.kind] : [],
      );
      const last = (kind: (typeof steps)[number]) => steps.lastIndexOf(kind);
      expect(last('synthesis')).toBeGreaterThanOrEqual(0);
      expect(last('remarks')).toBeGreaterThan(last('synthesis'));
      expect(last('proposal')).toBeGreaterThan(last('remarks'));
      expect(last('recognition')).toBe(steps.length - 1);
    }
  });

  it('keeps away from the letters that a filing would change, where the clock leaves room', () => {
    const real = (at: string) => {
      const next = clock.points.findIndex((point) => point.plan >= at);
      const [from, to] = [clock.points[next - 1], clock.points[next]];
      if (!from || !to) return Number.NaN;
      const share = (toMs(at) - toMs(from.plan)) / (toMs(to.plan) - toMs(from.plan));
      return toMs(from.real) + share * (toMs(to.real) - toMs(from.real));
    };
    const near = filings(write(7)).filter(({ at, body }) =>
      year.letters[body.step].some((letter) => Math.abs(real(letter) - real(at)) < 2000),
    );
    expect(near.length).toBeLessThan(filings(write(7)).length * 0.1);
    expect(near.length).toBeGreaterThanOrEqual(0);
    expect(fromMs(toMs(openedAt))).toBe(openedAt);
  });

  it('leaves other units silent where only some are played', () => {
    const script = write(7, ['so-y-te', 'huyen-cam-my']);
    expect(new Set(script.parties.map(({ unit }) => unit))).toEqual(new Set(['so-y-te', 'huyen-cam-my']));
    const decided = script.desk.flatMap((action) =>
      action.kind === 'recognition' ? action.document.rows.map(({ unit }) => unit) : [],
    );
    expect(decided).toHaveLength(register.units.length);
  });
});
