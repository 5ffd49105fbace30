import path from 'node:path';
import { loadPlan } from '../../config/plan/load-plan';
import { loadRegister } from '../../config/register/load-register';
import { dayOf } from '../../domain/calendar';
import type { Plan, StepId } from '../../domain/plan';
import { previewOf } from '../../domain/preview';
import type { Register } from '../../domain/register';
import { plannedOpening, scheduleOf } from '../../domain/schedule';

const config = path.join(__dirname, '../../config');
const plan = loadPlan(path.join(config, 'plans/dong-nai-2026.yaml')).plan as Plan;
const loaded = loadRegister(path.join(config, 'registers/dong-nai-2026'), plan);
const register = loaded.register as Register;

/** Days of one step's letters of a kind, DD/MM as officials read. */
function daysOf(by: Plan, step: StepId, kind: string): string {
  const { stages } = scheduleOf({ plan: by, step, openedAt: plannedOpening(by) });
  return stages
    .filter((stage) => stage.kind === kind)
    .map(({ at }) => dayOf({ at, timeZone: by.timeZone }).slice(5).split('-').reverse().join('/'))
    .join(' ');
}

describe('the shipped plan of 2026', () => {
  test.each<[StepId, string, string, string]>([
    ['agency-review', '21/10 30/10 05/11 09/11', '10/11', '11/11 13/11 19/11'],
    ['self-review', '20/11 01/12 07/12 09/12', '10/12', '11/12 15/12 21/12'],
    ['member-opinion', '01/12 09/12', '10/12', '11/12 15/12 21/12'],
    ['party-assessment', '11/12 22/12 28/12 30/12', '31/12', '04/01 06/01 12/01'],
    ['recognition', '21/12 30/12 06/01 08/01', '', '11/01 13/01 19/01'],
  ])('has the golden dates of %s', (step, reminders, dueToday, escalations) => {
    expect(['reminder', 'due-today', 'overdue'].map((kind) => daysOf(plan, step, kind))).toEqual([
      reminders,
      dueToday,
      escalations,
    ]);
  });

  test('counts 24/11/2026 only once a document has set it', () => {
    const daysOff = plan.calendar.daysOff.map((off) => ({ document: '1/NQ', ...off }));
    const confirmed = { ...plan, calendar: { ...plan.calendar, daysOff } };
    expect(daysOf(confirmed, 'self-review', 'reminder')).toBe('19/11 01/12 07/12 09/12');
  });

  test('has communes in the place of districts, and Đảng ủy in that of Ban cán sự Đảng', () => {
    expect(plan.unitKinds.map(({ id }) => id)).toEqual(['department', 'public-service-unit', 'commune']);
    expect(plan.bodies.partyBody).toEqual({ party: 'dang-uy-ubnd', name: 'Đảng ủy UBND tỉnh' });
    expect(JSON.stringify({ plan, register })).not.toMatch(/huyện|Ban cán sự|thị xã/);
  });

  test('spells «Ủy ban» and «ủy viên» outside its quotations', () => {
    const { criteria: _quoted, ...ours } = plan;
    expect(JSON.stringify({ ours, register })).not.toMatch(/u[ỷỹ]|U[ỷỹ]/);
  });
});

describe('the sample register of 2026', () => {
  test('has no faults, and 12 units of three kinds', () => {
    expect(loaded.faults).toEqual([]);
    const count = (kind: string) => register.units.filter((unit) => unit.kind === kind).length;
    expect([register.units.length, ...plan.unitKinds.map(({ id }) => count(id))]).toEqual([12, 6, 2, 4]);
  });

  test('has a code for every unit', () => {
    const codes = register.units.map(({ code }) => code);
    expect(codes.every((code) => code?.startsWith('H19.'))).toBe(true);
    expect(new Set(codes).size).toBe(12);
  });

  test('reaches everybody whom the plan writes to, and shows the unconfirmed day', () => {
    const preview = previewOf({ plan, register });
    expect(preview.unreachable).toEqual([]);
    expect(preview.unconfirmed.map(({ date }) => date)).toEqual(['2026-11-24']);
  });

  test('invents its people, one name each, and writes to `.example` alone', () => {
    const { people } = register;
    expect(people.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });
});
