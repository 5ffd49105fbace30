import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { createMailer, type OutgoingLetter } from '../../mail/mailer';
import { outgoingLetter } from '../../mail/render-letter';
import { SAMPLES } from '../fixtures/letter-samples';
import { signInCode } from '../fixtures/sign-in-code';
import { type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';

const letters = [...Object.values(SAMPLES).map(outgoingLetter), signInCode];
const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const KEY = { domain: 'so-noi-vu.dong-nai.example', selector: 'cv-2026', privateKey: pair.privateKey };

let relay: MisbehavingSmtp;
beforeEach(async () => {
  relay = await startMisbehavingSmtp({ behave: () => 'accept' });
});
afterEach(() => relay.close());

async function sent(letter: OutgoingLetter, dkim?: typeof KEY): Promise<string> {
  const mailer = createMailer({ url: relay.url, dkim });
  try {
    await mailer.send(letter);
  } finally {
    mailer.close();
  }
  return relay.taken.at(-1)?.raw ?? '';
}

/** What a receiver finds, by a library that has nothing of ours, with a DNS that has our record alone. */
async function verified(raw: string) {
  const record = `v=DKIM1; k=rsa; p=${pair.publicKey.toString('base64')}`;
  const { results } = await dkimVerify(Buffer.from(raw), {
    async resolver(name: string, type: string) {
      if (name !== 'cv-2026._domainkey.so-noi-vu.dong-nai.example' || type !== 'TXT') {
        throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
      }
      return [[record]];
    },
  });
  return results.map(({ status, signingDomain, selector }) => ({
    result: status.result,
    aligned: status.aligned,
    signingDomain,
    selector,
  }));
}

const GOOD = [
  {
    result: 'pass',
    aligned: 'so-noi-vu.dong-nai.example',
    signingDomain: 'so-noi-vu.dong-nai.example',
    selector: 'cv-2026',
  },
];

test('every letter that is signed arrives with a signature that stands, for the domain of its sender', async () => {
  for (const letter of letters) expect(await verified(await sent(letter, KEY))).toEqual(GOOD);
});

test('what a reader goes by cannot be changed on the way', async () => {
  const raw = await sent(letters[0] as OutgoingLetter, KEY);
  for (const header of ['From', 'To', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'List-ID']) {
    const forged = raw.replace(new RegExp(`^${header}:\\s+`, 'im'), (found) => `${found}x`);
    expect(forged).not.toBe(raw);
    expect(await verified(forged)).toMatchObject([{ result: 'fail' }]);
  }
  expect(await verified(raw.replace(/\r\n$/, 'x\r\n'))).toMatchObject([
    { result: expect.not.stringMatching('pass') as string },
  ]);
});

test('without a key no letter claims to be signed', async () => {
  const raw = await sent(letters[0] as OutgoingLetter);
  expect(raw).not.toMatch(/^DKIM-Signature:/im);
  expect(await verified(raw)).toMatchObject([{ result: 'none' }]);
});
