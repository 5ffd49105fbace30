import { renderLetter } from '../../mail/render-letter';
import { item, letter, type SourceItem } from '../fixtures/letters';

/** What Sở Nội vụ owes for a unit since remarks came back after the deadline of step 5, which is 10/01/2014. */
const proposal = (unit: string, overdueFrom: string, change: Partial<SourceItem> = {}): SourceItem =>
  item('overdue', 'recognition', { party: 'so-noi-vu', unit, overdueFrom, ...change });

const linesOf = (input: Parameters<typeof letter>[0]) => {
  const { subject, text } = renderLetter(letter(input));
  return { subject, lines: text.split('\n').map((line) => line.trim()) };
};

describe('what became owed once its deadline was past', () => {
  test('is past its deadline, without a count of days on the day on which it became owed', () => {
    const { subject, lines } = linesOf({ day: '2014-01-22', items: [proposal('so-y-te', '2014-01-22')] });
    expect(subject).toMatch(/^Đã quá thời hạn: đề xuất công nhận Sở Y tế/);
    expect(lines.join(' ')).toContain('; đã quá thời hạn.');
    expect(lines.join(' ')).not.toMatch(/quá thời hạn \d/);
  });

  test('is overdue by the working days since, on whatever day the letter goes out', () => {
    const items = [proposal('so-y-te', '2014-01-22', { day: 1 })];
    const { subject } = linesOf({ day: '2014-01-23', items, now: '2014-01-27T02:00:00.000Z' });
    expect(subject).toMatch(/^Đã quá thời hạn 3 ngày làm việc: /);
  });

  test('is not due today on the deadline’s own day, whose due instant was past by then', () => {
    const { subject } = linesOf({ day: '2014-01-10', items: [proposal('so-y-te', '2014-01-10')] });
    expect(subject).toMatch(/^Đã quá thời hạn: /);
  });

  test('is told apart from what has been owed for longer, which comes first', () => {
    const items = [proposal('so-y-te', '2014-01-22'), proposal('so-tu-phap', '2014-01-20')];
    const { lines } = linesOf({ day: '2014-01-23', items });
    const headings = lines.filter((line) => /^\d\. /.test(line)).map((line) => line.toLowerCase());
    expect(headings.map((line) => line.slice(0, 36))).toEqual([
      '1. đã quá thời hạn 3 ngày làm việc: ',
      '2. đã quá thời hạn 1 ngày làm việc: ',
    ]);
  });

  test('stands in the list of what is owed besides as it stands today', () => {
    const alsoOwed = [proposal('so-y-te', '2014-01-22', { kind: 'reminder' })];
    const items = [item('received', 'self-review', { party: 'so-noi-vu', timeliness: 'on-time' })];
    const { lines } = linesOf({ day: '2014-01-24', items, alsoOwed });
    expect(lines.join(' ')).toContain('đã quá thời hạn 2 ngày làm việc; trình UBND tỉnh.');
  });

  test('an opinion that has not come is told together with others, whose days are never said', () => {
    const opinion = (unit: string, overdueFrom?: string) =>
      item('overdue', 'member-opinion', {
        party: 'pct-kinh-te',
        unit,
        to: { party: 'pct-kinh-te', role: 'secretary' },
        ...(overdueFrom && { overdueFrom }),
      });
    const items = [opinion('so-y-te', '2014-01-22'), opinion('so-tu-phap')];
    const { subject } = linesOf({ day: '2014-01-23', items });
    expect(subject).toMatch(/^Đến nay chưa nhận được: .*2 đơn vị/);
  });
});

describe('a letter of the opening that waited for release, or for a held campaign', () => {
  const opening = item('opening', 'self-review', { party: 'so-y-te' });

  test('opens what is ahead', () => {
    const { subject, lines } = linesOf({ day: '2013-11-26', items: [opening] });
    expect(subject).toMatch(/^Mở đợt đánh giá: /);
    expect(lines.join(' ')).toContain('trân trọng đề nghị Sở Y tế hoàn thành');
  });

  test('says on the deadline’s day and after it how the matter stands, never as if it were ahead', () => {
    const onTheDay = linesOf({ day: '2013-11-26', items: [opening], now: '2013-12-10T02:00:00.000Z' });
    expect(onTheDay.subject).toMatch(/^Thời hạn đã hết vào cuối ngày 09\/12\/2013: /);
    const after = linesOf({ day: '2013-11-26', items: [opening], now: '2013-12-12T02:00:00.000Z' });
    expect(after.subject).toMatch(/^Đã quá thời hạn 2 ngày làm việc: /);
    expect(after.lines.join(' ')).toContain('sớm hoàn thành');
  });
});
