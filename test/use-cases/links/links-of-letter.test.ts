import { linkId } from '../../../use-cases/links/link-names';
import { linksOfLetter } from '../../../use-cases/links/links-of-letter';
import { FACE_AT, item, letterPlan, type SourceItem } from '../../fixtures/letters';

const at = '2013-11-20T01:00:00.000Z';
const letter = { _id: `c#${at}#dau-moi`, campaign: 'c', person: 'dau-moi' };

const linksOf = (items: SourceItem[], alsoOwed: SourceItem[] = [], faceAt = FACE_AT) =>
  linksOfLetter({
    letter: {
      ...letter,
      items: items.map((each) => ({ ...each, at })),
      alsoOwed: alsoOwed.map((each) => ({ ...each, at })),
    },
    plan: letterPlan,
    faceAt,
    createdAt: at,
  });

const review = (unit: string, kind: SourceItem['kind'] = 'reminder') =>
  item(kind, 'agency-review', { party: 'so-tai-chinh', unit });
const own = item('reminder', 'self-review', { party: 'so-tai-chinh' });

test('one matter has one link, about all units that the letter names, wherever it does', () => {
  const { documents, linkOf } = linksOf(
    [review('so-y-te'), review('so-xay-dung', 'overdue'), review('so-y-te')],
    [review('so-van-hoa')],
  );
  expect(documents).toEqual([
    {
      _id: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      code: expect.stringMatching(/^[A-Z]{8}$/) as string,
      letter: letter._id,
      person: 'dau-moi',
      campaign: 'c',
      step: 'agency-review',
      party: 'so-tai-chinh',
      units: ['so-y-te', 'so-xay-dung', 'so-van-hoa'],
      createdAt: at,
    },
  ]);
  expect(linkOf(review('so-van-hoa'))).toEqual(linkOf(review('so-xay-dung', 'overdue')));
});

test('what is printed leads to what is stored', () => {
  const { documents, linkOf } = linksOf([own]);
  const { href = '', code = '', codeAt } = linkOf(own)?.printed ?? {};
  const token = href.replace('https://danh-gia.dong-nai.example/t/', '');
  expect(documents).toMatchObject([{ _id: linkId(token), code: code.replace('-', '') }]);
  expect(codeAt).toBe('danh-gia.dong-nai.example/ma');
});

test('several matters have links of their own', () => {
  const { documents, linkOf } = linksOf([own], [review('so-y-te')]);
  expect(documents.map(({ step }) => step)).toEqual(['self-review', 'agency-review']);
  expect(linkOf(own)?.printed.href).not.toBe(linkOf(review('so-y-te'))?.printed.href);
});

test('a letter without a page in it has none', () => {
  const partner = {
    ...item('escalation', 'member-opinion', { party: 'pct-kinh-te', unit: 'so-y-te' }),
    to: { party: 'van-phong-ubnd', role: 'head' },
  } as const;
  const { documents, linkOf } = linksOf([partner, review('so-y-te', 'received')]);
  expect(documents).toEqual([]);
  expect(linkOf(partner)).toBeUndefined();
});

describe('a letter that reports what is overdue', () => {
  const above = (unit: string, party = 'so-tai-chinh') =>
    ({
      ...item('escalation', 'agency-review', { party, unit }),
      to: { party, role: 'vice-chair' },
    }) as const;

  test('has one link for a step, whoever owes it, to what is overdue', () => {
    const { documents, linkOf } = linksOf([above('so-y-te'), above('so-xay-dung', 'so-cong-thuong')]);
    expect(documents).toMatchObject([
      { page: 'overdue', step: 'agency-review', party: 'so-tai-chinh', units: ['so-y-te', 'so-xay-dung'] },
    ]);
    expect(linkOf(above('so-xay-dung', 'so-cong-thuong'))).toEqual(linkOf(above('so-y-te')));
  });

  test('has another one for what its reader owes of the same step', () => {
    const { documents, linkOf } = linksOf([review('so-y-te'), above('so-y-te')]);
    expect(documents.map(({ page }) => page)).toEqual([undefined, 'overdue']);
    expect(linkOf(above('so-y-te'))?.printed.href).not.toBe(linkOf(review('so-y-te'))?.printed.href);
  });
});

test('an item that its letter does not have has no link', () => {
  expect(linksOf([own]).linkOf(review('so-y-te'))).toBeUndefined();
});
