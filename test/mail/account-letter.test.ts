import { ACCOUNT_LETTERS } from '../fixtures/account-letters';

describe.each(Object.entries(ACCOUNT_LETTERS))('a letter about an account: %s', (what, letter) => {
  test('reads as before', () => {
    expect(`${letter.subject}\n\n${letter.text}`).toMatchSnapshot();
  });

  test('says in its subject nothing that lets anybody in, and is of no campaign', () => {
    expect(letter.subject).not.toMatch(/https?:|thiet-lap|\d/);
    expect(letter).not.toHaveProperty('campaign');
    expect(letter).not.toHaveProperty('list');
  });

  test('tells whoever did not expect it what to do', () => {
    expect(letter.text).toMatch(/Nếu (không phải )?đồng chí/);
    expect(letter.text).toContain('phong-cong-chuc@so-noi-vu.dong-nai.example');
    expect(letter.text.includes('/thiet-lap/')).toBe(what === 'invited' || what === 'reset');
  });
});
