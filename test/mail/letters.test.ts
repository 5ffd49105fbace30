import fc from 'fast-check';
import type { Part } from '../../domain/ledger/facts';
import { FILING_STEP_IDS, STEP_IDS, type StepId } from '../../domain/plan';
import type { LetterInput } from '../../mail/letter-input';
import { renderLetter } from '../../mail/render-letter';
import { SAMPLES } from '../fixtures/letter-samples';
import {
  FACE_AT,
  item,
  letter,
  letterPlan,
  memberNames,
  type SourceItem,
  unitIds,
} from '../fixtures/letters';

describe('a letter is read as before:', () => {
  test.each(Object.entries(SAMPLES))('%s', (_, input) => {
    const { subject, text } = renderLetter(input);
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
  });

  test.each(Object.entries(SAMPLES))('%s, in HTML', (_, input) => {
    expect(renderLetter(input).html).toMatchSnapshot();
  });
});

const unit = fc.constantFrom(...unitIds);
const member = fc.constantFrom('pct-kinh-te', 'uv-tai-chinh');
const filingStep = fc.constantFrom<StepId>('agency-review', 'self-review');
const to = (party: string, role: SourceItem['to']['role']): SourceItem['to'] => ({ party, role });
const desk = (party: string) => to(party, 'focal-person');

/** Any item that the ledger can make. */
const anyItem: fc.Arbitrary<SourceItem> = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom('opening', 'reminder', 'due-today', 'overdue', 'received'),
      step: filingStep,
      party: unit,
      unit,
    })
    .map(({ kind, step, party, unit: about }) =>
      item(kind, step, { party, unit: step === 'self-review' ? party : about, to: desk(party) }),
    ),
  fc
    .record({ step: filingStep, party: unit, role: fc.constantFrom('head', 'vice-chair') })
    .map(({ step, party, role }) => item('escalation', step, { party, to: to(party, role) })),
  fc
    .record({
      kind: fc.constantFrom('opening', 'reminder', 'due-today', 'overdue', 'received'),
      party: member,
      unit,
    })
    .map(({ kind, party, unit: about }) =>
      item(kind, 'member-opinion', { party, unit: about, to: to(party, 'secretary') }),
    ),
  fc
    .record({ party: member, unit })
    .map(({ party, unit: about }) =>
      item('escalation', 'member-opinion', { party, unit: about, to: to('van-phong-ubnd', 'head') }),
    ),
  fc
    .record({ kind: fc.constantFrom('reminder', 'overdue'), party: unit, unit })
    .map(({ kind, unit: about }) =>
      item(kind, 'recognition', { party: 'so-noi-vu', unit: about, to: desk('van-phong-ubnd') }),
    ),
  unit.map((party) => item('announced', 'agency-review', { party, unit: 'so-y-te', to: desk('so-y-te') })),
  unit.map((party) => item('frozen', 'party-assessment', { party })),
  unit.map((party) => item('reopened', 'party-assessment', { party, to: to(party, 'head') })),
  fc
    .record({
      kind: fc.constantFrom('reminder', 'due-today', 'overdue', 'escalation'),
      half: fc.constantFrom('filing', 'announcement'),
      party: unit,
      unit,
    })
    .map(({ kind, ...rest }) =>
      item(kind, 'agency-review', {
        ...rest,
        to: kind === 'escalation' ? to(rest.party, 'vice-chair') : desk(rest.party),
      }),
    ),
  fc
    .record({
      kind: fc.constantFrom('waived', 'waiver-lifted', 'voided'),
      part: fc.constantFrom('filing', 'announcement'),
      missing: fc.subarray<Part>(['filing', 'announcement']),
      party: unit,
      unit,
      isOwn: fc.boolean(),
    })
    .map(({ kind, part, missing, party, unit: about, isOwn }) =>
      item(kind, 'agency-review', {
        party,
        unit: about,
        to: desk(isOwn ? party : about),
        ...(kind !== 'waived' && { missing }),
        ...(kind === 'voided' && { part }),
      }),
    ),
  fc
    .record({
      kind: fc.constantFrom('waived', 'waiver-lifted', 'voided'),
      missing: fc.subarray<Part>(['filing']),
      party: member,
      unit,
    })
    .map(({ kind, missing, party, unit: about }) =>
      item(kind, 'member-opinion', {
        party,
        unit: about,
        to: to(party, 'secretary'),
        ...(kind !== 'waived' && { missing }),
        ...(kind === 'voided' && { part: 'filing' }),
      }),
    ),
  fc
    .record({
      step: fc.constantFrom<StepId>('party-assessment', 'recognition'),
      submitted: fc.boolean(),
      unit,
    })
    .map(({ step, ...rest }) =>
      item('not-returned', step, {
        party: step === 'recognition' ? 'ubnd-tinh' : 'ban-can-su-dang',
        ...rest,
        to: to('ubnd-tinh', 'chair'),
      }),
    ),
);

const day = fc.constantFrom('2013-10-01', '2013-11-11', '2013-12-10', '2013-12-19', '2014-01-21');
const anyLetter: fc.Arbitrary<LetterInput> = fc
  .record({
    day,
    items: fc.array(anyItem, { minLength: 1, maxLength: 12 }),
    alsoOwed: fc.array(anyItem, { maxLength: 3 }),
  })
  .map(letter);

const isToLeader = ({ items, alsoOwed, unreleased }: LetterInput): boolean =>
  unreleased === 0 &&
  [...items, ...alsoOwed].every(({ to: { role } }) => role === 'vice-chair' || role === 'chair');

/** Without what the plan is quoted with, which stays as it is. */
const ourOwn = (text: string): string =>
  letterPlan.criteria.reduce((rest, criterion) => rest.replaceAll(criterion.text, ''), unquoted(text));

const unquoted = (text: string): string => text.replace(/“[^”]*”/g, '');

/** What a browser would show, so that both versions can be compared. */
const shown = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

describe('every letter', () => {
  const holds = (rule: (input: LetterInput) => void) => {
    for (const input of Object.values(SAMPLES)) rule(input);
    fc.assert(fc.property(anyLetter, rule));
  };

  test('asks, and never demands', () => {
    holds((input) => expect(unquoted(renderLetter(input).text).toLowerCase()).not.toContain('yêu cầu'));
  });

  test('says why this person got it and where to turn, in both versions', () => {
    holds((input) => {
      const { text, html } = renderLetter(input);
      for (const version of [text, shown(html)]) {
        expect(version).toMatch(/Đồng chí nhận được thư này với tư cách là \S/);
        // Those above are who would be told of trouble.
        const saysTrouble = version.includes(`“${letterPlan.troubleText}”`);
        expect(saysTrouble).toBe(!isToLeader(input));
        expect(version).toContain(letterPlan.sender.replyTo);
      }
    });
  });

  test('says by when and where to file, for each step that something is owed of', () => {
    holds((input) => {
      const { text } = renderLetter(input);
      const asked = input.items.filter(({ kind, owes, to: reader, party }) =>
        owes === undefined
          ? ['opening', 'reminder', 'due-today', 'overdue', 'escalation'].includes(kind)
          : owes && reader.party.id === party.id,
      );
      for (const owed of asked) {
        expect(text).toContain(owed.deadlineText);
        expect(text).toContain(input.plan.steps[owed.step].filingText);
        expect(text).toContain(owed.unit.name);
      }
    });
  });

  test('says the same in text and in HTML', () => {
    holds((input) => {
      const { text, html } = renderLetter(input);
      const inHtml = shown(html).toLocaleLowerCase('vi');
      const words = text
        .replace(/^-- $/m, '')
        .replace(/^ *(–|\d+\.) /gm, '')
        .split('\n')
        .flatMap((line) => line.split(/ – |: /))
        .map((piece) => piece.trim().toLocaleLowerCase('vi'));
      for (const piece of words) expect(inHtml).toContain(piece);
    });
  });

  test('names no level but the recognised one, and never by its id', () => {
    holds((input) => {
      const { subject, text, html } = renderLetter(input);
      const recognised = input.items.flatMap(({ levelName }) => levelName ?? []);
      for (const { id, name } of letterPlan.levels) {
        expect(subject + text + html).not.toContain(id);
        if (!recognised.includes(name)) expect(text).not.toContain(name);
        expect(subject).not.toContain(name);
      }
    });
  });

  test('never lists late members to anybody but their own secretaries', () => {
    holds((input) => {
      if ([...input.items, ...input.alsoOwed].some(({ to: reader }) => reader.role === 'secretary')) return;
      const text = renderLetter(input).text.replace(/^Kính gửi.*$/m, '');
      for (const name of memberNames) expect(text).not.toContain(name);
    });
  });

  test('never says of a member that they are past a deadline', () => {
    holds((input) => {
      if ([...input.items, ...input.alsoOwed].some(({ step }) => step !== 'member-opinion')) return;
      const { text } = renderLetter(input);
      expect(text).not.toContain('quá thời hạn');
      expect(text).not.toContain('đã hết');
    });
  });

  test('never asks a body above Sở Nội vụ for anything', () => {
    const above = [letterPlan.bodies.partyBody.name, letterPlan.bodies.provincialCommittee.name];
    holds((input) => {
      const { text } = renderLetter(input);
      for (const name of above) expect(text).not.toContain(`đề nghị ${name}`);
    });
  });

  test('writes «Ủy ban» and «ủy viên», and no id', () => {
    holds((input) => {
      const { text } = renderLetter(input);
      expect(ourOwn(text)).not.toMatch(/uỷ/i);
      for (const step of STEP_IDS) expect(text).not.toContain(step);
    });
  });
});

test('a letter with links has one for each matter that it asks its reader for and each step it reports, and shows where it leads', () => {
  const asks = ['opening', 'reminder', 'due-today', 'overdue', 'escalation'];
  const holds = fc.property(day, fc.array(anyItem, { minLength: 1, maxLength: 12 }), (on, items) => {
    const input = letter({ day: on, items, faceAt: FACE_AT });
    const { text, html } = renderLetter(input);
    const owed = items.filter(
      ({ kind, step, party, missing, to: reader }) =>
        (missing ? missing.length > 0 && kind !== 'waived' : asks.includes(kind)) &&
        FILING_STEP_IDS.some((each) => each === step) &&
        reader.party === party &&
        reader.role !== 'vice-chair' &&
        reader.role !== 'chair',
    );
    const isAbove = ({ to: reader, party }: SourceItem) =>
      ['vice-chair', 'chair'].includes(reader.role) ||
      (reader.party === 'so-noi-vu' && party !== 'so-noi-vu');
    const reported = items.filter(
      (each) =>
        each.kind === 'escalation' &&
        ['agency-review', 'self-review'].includes(each.step) &&
        each.missing?.length !== 0 &&
        isAbove(each),
    );
    const matters = new Set([
      ...owed.map(({ step, party }) => `${step} ${party}`),
      ...reported.map(({ step }) => step),
    ]);
    const printed = text.match(/https:\S+\/t\/\S+/g) ?? [];
    expect(new Set(printed).size).toBe(matters.size);
    expect(new Set(text.match(/[A-Z]{4}-[A-Z]{4}/g)).size).toBe(matters.size);
    const anchors = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)</g)];
    expect(anchors.map(([, href]) => href)).toEqual(printed);
    expect(anchors.map(([, , shownAs]) => shownAs)).toEqual(printed);
  });
  fc.assert(holds);
});

test('HTML is escaped, and a link is one only if it leads to a web page', () => {
  const hrefs = ['https://nop.example/?a=1&b="2"', 'javascript:alert(1)'];
  const input = letter({
    day: '2013-10-01',
    title: 'Giám đốc <script>alert(1)</script> & "Sở"',
    items: [
      item('opening', 'self-review', { party: 'so-y-te' }),
      item('opening', 'agency-review', { party: 'so-y-te', unit: 'so-tai-chinh' }),
    ],
  });
  const link = (href = '') => ({ page: 'task' as const, printed: { href, code: 'BCDF-GHJK', codeAt: href } });
  const { html, text } = renderLetter({
    ...input,
    items: input.items.map((each, i) => ({ ...each, link: link(hrefs[i]) })),
  });
  expect(html).toContain('Giám đốc &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sở&quot;');
  expect(html).toContain('<a href="https://nop.example/?a=1&amp;b=&quot;2&quot;" ');
  expect(html).not.toMatch(/<script|href="javascript/);
  expect(text).toContain('<script>alert(1)</script> & "Sở"');
});

test('a letter that waited is told by the day on which it goes out', () => {
  const items = [
    item('reminder', 'member-opinion', {
      party: 'pct-kinh-te',
      unit: 'so-y-te',
      to: to('pct-kinh-te', 'secretary'),
    }),
  ];
  const sentOn = (now: string) => renderLetter(letter({ day: '2013-11-29', items, now })).text;
  expect(sentOn('2013-11-29T01:00:00.000Z')).toContain('còn 7 ngày làm việc');
  expect(sentOn('2013-12-03T03:00:00.000Z')).toContain('còn 5 ngày làm việc');
  expect(sentOn('2013-12-09T16:59:00.000Z')).toContain('còn 1 ngày làm việc');
  expect(sentOn('2013-12-09T17:00:00.000Z')).toContain('Hôm nay là ngày 10/12/2013; đến nay chưa nhận được');
  expect(sentOn('2013-12-11T01:00:00.000Z')).toContain('Đến nay chưa nhận được');
});

test('with the day itself as the last day, what comes today is on time', () => {
  const items = [item('due-today', 'self-review', { party: 'so-y-te' })];
  const by = { ...letterPlan, reading: 'end-of-day' as const };
  const { text } = renderLetter(letter({ day: '2013-12-10', items, by }));
  expect(text).toContain('Hôm nay, ngày 10/12/2013, là ngày đến hạn.');
  expect(text).not.toContain('gửi trong ngày đến hạn');
});

describe('a letter about step 1', () => {
  const { what } = letterPlan.steps['agency-review'];
  const kinds = ['opening', 'reminder', 'due-today', 'overdue'] as const;
  const owing = (kind: SourceItem['kind'], half: Part) =>
    item(kind, 'agency-review', { party: 'so-tai-chinh', unit: 'so-y-te', half });
  const said = (items: SourceItem[], alsoOwed: SourceItem[] = []) => {
    const { subject, text } = renderLetter(letter({ day: '2013-11-06', items, alsoOwed }));
    return { subject, text };
  };

  test.each(kinds)('asks for the announcement alone once the review has come: %s', (kind) => {
    const { subject, text } = said([owing(kind, 'announcement')]);
    expect(subject).toContain('thông báo công khai kết quả nhận xét, đánh giá đối với Sở Y tế');
    expect(text).toContain('đã tiếp nhận bản nhận xét – đánh giá của Sở Tài chính đối với Sở Y tế');
    expect(text).not.toContain(what);
    expect(text).not.toMatch(/(gửi|hoàn thành) bản nhận xét/);
  });

  test.each(kinds)('asks for the review alone once it is announced: %s', (kind) => {
    const { subject, text } = said([owing(kind, 'filing')]);
    expect(subject).toContain('gửi bản nhận xét – đánh giá đối với Sở Y tế');
    expect(text).toContain('Sở Tài chính gửi bản nhận xét – đánh giá.');
    expect(text).not.toContain(what);
    expect(text).not.toContain('việc thông báo công khai');
  });

  test('names the half in what else is owed', () => {
    const own = item('reminder', 'self-review', { party: 'so-tai-chinh' });
    const { text } = said([own], [owing('reminder', 'announcement')]);
    expect(text).toContain('1. Việc thông báo công khai kết quả nhận xét, đánh giá đối với Sở Y tế:');
    expect(text).not.toContain(what);
  });

  test('reports what has come with what has not', () => {
    const toChair = { to: to('so-tai-chinh', 'vice-chair') };
    const { text } = said([{ ...owing('escalation', 'announcement'), ...toChair }]);
    expect(text).toContain(
      'đến nay Sở Tài chính đã gửi bản nhận xét – đánh giá, chưa thông báo công khai kết quả đối với Sở Y tế;',
    );
  });
});

test('a letter with nothing to tell is a mistake of its maker', () => {
  expect(() => renderLetter(letter({ day: '2013-12-10' }))).toThrow(RangeError);
});
