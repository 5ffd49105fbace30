import { receiptNumber } from '../../domain/rules/receipt-number';
import { receiptOf } from '../../use-cases/filings/receipt-of';

const hash = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);

describe('the number of a receipt', () => {
  it.each([
    ['dong-nai-2013', 'DN13'],
    ['dong-nai-2013-rehearsal-3', 'DN13'],
    ['ba-ria-vung-tau-2026', 'BRVT26'],
    ['2026-dong-nai', 'DN26'],
    ['thu', 'T'],
    ['dot-12', 'D'],
  ])('begins with the initials and the year of %s', (campaign, initials) => {
    expect(receiptNumber({ campaign, hash })).toMatch(new RegExp(`^${initials}-[^-]{4}-[^-]{2}$`));
  });

  it('is the letters alone where the id has none', () => {
    expect(receiptNumber({ campaign: '12', hash })).toMatch(/^[^-]{4}-[^-]{2}$/);
  });

  it('is the same for ever', () => {
    const campaign = 'dong-nai-2013';
    expect(receiptOf({ _id: `${campaign}/so-y-te#r@so-y-te`, campaign })).toBe('DN13-P4S3-HC');
  });

  it('is another for nearly each of many filings, and has nothing that is taken for something else', () => {
    const campaign = 'dong-nai-2013';
    const numbers = Array.from({ length: 5000 }, (_, i) =>
      receiptOf({ _id: `${campaign}/so-y-te#${i}`, campaign }),
    );
    expect(new Set(numbers).size).toBeGreaterThan(4990);
    for (const number of numbers)
      expect(number.slice(5)).toMatch(/^[2-9B-DF-HJKMNP-TV-XZ]{4}-[2-9B-DF-HJKMNP-TV-XZ]{2}$/);
  });
});
