import { loadPlan, parsePlan } from '../../config/plan/load-plan';
import { type Edit, edited, lineOf, PLAN_TEXT, planFaults } from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';
import { DAY_FAULTS, DEADLINE_4, swap } from './faults/plan-days';
import { FIELD_FAULTS } from './faults/plan-fields';

const DEADLINE_2 = 'deadline: { day: 10, month: 12, yearOffset: 0 }';

describe('the check of a plan', () => {
  it.each([...FIELD_FAULTS, ...DAY_FAULTS])(
    'tells $fault as $rule of $field, with its line',
    ({ edits, field, rule, on, message, also = [] }) => {
      const text = edited(PLAN_TEXT, edits);
      const faults = planFaults(text);
      const fault = faults.find((found) => found.field === field);
      expect(fault).toMatchObject({ file: 'plan.yaml', line: lineOf(text, on), field, rule });
      expect(faults.map((found) => found.field).sort()).toEqual([field, ...also].sort());
      if (message) expect(fault?.message.en).toMatch(message);
      expect(faults.flatMap((found) => faultsOfText(found.message))).toEqual([]);
    },
  );

  it('tells every fault, in the order of the file, also beside parts that cannot be read', () => {
    const text = edited(PLAN_TEXT, [
      { from: '"08:00"', to: 'eight' },
      { from: 'text: Việc chấp hành kỷ luật kỷ cương hành chính', to: 'texts: x' },
      { from: DEADLINE_4, to: 'deadline: { day: 31, month: 11, yearOffset: 0 }' },
      { from: '2014-01-01', to: '2014-13-01' },
    ]);
    expect(planFaults(text).map(({ field, rule }) => [field, rule])).toEqual([
      ['letterTime', 'format'],
      ['criteria[3].text', 'missing'],
      ['criteria[3].texts', 'unknown-field'],
      ['steps.party-assessment.deadline', 'no-such-date'],
      ['calendar.daysOff[0].date', 'no-such-date'],
    ]);
  });

  it('tells where the YAML itself cannot be read', () => {
    const text = edited(PLAN_TEXT, [{ from: 'year: 2013', to: 'year: 2013\nyear: 2014' }]);
    expect(planFaults(text)).toMatchObject([{ line: lineOf(text, 'year: 2014'), rule: 'syntax' }]);
    expect(planFaults('a: *nowhere')).toMatchObject([{ rule: 'syntax' }]);
  });

  it.each(['', '# nothing', '- a list', '42'])('refuses %j as a plan without throwing', (text) => {
    expect(planFaults(text)).not.toEqual([]);
  });

  it('tells a file that is not there, and one that is not UTF-8', () => {
    expect(loadPlan('/nowhere.yaml').faults).toMatchObject([{ file: '/nowhere.yaml', rule: 'unreadable' }]);
    const latin1 = Buffer.from('title: Đánh giá', 'latin1');
    latin1[7] = 0xd0;
    expect(parsePlan({ file: 'p', content: latin1 }).faults).toMatchObject([{ rule: 'unreadable' }]);
  });
});

describe('the check of a plan finds no fault in', () => {
  it.each<{ what: string; edits: Edit[] }>([
    {
      what: 'step 1 due after step 2',
      edits: [{ from: 'deadline: { day: 10, month: 11,', to: 'deadline: { day: 20, month: 12,' }],
    },
    { what: 'step 4 due on the day of step 3', edits: [{ from: DEADLINE_4, to: DEADLINE_2 }] },
    { what: 'a worked Saturday', edits: [swap('2013-12-21')] },
    {
      what: 'a day off without a document',
      edits: [{ from: /\n {6}document: .*/.exec(PLAN_TEXT)?.[0] ?? '', to: '' }],
    },
    { what: 'no reminders', edits: [{ from: 'reminderDays: [7, 1]', to: 'reminderDays: []' }] },
    { what: 'the other reading', edits: [{ from: 'reading: before-day', to: 'reading: end-of-day' }] },
  ])('$what', ({ edits }) => {
    expect(planFaults(edited(PLAN_TEXT, edits))).toEqual([]);
  });

  it('letters typed in decomposed Unicode, which are composed', () => {
    const plan = parsePlan({ file: 'p', content: Buffer.from(PLAN_TEXT.normalize('NFD')) }).plan;
    expect(plan?.title).toBe('Đánh giá kết quả công vụ năm 2013'.normalize('NFC'));
  });
});
