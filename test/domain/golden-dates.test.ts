import { dayOf } from '../../domain/calendar';
import type { Plan, StepId } from '../../domain/plan';
import { plannedOpening, scheduleOf } from '../../domain/schedule';
import { plan2013, plan2026 } from '../fixtures/plans';

/** The table of golden dates of the domain: D, reminders 14, 7, 3, 1, escalations 1, 3, 7; DD/MM as officials read. */
const table: [Plan, StepId, string, string][] = [
  [plan2013, 'agency-review', '22/10 31/10 06/11 08/11', '11/11 13/11 19/11'],
  [plan2013, 'self-review', '20/11 29/11 05/12 09/12', '11/12 13/12 19/12'],
  [plan2013, 'party-assessment', '11/12 20/12 26/12 30/12', '02/01 06/01 10/01'],
  [plan2013, 'recognition', '20/12 31/12 07/01 09/01', '13/01 15/01 21/01'],
  [plan2026, 'agency-review', '21/10 30/10 05/11 09/11', '11/11 13/11 19/11'],
  [plan2026, 'self-review', '20/11 01/12 07/12 09/12', '11/12 15/12 21/12'],
  [plan2026, 'party-assessment', '11/12 22/12 28/12 30/12', '04/01 06/01 12/01'],
  [plan2026, 'recognition', '21/12 30/12 06/01 08/01', '11/01 13/01 19/01'],
];

const scheduled = (plan: Plan, step: StepId) => scheduleOf({ plan, step, openedAt: plannedOpening(plan) });

const daysOf = (plan: Plan, step: StepId, kind: 'reminder' | 'overdue' | 'due-today') =>
  scheduled(plan, step)
    .stages.filter((stage) => stage.kind === kind)
    .map((stage) => dayOf({ at: stage.at, timeZone: plan.timeZone }).slice(5).split('-').reverse().join('/'))
    .join(' ');

describe('golden dates', () => {
  test.each(table)('%#: %j', (plan, step, reminders, escalations) => {
    expect(daysOf(plan, step, 'reminder')).toBe(reminders);
    expect(daysOf(plan, step, 'overdue')).toBe(escalations);
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
