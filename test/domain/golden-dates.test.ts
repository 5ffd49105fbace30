import type { Plan, StepId } from '../../domain/plan';
import { plannedOpening, type Stage, scheduleOf } from '../../domain/schedule';
import { goldenDates, lettersOf } from '../fixtures/golden-dates';
import { plan2013, plan2026 } from '../fixtures/plans';

const scheduled = (plan: Plan, step: StepId) => scheduleOf({ plan, step, openedAt: plannedOpening(plan) });

const daysOf = (plan: Plan, step: StepId, kind: Stage['kind']) =>
  lettersOf({ plan, stages: scheduled(plan, step).stages, kind });

describe('golden dates', () => {
  const cases = goldenDates.map(([plan, step, reminders, overdue]) => ({
    year: plan.year,
    plan,
    step,
    reminders,
    overdue,
  }));
  test.each(cases)('of $step in $year are those of the table', ({ plan, step, reminders, overdue }) => {
    expect(daysOf(plan, step, 'reminder')).toBe(reminders);
    expect(daysOf(plan, step, 'overdue')).toBe(overdue);
  });

  test('the members’ secretaries are reminded on the 7th and 1st working day only', () => {
    expect(daysOf(plan2013, 'member-opinion', 'reminder')).toBe('29/11 09/12');
  });

  test('on D’s morning it is due today, but only if D is a working day', () => {
    expect(daysOf(plan2013, 'self-review', 'due-today')).toBe('10/12');
    expect(daysOf(plan2013, 'agency-review', 'due-today')).toBe('');
  });

  test('with 24/11/2026 off by an issued document, 20/11/2026 becomes 19/11', () => {
    const daysOff = plan2026.calendar.daysOff.map((off) => ({ ...off, document: 'Nghị quyết' }));
    const confirmed = { ...plan2026, calendar: { daysOff, workingDays: [] } };
    expect(daysOf(confirmed, 'self-review', 'reminder')).toBe('19/11 01/12 07/12 09/12');
  });

  test('every letter goes out at 08:00 of the plan’s zone', () => {
    const hours = Object.keys(plan2013.steps).flatMap((step) =>
      scheduled(plan2013, step as StepId).stages.map((stage) => stage.at.slice(11)),
    );
    expect(new Set(hours)).toEqual(new Set(['01:00:00.000Z']));
  });

  test('what was already past when the campaign opened is not scheduled; its opening is told at the next letter time', () => {
    const openedAt = '2013-11-05T03:00:00.000Z';
    const { stages } = scheduleOf({ plan: plan2013, step: 'agency-review', openedAt });
    expect(stages[0]).toMatchObject({ kind: 'opening', at: '2013-11-06T01:00:00.000Z' });
    expect(stages.slice(1).map((stage) => `${stage.kind} ${stage.day}`)).toEqual([
      'reminder 3',
      'reminder 1',
      'overdue 1',
      'overdue 3',
      'overdue 7',
    ]);
  });
});

describe('a deadline in words', () => {
  test('names the plan’s words and the last day by this plan’s reading', () => {
    expect(scheduled(plan2026, 'self-review').deadlineText).toBe(
      'trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026)',
    );
  });

  test('names the last day of an end-of-day plan too, unless words of its own have said it', () => {
    const endOfDay = { ...plan2026, reading: 'end-of-day' as const };
    expect(scheduled(endOfDay, 'self-review').deadlineText).toBe(
      'trước ngày 10/12/2026 (chậm nhất hết ngày 10/12/2026)',
    );
    const inOwnWords = { ...endOfDay, deadlineWords: 'đến hết ngày' };
    expect(scheduled(inOwnWords, 'self-review').deadlineText).toBe('đến hết ngày 10/12/2026');
  });

  test('names the last working day where the last day is off', () => {
    expect(scheduled(plan2026, 'recognition').deadlineText).toBe(
      'trước ngày 10/01/2027 (chậm nhất hết ngày 09/01/2027; ngày làm việc cuối cùng: thứ Sáu, 08/01/2027)',
    );
  });
});
