import { notAligned } from '../../commands/dkim-alignment';

const campaign = (email: string) => ({ _id: 'dong-nai-2026', plan: { sender: { email } } });
const noted = (domain: string | undefined, email: string) => notAligned(domain, [campaign(email)]).length > 0;

test.each([
  [undefined, 'cong-vu@so-noi-vu.tinh.example'],
  ['so-noi-vu.tinh.example', 'cong-vu@so-noi-vu.tinh.example'],
  ['So-Noi-Vu.tinh.example', 'cong-vu@so-noi-vu.Tinh.example'],
  ['tinh.example', 'cong-vu@so-noi-vu.tinh.example'],
  ['thu.so-noi-vu.tinh.example', 'cong-vu@so-noi-vu.tinh.example'],
])('nothing is said where letters are signed for %s and come from %s', (domain, email) => {
  expect(noted(domain, email)).toBe(false);
});

test.each([
  ['tinh-khac.example', 'cong-vu@so-noi-vu.tinh.example'],
  ['noi-vu.tinh.example', 'cong-vu@so-noi-vu.tinh.example'],
])('a signature for %s is noted that does not count for %s', (domain, email) => {
  expect(noted(domain, email)).toBe(true);
});

test('the note names the campaign and both domains', () => {
  expect(notAligned('khac.example', [campaign('cong-vu@tinh.example')])).toEqual([
    {
      en: expect.stringMatching(/^dong-nai-2026: .*tinh\.example.*khac\.example \(DKIM_DOMAIN\)/) as string,
      vi: expect.stringMatching(/^dong-nai-2026: .*tinh\.example.*khac\.example \(DKIM_DOMAIN\)/) as string,
    },
  ]);
});
