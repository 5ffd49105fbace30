import { type Edit, edited, lineOf, PLAN_TEXT, planFaults } from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';

interface Odd {
  what: string;
  edits: Edit[];
  on: string;
  en: RegExp;
}

const ODD: Odd[] = [
  {
    what: 'a blank without a break before a field',
    edits: [{ from: '  email: cong-vu', to: '\u00a0\u00a0email: cong-vu' }],
    on: '\u00a0email',
    en: /U\+00A0 \(.*\) in place of a plain space/,
  },
  {
    what: 'one such blank among plain ones',
    edits: [{ from: '  email: cong-vu', to: ' \u00a0email: cong-vu' }],
    on: '\u00a0email',
    en: /U\+00A0/,
  },
  {
    what: 'a blank without a width in a field’s name',
    edits: [{ from: 'province: ', to: 'prov\u200bince: ' }],
    on: '\u200bince',
    en: /U\+200B/,
  },
  {
    what: 'curly quotes round a time',
    edits: [{ from: '"08:00"', to: '“08:00”' }],
    on: '“08:00”',
    en: /must be a time of day.*U\+201C \(.*\) in place of «"» \(character 1\)/,
  },
  {
    what: 'a full-width digit',
    edits: [{ from: 'year: 2013', to: 'year: ２０１３' }],
    on: '２０１３',
    en: /must be a number.*U\+FF12 .*in place of «2»/,
  },
  {
    what: 'a full-width colon in a time',
    edits: [{ from: '"08:00"', to: '"08：00"' }],
    on: '08：00',
    en: /U\+FF1A .*in place of «:»/,
  },
  {
    what: 'a full-width colon after a field',
    edits: [{ from: 'province: ', to: 'province： ' }],
    on: 'province：',
    en: /U\+FF1A .*in place of «:»/,
  },
  {
    what: 'a dash for a hyphen in a list',
    edits: [{ from: '  - id: chi-tieu', to: '  – id: chi-tieu' }],
    on: '– id',
    en: /U\+2013 .*in place of «-»/,
  },
  {
    what: 'a tab',
    edits: [{ from: '  daysOff:', to: '\tdaysOff:' }],
    on: '\tdaysOff',
    en: /U\+0009 \(tab\).*indent with spaces/,
  },
  {
    what: 'a no-break hyphen in an id',
    edits: [{ from: 'party: so-noi-vu', to: 'party: so\u2011noi-vu' }],
    on: 'so\u2011noi',
    en: /U\+2011/,
  },
];

describe('a character that is not what it looks like', () => {
  it.each(ODD)('is named with its place: $what', ({ edits, on, en }) => {
    const text = edited(PLAN_TEXT, edits);
    const faults = planFaults(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message.en).toMatch(en);
    expect(faults[0]?.line).toBe(lineOf(text, on));
    const { message } = faults[0] ?? { message: { en: '', vi: '' } };
    expect(faultsOfText({ ...message, vi: message.vi.replace(/«[^»]*»|"[^"]*"|U\+\w+/g, '') })).toEqual([]);
  });

  it('is one fault for a file that is indented by tabs', () => {
    const faults = planFaults(PLAN_TEXT.replace(/^ {2}/gm, '\t'));
    expect(faults).toMatchObject([
      { rule: 'syntax', message: { en: expect.stringMatching(/as \d+ more lines/) } },
    ]);
  });

  it('is one fault for the fields of one thing that are all indented by blanks without a break', () => {
    const text = edited(PLAN_TEXT, [
      { from: '  email: cong-vu', to: '\u00a0\u00a0email: cong-vu' },
      { from: '  replyTo:', to: '\u00a0\u00a0replyTo:' },
    ]);
    expect(planFaults(text)).toMatchObject([
      { message: { en: expect.stringMatching(/U\+00A0.*as 1 more line/) } },
    ]);
  });

  it('is no fault in a text, a comment or a note', () => {
    const text = edited(PLAN_TEXT, [
      { from: 'province: Đồng Nai', to: '#\tghi chú “x”\nprovince: “Đồng Nai”' },
    ]);
    expect(planFaults(text)).toEqual([]);
  });
});
