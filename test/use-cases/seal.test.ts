import { type Seal, sealOf } from '../../use-cases/senders/seal';

const old = 'a'.repeat(32);
const secret = 'b'.repeat(32);
const owner = { sender: 'tai-chinh', id: '1f2e3d4c' };
const text = 'whsec_dGhpcyBpcyBhIHNlY3JldA==';

describe('a sealed secret', () => {
  const seal = sealOf({ secret });

  it('opens with the same installation secret, after a restart too, and is never twice the same', () => {
    const sealed = seal.close(text, owner);
    expect(sealOf({ secret }).open(sealed, owner)).toBe(text);
    expect(sealed).not.toContain(text.slice(6, 20));
    expect(seal.close(text, owner)).not.toBe(sealed);
  });

  const changed = (sealed: string, at: number): string => {
    const [form = '', id = '', content = ''] = sealed.split('.');
    const bytes = Buffer.from(content, 'base64url');
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return [form, id, bytes.toString('base64url')].join('.');
  };

  it.each([
    ['another installation secret', (sealed: string) => sealOf({ secret: old }).open(sealed, owner)],
    ['another sender', (sealed: string) => seal.open(sealed, { ...owner, sender: 'y-te' })],
    ['another secret of the sender', (sealed: string) => seal.open(sealed, { ...owner, id: '00000000' })],
    ['another nonce', (sealed: string) => seal.open(changed(sealed, 0), owner)],
    ['a changed content', (sealed: string) => seal.open(changed(sealed, 13), owner)],
    ['a changed tag', (sealed: string) => seal.open(changed(sealed, -1), owner)],
    ['a form that is not known', (sealed: string) => seal.open(sealed.replace('v1.', 'v2.'), owner)],
    ['its end cut off', (sealed: string) => seal.open(sealed.slice(0, 30), owner)],
    ['nothing in it', () => seal.open('', owner)],
    ['clear text', () => seal.open(text, owner)],
  ])('does not open with %s', (_what, open) => {
    expect(open(seal.close(text, owner))).toBeUndefined();
  });

  it('opens with the secret before, and is then sealed anew', () => {
    const before = sealOf({ secret: old }).close(text, owner);
    const next: Seal = sealOf({ secret, before: old });
    expect([next.open(before, owner), next.isCurrent(before)]).toEqual([text, false]);
    const anew = next.close(text, owner);
    expect([next.isCurrent(anew), sealOf({ secret }).open(anew, owner)]).toEqual([true, text]);
  });
});
