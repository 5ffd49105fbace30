import { dayOf } from '../../domain/calendar';
import { STEP_IDS, type StepId } from '../../domain/plan';
import { plannedOpening, stagesOf } from '../../domain/schedule';
import { shippedPlan } from '../fixtures/plan-files';

describe('the shipped plan of 2013', () => {
  const plan = shippedPlan();

  it('has the deadlines, reminders and overdue days of the table', () => {
    const days = STEP_IDS.map((id) => {
      const { deadline, reminderDays, overdueDays } = plan.steps[id];
      const { day, month, yearOffset } = deadline;
      return [id, [day, month, yearOffset], reminderDays, overdueDays.map((overdue) => overdue.day)];
    });
    expect(days).toEqual([
      ['agency-review', [10, 11, 0], [14, 7, 3, 1], [1, 3, 7]],
      ['self-review', [10, 12, 0], [14, 7, 3, 1], [1, 3, 7]],
      ['member-opinion', [10, 12, 0], [7, 1], [1, 3, 7]],
      ['party-assessment', [31, 12, 0], [14, 7, 3, 1], [1, 3, 7]],
      ['recognition', [10, 1, 1], [14, 7, 3, 1], [1, 3, 7]],
    ]);
  });

  it('reminds and escalates to whom the table names', () => {
    const told = STEP_IDS.map((id) => {
      const { reminds, overdueDays, releasedFirst } = plan.steps[id];
      return [reminds, overdueDays.map(({ to }) => to.filter((r) => !reminds.includes(r))), releasedFirst];
    });
    const office = ['office-head'];
    const director = ['home-affairs-head'];
    expect(told).toEqual([
      [['focal-person'], [['head'], ['home-affairs'], ['vice-chair']], ['vice-chair']],
      [['focal-person'], [['head'], ['home-affairs'], ['vice-chair']], ['vice-chair']],
      [['secretary'], [office, office, office], ['secretary', 'office-head']],
      [['home-affairs'], [director, director, director], []],
      [['home-affairs', 'office'], [director, director, [...director, 'chair']], ['chair']],
    ]);
  });

  it('tells those who are reminded on every overdue day too', () => {
    for (const { reminds, overdueDays } of Object.values(plan.steps)) {
      for (const { to } of overdueDays) expect(to).toEqual(expect.arrayContaining(reminds));
    }
  });

  it('falls on the golden dates', () => {
    const openedAt = plannedOpening(plan);
    const dates = (step: StepId, kind: string) =>
      stagesOf({ plan, step, openedAt })
        .filter((stage) => stage.kind === kind)
        .map(({ at }) => dayOf({ at, timeZone: plan.timeZone }).slice(5));
    const golden = STEP_IDS.map((step) =>
      [...dates(step, 'reminder'), '|', ...dates(step, 'overdue')].join(' '),
    );
    expect(golden).toEqual([
      '10-22 10-31 11-06 11-08 | 11-11 11-13 11-19',
      '11-20 11-29 12-05 12-09 | 12-11 12-13 12-19',
      '11-29 12-09 | 12-11 12-13 12-19',
      '12-11 12-20 12-26 12-30 | 01-02 01-06 01-10',
      '12-20 12-31 01-07 01-09 | 01-13 01-15 01-21',
    ]);
  });

  it('quotes three criteria for each kind, the first of districts another one', () => {
    const criteria = (kind: string) =>
      plan.criteria.filter(({ unitKinds }) => unitKinds.includes(kind)).map(({ text }) => text);
    const common = [
      'Kết quả thực hiện nhiệm vụ được phân công quản lý',
      'Việc chấp hành kỷ luật kỷ cương hành chính',
    ];
    const advice = 'Kết quả tham mưu các đề án, chương trình, kế hoạch cho Tỉnh uỷ, HĐND tỉnh, UBND tỉnh';
    expect(criteria('department')).toEqual([advice, ...common]);
    expect(criteria('public-service-unit')).toEqual([advice, ...common]);
    expect(criteria('district')).toEqual(['kết quả thực hiện các nhóm chỉ tiêu được giao', ...common]);
  });

  it('has four levels, best first, and the one day off with its document', () => {
    expect(plan.levels.map(({ name }) => name)).toEqual([
      'hoàn thành xuất sắc nhiệm vụ',
      'hoàn thành tốt nhiệm vụ',
      'hoàn thành nhiệm vụ',
      'không hoàn thành nhiệm vụ',
    ]);
    expect(plan.calendar.daysOff).toEqual([
      {
        date: '2014-01-01',
        name: 'Tết Dương lịch',
        document: 'Bộ luật Lao động số 10/2012/QH13, Điều 115',
      },
    ]);
  });

  it('spells «Ủy ban» and «ủy viên» outside its quotations', () => {
    const { criteria: _quoted, ...ours } = plan;
    expect(JSON.stringify(ours)).not.toMatch(/u[ỷỹ]|U[ỷỹ]/);
  });
});
