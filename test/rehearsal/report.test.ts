import path from 'node:path';
import { NOTICE_KINDS } from '../../domain/ledger/notices';
import { STEP_IDS } from '../../domain/plan';
import type { CheckResult, Difference } from '../../rehearsal/checker/findings';
import { rehearsedFiles } from '../../rehearsal/files';
import type { Gathered, ShownEvaluation } from '../../rehearsal/gather';
import { namesOf } from '../../rehearsal/report/names';
import { progressLine, progressTable } from '../../rehearsal/report/progress-table';
import { reportOf } from '../../rehearsal/report/report';
import { reportText } from '../../rehearsal/report/report-text';
import { wordsIn } from '../../rehearsal/report/words-in';
import { EVERY_DIFFERENCE, SAYINGS } from './every-difference';
import { goodRecords, local } from './records';

const LANGUAGES = ['vi', 'en'] as const;
const { plan, register } = rehearsedFiles({
  plan: 'dong-nai-2013',
  register: 'dong-nai-2013-small',
  configFolder: path.join(__dirname, '../../config'),
});
const names = namesOf(plan, register);

const letterTo = (person: string, kinds: string[]): Gathered['letters'][number] => ({
  person: { id: person },
  state: 'sent',
  kinds,
});

type Obligation = ShownEvaluation['obligations'][number];

const obligation = (step: Obligation['step'], name: string, more: Partial<Obligation>): Obligation => ({
  step,
  name,
  status: 'done',
  ...more,
});

const gathered = (): Gathered => ({
  records: goodRecords(),
  evaluations: register.units.map(({ id, name }, i) => ({
    unit: { id, name },
    ...(i > 0 && { recognition: { level: 'hoan-thanh-tot' } }),
    obligations: [
      obligation('agency-review', 'Sở Nội vụ', { timeliness: 'late', lateWorkingDays: 2 }),
      obligation('self-review', name, { timeliness: 'on-the-day', lateWorkingDays: 0 }),
      obligation('member-opinion', 'Chủ tịch UBND tỉnh', { status: 'ended' }),
    ],
  })),
  letters: [
    letterTo('dau-moi-so-y-te', ['reminder', 'overdue']),
    letterTo('dau-moi-so-y-te', ['reminder']),
    letterTo('dau-moi-so-noi-vu', ['opening']),
    letterTo('lanh-dao-so-noi-vu', ['escalation']),
  ],
  lost: [],
});

const checked = (differences: Difference[] = []): CheckResult => ({
  ok: differences.length === 0,
  differences,
  counts: {
    letters: 4,
    sent: 4,
    withdrawn: 0,
    failed: 0,
    itemsTold: 4,
    newsTold: 0,
    standings: 24,
    unreleasedTold: 1,
    possibleDuplicates: 0,
  },
});

const report = ({
  campaign = 'dong-nai-2013-rehearsal-3',
  differences = [],
  from = gathered(),
  possibleDuplicates = 0,
  tookMs = 61_000,
  different = 0,
}: {
  campaign?: string;
  differences?: Difference[];
  from?: Gathered;
  possibleDuplicates?: number;
  tookMs?: number;
  different?: number;
} = {}) => {
  const check = checked(differences);
  return reportOf({
    campaign,
    seed: 5,
    plan,
    register,
    tookMs,
    gathered: from,
    check: { ...check, counts: { ...check.counts, possibleDuplicates } },
    journal: { deliveries: 30, signed: 4, repetitions: { same: 2, different }, released: 3 },
    links: { api: `http://localhost:3000/api/v1/campaigns/${campaign}`, mailbox: 'http://localhost:8025' },
  });
};

/** Everything that is written as code: of people, bodies, steps and kinds. */
const CODES = [
  // «self-review» is an English word.
  ...STEP_IDS.filter((id) => id.includes('-') && id !== 'self-review'),
  ...NOTICE_KINDS.filter((kind) => kind.includes('-')),
  ...register.people.map(({ id }) => id),
  ...[...register.units, ...register.members].map(({ id }) => id),
  'ban-can-su-dang',
  'ubnd-tinh',
  'undefined',
];

describe.each(LANGUAGES)('a finding in %s', (language) => {
  const { finding } = wordsIn(language);

  test.each(EVERY_DIFFERENCE.map((each) => [JSON.stringify(each), each] as const))(
    'has names and local times instead of codes: %s',
    (_, difference) => {
      const text = finding(difference, names);
      const shown = text.replace(/ ?\[.*?\]/g, '').replace(/\b\w@\w/g, '@');
      for (const code of CODES) expect(shown).not.toMatch(new RegExp(`(^|[\\s«“(])${code}([\\s»”),.;]|$)`));
      expect(shown).not.toMatch(/\d{4}-\d{2}-\d{2}/);
      expect(shown).toMatch(/^\p{Lu}.*\.$/u);
    },
  );

  it('differs from any other', () => {
    const texts = EVERY_DIFFERENCE.map((each) => finding(each, names));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is there for everything that letters say', () => {
    expect(new Set(SAYINGS.map(({ kind }) => kind))).toEqual(new Set(NOTICE_KINDS));
  });
});

describe('a finding', () => {
  const reminder: Difference = {
    kind: 'item-missing',
    person: 'dau-moi-so-y-te',
    at: local('2013-11-29 08:00'),
    item: { unit: 'so-y-te', step: 'self-review', party: 'so-y-te', kind: 'reminder', day: 7 },
  };
  it('names who is concerned, what it is about, and when', () => {
    expect(wordsIn('vi').finding(reminder, names)).toBe(
      'Thiếu nội dung nhắc: Lều Chí Hiếu (Chuyên viên đầu mối, Sở Y tế) chưa được nhắc về bản tự đánh giá ' +
        'của Sở Y tế (còn 7 ngày làm việc); thư ngày 29/11/2013 08:00: không có thư nào nêu nội dung này.',
    );
    expect(wordsIn('en').finding(reminder, names)).toBe(
      'Missing reminder: Lều Chí Hiếu (Chuyên viên đầu mối, Sở Y tế) was not told of the self-review of Sở Y tế ' +
        '(7 working days left); letter of 29/11/2013 08:00: no letter tells it.',
    );
  });

  it('says the milliseconds where they make the difference', () => {
    const at = local('2013-10-22 08:00');
    const late: Difference = {
      kind: 'letter-at-another-time',
      person: 'dau-moi-so-y-te',
      letter: 'c#x',
      at,
      expected: at,
      sentAt: at.replace('.000', '.001'),
    };
    expect(wordsIn('vi').finding(late, names)).toContain(
      'phải gửi lúc 22/10/2013 08:00:00.000, nhưng đã gửi lúc 22/10/2013 08:00:00.001',
    );
  });
});

describe.each(LANGUAGES)('a report in %s', (language) => {
  const text = (of: Parameters<typeof report>[0]) => reportText(report(of), language);
  const words = wordsIn(language).report;
  /** Without the title and the last section. */
  const steady = (whole: string) =>
    whole.slice(whole.indexOf('\n'), whole.indexOf(words.real) + words.real.length);

  it('of the same rehearsal is the same to the byte, but for its title and its last section', () => {
    const shuffled = gathered();
    shuffled.letters.reverse();
    const differences = EVERY_DIFFERENCE.slice(0, 3);
    const one = text({ differences });
    const other = text({
      differences: differences.map((each) => ({ ...each })),
      from: shuffled,
      campaign: 'dong-nai-2013-rehearsal-17',
      tookMs: 200_000,
      possibleDuplicates: 2,
    });
    expect(one).not.toBe(other);
    expect(steady(one)).toBe(steady(other));
    expect(steady(one)).not.toContain('rehearsal-');
  });

  it('that is right says so in one line, and who is asked only where it is not', () => {
    expect(text({})).toContain(`${words.check}\n  ${words.right}\n\n`);
    const wrong = text({ differences: [...EVERY_DIFFERENCE], different: 1 });
    expect(wrong).toContain(`${words.wrong(EVERY_DIFFERENCE.length + 1)}\n  ${words.whomToAsk}\n  - `);
    expect(wrong).toContain(words.more(EVERY_DIFFERENCE.length - 40));
    expect(wrong).toContain(words.repetitionsDiffer(1));
  });

  it('has the letter’s code, but not its campaign, at the end of a finding', () => {
    const [twice] = EVERY_DIFFERENCE.filter(({ kind }) => kind === 'letter-twice');
    const wrong = text({ differences: twice ? [twice] : [], campaign: 'c' });
    expect(wrong).toMatch(/\. \[2013-10-22T01:00:00\.000Z#dau-moi-so-y-te\]\n/);
  });

  it('names what was lost, in an order of its own', () => {
    const lost = [
      { unit: 'so-y-te', id: 'b' },
      { unit: 'so-y-te', id: 'a' },
    ];
    const found = text({ from: { ...gathered(), lost } });
    expect(found).toContain(`  - ${words.lost('Sở Y tế')} [a]\n  - ${words.lost('Sở Y tế')} [b]\n`);
  });

  it('has nothing that is not in words', () => {
    expect(text({ differences: [...EVERY_DIFFERENCE] })).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe.each(LANGUAGES)('the progress in %s', (language) => {
  const words = wordsIn(language);
  const standing = {
    campaign: { id: 'thu', timeZone: 'Asia/Ho_Chi_Minh' },
    progress: {
      now: local('2013-11-08 14:05'),
      steps: STEP_IDS.map((step) => ({
        step,
        expected: 8,
        onTime: 5,
        onTheDay: 1,
        late: 1,
        outstanding: 1,
        overdue: 0,
      })),
    },
    isPaused: false,
    letters: { sent: 12, waiting: 3 },
  };

  it('is a table with one row for each step', () => {
    const lines = progressTable(standing, words);
    expect(lines[0]).toContain('08/11/2013 14:05');
    expect(lines.slice(3, 8).map((line) => line.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', '5.']);
    const [, , heading = '', row = ''] = lines;
    // Each figure lies under its heading.
    words.table.columns.forEach((column, i) => {
      expect(heading.indexOf(column)).toBe(26 + 11 * i);
      expect(row.slice(26 + 11 * i, 26 + 11 * (i + 1)).trim()).toMatch(/^\d+$/);
    });
  });

  it('is a line that begins with the day', () => {
    expect(progressLine(standing, words)).toMatch(/^08\/11\/2013 {2}\S.*7\/8.*12/);
  });
});
