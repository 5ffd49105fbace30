import { generateKeyPairSync } from 'node:crypto';
import type { LetterInput, LetterInputItem } from '../../mail/letter-input';
import { createMailer } from '../../mail/mailer';
import { outgoingLetter } from '../../mail/render-letter';
import { SAMPLES } from '../fixtures/letter-samples';
import { item, letter } from '../fixtures/letters';
import { type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { tell } from '../support/size';

/** Gmail shows no more of a letter than 102 kB, and hides the rest behind a link. */
const MOST_BYTES = 100_000;
const MATTERS = 200;

/** The longest name of a unit in all registers here. */
const NAME = 'Sở Nông nghiệp và Phát triển nông thôn';
const numbered = (i: number) => ({ id: `don-vi-${i}`, name: `${NAME} số ${i + 1}` });

/** One item of a real letter, for 200 units. */
function many(input: LetterInput, vary: (each: LetterInputItem, i: number) => LetterInputItem): LetterInput {
  const [first] = input.items;
  if (!first) throw new Error('a letter without an item');
  return { ...input, items: Array.from({ length: MATTERS }, (_, i) => vary(first, i)) };
}

const review = SAMPLES['linked: 35 reviews, some of which are overdue'] as LetterInput;
const report = letter({
  day: '2013-11-13',
  items: [
    item('escalation', 'agency-review', {
      party: 'so-tai-chinh',
      unit: 'so-y-te',
      to: { party: 'so-noi-vu', role: 'focal-person' },
    }),
  ],
});
const receipts = letter({
  day: '2013-11-13',
  items: [
    item('received', 'agency-review', {
      party: 'so-noi-vu',
      unit: 'so-y-te',
      timeliness: 'late',
      lateWorkingDays: 3,
    }),
  ],
});

const LARGEST: [string, LetterInput][] = [
  ['a list', many(review, (each, i) => ({ ...each, unit: numbered(i) }))],
  ['a table', many(report, (each, i) => ({ ...each, party: numbered(i), unit: numbered(i) }))],
  [
    'receipts that differ',
    many(receipts, (each, i) => ({ ...each, unit: numbered(i), lateWorkingDays: 3 + (i % 2) })),
  ],
];

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const dkim = { domain: 'so-noi-vu.dong-nai.example', selector: 'cong-vu-2026', privateKey };

let relay: MisbehavingSmtp;
beforeAll(async () => {
  relay = await startMisbehavingSmtp({ behave: () => 'accept' });
});
afterAll(() => relay.close());

test.each(LARGEST)(
  'a letter of 200 matters is no larger than Gmail shows whole: %s',
  async (shape, input) => {
    const mailer = createMailer({ url: relay.url, dkim });
    const { html, text, ...rest } = outgoingLetter(input);
    await mailer.send({ html, text, ...rest });
    mailer.close();
    expect(html).toContain(`${NAME} số 200`);
    const { raw = '' } = relay.taken.at(-1) ?? {};
    const bytes = {
      raw: Buffer.byteLength(raw),
      html: Buffer.byteLength(html),
      text: Buffer.byteLength(text),
    };
    tell(`${shape}: ${JSON.stringify(bytes)}`);
    expect(bytes.raw).toBeLessThan(MOST_BYTES);
  },
);
