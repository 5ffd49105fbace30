import { renderLetter } from '../../mail/render-letter';
import { item, letter, letterPlan } from '../fixtures/letters';

const textOf = (id: string) => {
  const text = letterPlan.criteria.find((each) => each.id === id)?.text ?? '';
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const ADVICE = textOf('tham-muu');
const TARGETS = textOf('chi-tieu');

const said = (...[given]: Parameters<typeof letter>) => renderLetter(letter(given)).text;
const review = (kind: 'opening' | 'reminder' | 'escalation' | 'received', unit: string, more = {}) =>
  item(kind, 'agency-review', { party: 'so-tai-chinh', unit, ...more });

describe('what is to be reported on', () => {
  test('stands at length in the first letter', () => {
    const text = said({
      day: '2013-10-01',
      items: [item('opening', 'self-review', { party: 'tp-bien-hoa' })],
    });
    expect(text).toContain(`Nội dung rà soát, đánh giá lại:\n\n  1. ${TARGETS}\n`);
    expect(text).not.toContain(ADVICE);
  });

  test('stands in a line in those that follow', () => {
    const text = said({
      day: '2013-11-20',
      items: [item('reminder', 'self-review', { party: 'so-y-te' })],
    });
    expect(text).toMatch(new RegExp(`– Nội dung rà soát, đánh giá lại: ${ADVICE}; .*; .*\n`));
    expect(text).not.toContain(TARGETS);
  });

  test('says of which kinds of unit it is, where not of all in question', () => {
    const text = said({
      day: '2013-10-31',
      items: ['so-y-te', 'tp-bien-hoa'].map((unit) => review('reminder', unit)),
    });
    expect(text).toContain(`${ADVICE} (đối với sở, ban, ngành)`);
    expect(text).toContain(`${TARGETS} (đối với UBND huyện, thị xã Long Khánh, thành phố Biên Hòa)`);
    expect(text).toContain('Việc chấp hành kỷ luật kỷ cương hành chính\n');
  });

  test.each([
    ['an announcement that is missing', [review('reminder', 'so-y-te', { half: 'announcement' })]],
    [
      'a report to somebody above',
      [review('escalation', 'so-y-te', { to: { party: 'so-tai-chinh', role: 'vice-chair' } })],
    ],
    ['a receipt', [review('received', 'so-y-te', { timeliness: 'on-time' })]],
    [
      'an opinion',
      [
        item('reminder', 'member-opinion', {
          party: 'pct-kinh-te',
          unit: 'so-y-te',
          to: { party: 'pct-kinh-te', role: 'secretary' },
        }),
      ],
    ],
  ])('is not said of %s', (_, items) => {
    expect(said({ day: '2013-11-06', items })).not.toContain(ADVICE);
  });

  test('is said once where several sections ask for it', () => {
    const items = [
      review('reminder', 'so-y-te'),
      review('reminder', 'so-xay-dung', { half: 'filing' }),
      item('reminder', 'self-review', { party: 'so-tai-chinh' }),
    ];
    const text = said({ day: '2013-11-06', items });
    expect(text.match(/– Nội dung nhận xét, đánh giá:/g)).toHaveLength(1);
    expect(text.match(/– Nội dung rà soát, đánh giá lại:/g)).toHaveLength(1);
    // Each step has its own guidance, even in the same words.
    expect(text.match(/– Hướng dẫn:/g)).toHaveLength(2);
  });
});
