import type { LetterInput } from '../../mail/letter-input';
import { renderLetter } from '../../mail/render-letter';
import { FACE_AT, item, letter, type SourceItem } from '../fixtures/letters';

const units = (n: number, from = 1) => Array.from({ length: n }, (_, i) => `xa-${from + i}`);

const reviews = (kind: SourceItem['kind'], ids: readonly string[]) =>
  ids.map((unit) => item(kind, 'agency-review', { party: 'so-tai-chinh', unit }));

const said = (input: LetterInput) => {
  const { subject, text, html } = renderLetter(input);
  return { subject, text, html, entries: text.match(/^ *\d+\. xa-\d+$/gm) ?? [] };
};

const TASKS = 'https://danh-gia.dong-nai.example/viec';

describe('a letter about 300 matters', () => {
  const day = '2013-10-31';
  const { subject, text, html, entries } = said(
    letter({ day, items: reviews('reminder', units(300)), faceAt: FACE_AT }),
  );

  test('lists 200, and says how many it does not list and where they are', () => {
    expect(entries).toHaveLength(200);
    expect(text).toContain(`– Và 100 việc khác: ${TASKS}\n`);
    expect(html).toContain(`<a href="${TASKS}"`);
  });

  test('counts them all where it counts', () => {
    expect(subject).toContain('300 đơn vị');
    expect(text).toContain('đối với 300 đơn vị nêu dưới đây');
  });

  test('says whom to ask where its reader has no page', () => {
    const to = { party: 'so-tai-chinh', role: 'vice-chair' } as const;
    const items = units(300).map((unit) =>
      item('escalation', 'agency-review', { party: 'so-tai-chinh', unit, to }),
    );
    const report = said(letter({ day: '2013-11-19', items, faceAt: FACE_AT }));
    expect(report.text).not.toContain('/viec');
    expect(report.text).toMatch(/– Và 100 việc khác: .*tiep-nhan@so-noi-vu\.dong-nai\.example/);
  });
});

test('200 matters are listed without a word about others', () => {
  const { entries, text } = said(letter({ day: '2013-10-31', items: reviews('reminder', units(200)) }));
  expect(entries).toHaveLength(200);
  expect(text).not.toContain('việc khác');
});

test('the gravest are listed first; what has no room is counted, besides what is owed otherwise', () => {
  const items = [...reviews('overdue', units(150)), ...reviews('reminder', units(100, 151))];
  const alsoOwed = [item('reminder', 'self-review', { party: 'so-tai-chinh' })];
  const { entries, text } = said(letter({ day: '2013-11-11', items, alsoOwed, faceAt: FACE_AT }));
  expect(entries.slice(0, 150).map((entry) => entry.trim().replace(/^\d+\. /, ''))).toEqual(units(150));
  expect(entries).toHaveLength(200);
  expect(text).toContain(`– Và 51 việc khác: ${TASKS}\n`);
  expect(text).not.toContain('Nội dung khác còn phải thực hiện');
});

test('a table of late bodies ends after 200 matters too', () => {
  const to = { party: 'so-noi-vu', role: 'focal-person' } as const;
  const items = units(300).map((unit, i) =>
    item('escalation', 'agency-review', { party: i < 150 ? 'so-y-te' : 'so-xay-dung', unit, to }),
  );
  const { text } = said(letter({ day: '2013-11-13', items }));
  expect(text).toContain('Sở Y tế – 150 đơn vị:');
  expect(text).toContain('Sở Xây dựng – 50 đơn vị:');
  expect(text).toContain('Và 100 việc khác');
});
