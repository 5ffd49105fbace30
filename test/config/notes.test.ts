import { parsePlan } from '../../config/plan/load-plan';
import { parseRegister } from '../../config/register/load-register';
import {
  type Edit,
  edited,
  lineOf,
  PLAN_FILE,
  PLAN_TEXT,
  registerFiles,
  shippedPlan,
} from '../fixtures/plan-files';
import { checked } from '../support/check';
import { faultsOfText } from '../support/words-of-files';
import { removed } from './faults/register-fault';

interface PlanNote {
  what: string;
  edits: Edit[];
  field: string;
  rule: string;
  on: string;
}

const NOTES: PlanNote[] = [
  {
    what: 'New Year that is no day off',
    edits: [
      {
        from: '\n    - date: 2014-01-01\n      name: Tết Dương lịch\n      document: Bộ luật Lao động số 10/2012/QH13, Điều 115',
        to: ' []',
      },
    ],
    field: 'calendar.daysOff',
    rule: 'yearly-day-off',
    on: 'daysOff:',
  },
  {
    what: 'a reminder that the letter of the last day overtakes',
    edits: [{ from: 'reading: before-day', to: 'reading: end-of-day' }],
    field: 'steps.member-opinion.reminderDays[1]',
    rule: 'overtaken',
    on: 'reminderDays: [7, 1]',
  },
  {
    what: 'a step that reminds nobody and reports to nobody',
    edits: [
      { from: 'reminderDays: [7, 1]', to: 'reminderDays: []' },
      {
        from: 'overdueDays:\n      - { day: 1, to: [secretary, office-head] }\n      - { day: 3, to: [secretary, office-head] }\n      - { day: 7, to: [secretary, office-head] }',
        to: 'overdueDays: []',
      },
    ],
    field: 'steps.member-opinion',
    rule: 'no-letters',
    on: '  member-opinion:',
  },
  {
    what: 'a word of step 3 in step 1',
    edits: [{ from: '    what: bản nhận xét', to: '    asks: xin ý kiến\n    what: bản nhận xét' }],
    field: 'steps.agency-review.asks',
    rule: 'no-meaning',
    on: 'asks: xin ý kiến',
  },
  {
    what: 'a recipient that waits for release and gets no letter',
    edits: [{ from: 'releasedFirst: [chair]', to: 'releasedFirst: [chair, secretary]' }],
    field: 'steps.recognition.releasedFirst[1]',
    rule: 'no-letters',
    on: 'releasedFirst: [chair, secretary]',
  },
  {
    what: 'a title of another year',
    edits: [
      { from: 'title: Đánh giá kết quả công vụ năm 2013', to: 'title: Đánh giá kết quả công vụ năm 2012' },
    ],
    field: 'title',
    rule: 'other-year',
    on: 'title: Đánh giá kết quả công vụ năm 2012',
  },
  {
    what: 'letters in the evening',
    edits: [{ from: '"08:00"', to: '"20:00"' }],
    field: 'letterTime',
    rule: 'by-night',
    on: 'letterTime:',
  },
];

describe('the check of a plan', () => {
  it('has nothing to note of the shipped one', () => {
    expect(parsePlan({ file: 'plan.yaml', content: PLAN_TEXT }).notes).toEqual([]);
  });

  it.each(NOTES)('notes $what, and refuses nothing', ({ edits, field, rule, on }) => {
    const text = edited(PLAN_TEXT, edits);
    const { faults, notes } = parsePlan({ file: 'plan.yaml', content: text });
    expect(faults).toEqual([]);
    expect(notes).toContainEqual(
      expect.objectContaining({ file: 'plan.yaml', line: lineOf(text, on), field, rule }),
    );
    expect(notes.flatMap(({ message }) => faultsOfText(message))).toEqual([]);
  });
});

describe('the check of a register', () => {
  const plan = shippedPlan();
  const notesOf = (edits: Parameters<typeof registerFiles>[0]) => {
    const { faults, notes } = parseRegister({ dir: 'register', files: registerFiles(edits), plan });
    expect(faults).toEqual([]);
    return notes;
  };

  it('notes a unit that nobody reviews', () => {
    const rows = registerFiles()
      ['reviews.csv'].split('\n')
      .filter((row) => row.endsWith(',so-y-te'));
    const notes = notesOf({ 'reviews.csv': rows.map(removed) });
    expect(notes).toMatchObject([{ file: 'register/units.csv', field: 'id', rule: 'nobody-reviews' }]);
    expect(notes[0]?.row).toBe(lineOf(registerFiles()['units.csv'], 'so-y-te,'));
    expect(notes.flatMap(({ message }) => faultsOfText(message))).toEqual([]);
  });

  it('notes a person without a role and a member without a unit', () => {
    const notes = notesOf({
      'people.csv': [
        {
          from: 'id,name,title,email\n',
          to: 'id,name,title,email\nmoi,Nguyễn Thị Mới,Chuyên viên,moi@x.example\n',
        },
      ],
    });
    expect(notes).toMatchObject([{ file: 'register/people.csv', row: 2, rule: 'no-role' }]);
  });
});

describe('npm run check', () => {
  it('is content with a plan that only has notes, and counts none for the shipped one', () => {
    expect(checked({ files: [PLAN_FILE] }, 'vi').lines.at(-1)).toBe(
      'đã kiểm tra 1 tệp hoặc thư mục: không có lỗi',
    );
  });
});
