import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { encodedWords } from '../../mail/encoded-words';
import { AddressRefused, MailUnavailable } from '../../mail/mail-errors';
import { createMailer, type Mailer, type OutgoingLetter } from '../../mail/mailer';
import { outgoingLetter } from '../../mail/render-letter';
import { ACCOUNT_LETTERS } from '../fixtures/account-letters';
import { SAMPLES } from '../fixtures/letter-samples';
import { item, letterPlan, letter as writeLetter } from '../fixtures/letters';
import { signInCode } from '../fixtures/sign-in-code';
import { type Behaviour, type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';

const samples = Object.values(SAMPLES).map(outgoingLetter);
const letter = samples[0] as OutgoingLetter;

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function mailerTo(url: string, timeouts?: Parameters<typeof createMailer>[0]['timeouts']): Mailer {
  const mailer = createMailer({ url, ...(timeouts && { timeouts }) });
  cleanups.push(() => mailer.close());
  return mailer;
}

async function misbehaving(behave: (attempt: number) => Behaviour): Promise<MisbehavingSmtp> {
  const server = await startMisbehavingSmtp({ behave: ({ attempt }) => behave(attempt) });
  cleanups.push(() => server.close());
  return server;
}

const failureOf = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a letter that arrives', () => {
  test('keeps its Vietnamese subject, names, text and HTML', async () => {
    const server = await misbehaving(() => 'accept');
    const mailer = mailerTo(server.url);
    for (const sample of samples) await mailer.send(sample);
    for (const [i, sample] of samples.entries()) {
      const parsed = await simpleParser(server.taken[i]?.raw ?? '');
      expect(parsed.subject).toBe(sample.subject);
      expect(parsed.from?.value).toEqual([{ name: sample.from.name, address: sample.from.email }]);
      expect((parsed.to as AddressObject).value).toEqual([
        { name: sample.to.name, address: sample.to.email },
      ]);
      expect(parsed.text?.trim()).toBe(sample.text.trim());
      expect(String(parsed.html).trim()).toBe(sample.html.trim());
    }
  });

  test('travels in ASCII lines that every relay takes', async () => {
    const server = await misbehaving(() => 'accept');
    await mailerTo(server.url).send(letter);
    const lines = server.taken[0]?.raw.split('\r\n') ?? [];
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(998);
      expect(line).toMatch(/^[\x20-\x7e\t]*$/);
    }
  });

  test('says what it is: one key, one Message-ID, and no answer from machines', async () => {
    const server = await misbehaving(() => 'accept');
    const mailer = mailerTo(server.url);
    const { messageId } = await mailer.send(letter);
    expect(await mailer.send(letter)).toEqual({ messageId });
    expect((await mailer.send({ ...letter, letterKey: 'another' })).messageId).not.toBe(messageId);
    const { headers, replyTo, date } = await simpleParser(server.taken[0]?.raw ?? '');
    expect(messageId).toMatch(/^<[0-9a-f]{40}@so-noi-vu\.dong-nai\.example>$/);
    expect(headers.get('message-id')).toBe(messageId);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('OOF, AutoReply');
    expect(headers.get('x-cong-vu-campaign')).toBe(letter.campaign);
    expect(headers.get('x-cong-vu-letter')).toBe(letter.letterKey);
    expect(headers.get('x-cong-vu-instant')).toBe(letter.at);
    expect(headers.get('x-cong-vu-plan-date')).toBe(letter.planDate);
    expect(replyTo?.value[0]?.address).toBe(letter.replyTo);
    expect(Math.abs((date?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test('belongs to the list of its campaign, and a code that somebody waits for to none', async () => {
    const server = await misbehaving(() => 'accept');
    const mailer = mailerTo(server.url);
    for (const each of [letter, samples[1] as OutgoingLetter, signInCode, ACCOUNT_LETTERS.invited])
      await mailer.send(each);
    const lists = server.taken.map(({ raw }) =>
      /^List-Id: +(.*(?:\r\n[ \t].*)*)/im.exec(raw)?.[1]?.replace(/\r\n\s*/g, ' '),
    );
    const name = encodedWords('Đánh giá kết quả công vụ năm 2013');
    const list = `${name} <dong-nai-2013.cong-vu.so-noi-vu.dong-nai.example>`;
    expect(lists).toEqual([list, list, undefined, undefined]);
  });

  test.each([
    ['at its instant', {}, '2013-11-11'],
    ['released at the last moment of a day', { now: '2013-11-13T16:59:59.999Z' }, '2013-11-13'],
    ['released at midnight', { now: '2013-11-13T17:00:00.000Z' }, '2013-11-14'],
    [
      'of a plan of another zone',
      { now: '2013-11-13T17:00:00.000Z', by: { ...letterPlan, timeZone: 'America/New_York' } },
      '2013-11-13',
    ],
  ])('carries the day that it is dated with: %s', async (_, how, day) => {
    const server = await misbehaving(() => 'accept');
    const items = [item('escalation', 'agency-review', { party: 'so-tai-chinh', unit: 'so-y-te' })];
    const written = outgoingLetter(writeLetter({ day: '2013-11-11', items, ...how }));
    await mailerTo(server.url).send(written);
    const { headers } = await simpleParser(server.taken[0]?.raw ?? '');
    expect(headers.get('x-cong-vu-plan-date')).toBe(day);
    const [year, month, dayOfMonth] = day.split('-');
    expect(written.text).toContain(`ngày ${dayOfMonth} tháng ${month} năm ${year}`);
  });

  test('keeps addresses valid whatever is in a name', async () => {
    const server = await misbehaving(() => 'accept');
    const name = 'Nguyễn, "Văn" <A>\r\nBcc: x@y.example; Ủy viên';
    await mailerTo(server.url).send({ ...letter, to: { ...letter.to, name } });
    expect(server.taken[0]?.to).toEqual([letter.to.email]);
    const { to, headers } = await simpleParser(server.taken[0]?.raw ?? '');
    expect((to as AddressObject).value).toEqual([
      { name: expect.stringContaining('Ủy viên') as string, address: letter.to.email },
    ]);
    expect(headers.has('bcc')).toBe(false);
  });
});

describe('a server that misbehaves:', () => {
  test('an address refused for good is told with its codes', async () => {
    const server = await misbehaving(() => 'recipient-never');
    const error = await failureOf(mailerTo(server.url).send(letter));
    expect(error).toBeInstanceOf(AddressRefused);
    expect(error).toMatchObject({
      name: 'AddressRefused',
      address: letter.to.email,
      reply: { code: 550, enhancedCode: '5.1.1' },
    });
  });

  test.each<[Behaviour, object, number]>([
    [
      'recipient-later',
      { accepted: 'no', stage: 'recipient', reply: { code: 450, enhancedCode: '4.2.1' } },
      1,
    ],
    ['data-later', { accepted: 'no', stage: 'letter', reply: { code: 451, enhancedCode: '4.3.0' } }, 1],
    ['data-never', { accepted: 'no', stage: 'letter', reply: { code: 554, enhancedCode: '5.7.1' } }, 1],
    // Whether all of a short letter had left us when the reset came is a matter of microseconds.
    ['reset-in-data', { accepted: expect.stringMatching(/^(no|unknown)$/) as string, reply: undefined }, 1],
    ['lost-answer', { accepted: 'unknown', stage: 'letter', reply: undefined }, 2],
  ])('%s is told as passing, and the next try delivers', async (behaviour, expected, taken) => {
    const server = await misbehaving((attempt) => (attempt === 1 ? behaviour : 'accept'));
    const mailer = mailerTo(server.url);
    const error = await failureOf(mailer.send(letter));
    expect(error).toBeInstanceOf(MailUnavailable);
    expect(error).toMatchObject({ name: 'MailUnavailable', ...expected });
    await mailer.send(letter);
    expect(server.taken).toHaveLength(taken);
    const ids = server.taken.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(1);
  });

  test('a letter cut off before its end has not been taken', async () => {
    const server = await misbehaving(() => 'reset-in-data');
    // More than the buffers of both sides hold.
    const text = 'Kính gửi\n'.repeat(2_000_000);
    const error = await failureOf(mailerTo(server.url).send({ ...letter, text }));
    expect(error).toMatchObject({ name: 'MailUnavailable', accepted: 'no' });
  });

  test('no failure stops the letters beside it', async () => {
    const server = await startMisbehavingSmtp({
      behave: ({ to }) => (to.startsWith('gone') ? 'recipient-never' : 'accept'),
    });
    cleanups.push(() => server.close());
    const mailer = mailerTo(server.url);
    const emails = Array.from({ length: 20 }, (_, i) => `${i % 4 === 0 ? 'gone' : 'here'}-${i}@b.example`);
    const results = await Promise.allSettled(
      emails.map((email) => mailer.send({ ...letter, letterKey: email, to: { name: 'Tên', email } })),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(server.taken).toHaveLength(15);
  });
});

/** A real server with one habit of its own. */
async function smtpServer(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, ...options });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  cleanups.push(() => new Promise<void>((done) => server.close(done)));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

describe('a refusal of a recipient', () => {
  test.each([
    [550, '5.1.1 No such user', 'AddressRefused'],
    [550, '5.2.1 Mailbox disabled', 'AddressRefused'],
    [550, 'No such user here', 'AddressRefused'],
    [556, '5.1.10 Null MX', 'AddressRefused'],
    [554, '5.7.1 Relay access denied', 'MailUnavailable'],
    [530, '5.7.0 Must issue a STARTTLS command first', 'MailUnavailable'],
    [554, 'Transaction failed', 'MailUnavailable'],
    [452, '4.5.3 Too many recipients', 'MailUnavailable'],
  ])('%i %s is %s', async (code, text, name) => {
    const url = await smtpServer({ onRcptTo: (_, __, callback) => callback(refusal(code, text)) });
    expect(await failureOf(mailerTo(url).send(letter))).toMatchObject({ name });
  });

  test('something that is no address is refused before it is tried', async () => {
    const url = await smtpServer({});
    const to = { name: 'Tên', email: '' };
    const error = await failureOf(mailerTo(url).send({ ...letter, to }));
    expect(error).toMatchObject({ name: 'AddressRefused', reply: undefined });
  });
});

describe('a relay is told to be away if it', () => {
  test('refuses connections', async () => {
    const port = await freePort();
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    const expected = { name: 'MailUnavailable', accepted: 'no', stage: 'connection', code: 'ECONNREFUSED' };
    expect(await failureOf(mailer.send(letter))).toMatchObject(expected);
    expect(await failureOf(mailer.verify())).toMatchObject(expected);
  });

  test('never greets', async () => {
    const server = net.createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanups.push(() => void server.close());
    const mailer = mailerTo(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      connectMs: 200,
    });
    expect(await failureOf(mailer.send(letter))).toMatchObject({
      name: 'MailUnavailable',
      accepted: 'no',
      code: 'GREETING_TIMEOUT',
    });
  });

  test.each([
    ['falls silent after the letter', { replyMs: 300 }],
    ['takes longer over one letter than it may', { letterMs: 300 }],
  ])('%s, which may have been taken', async (_, timeouts) => {
    const url = await smtpServer({ closeTimeout: 50, onData: (stream) => void stream.resume() });
    expect(await failureOf(mailerTo(url, timeouts).send(letter))).toMatchObject({
      name: 'MailUnavailable',
      accepted: 'unknown',
      stage: 'letter',
    });
  });

  test('does not take our password', async () => {
    const url = await smtpServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, callback) => callback(refusal(535, '5.7.8 Authentication failed')),
    });
    const mailer = mailerTo(url.replace('smtp://', 'smtp://user:secret@'));
    const error = await failureOf(mailer.send(letter));
    expect(error).toMatchObject({ name: 'MailUnavailable', accepted: 'no', stage: 'authentication' });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('secret');
  });

  test('offers no STARTTLS although the URL insists on it', async () => {
    const url = await smtpServer({});
    expect(await failureOf(mailerTo(`${url}/?requireTLS=true`).send(letter))).toMatchObject({
      name: 'MailUnavailable',
      accepted: 'no',
      stage: 'connection',
    });
  });
});

test('no error carries what the server quoted from a letter', async () => {
  const quoted = 'Nội dung thư';
  const url = await smtpServer({
    onData: (stream, _, callback) =>
      void stream.resume().on('end', () => callback(refusal(554, `5.7.1 spam: ${quoted}`))),
  });
  const error = await failureOf(mailerTo(url).send(letter));
  expect(error).toMatchObject({ name: 'MailUnavailable', accepted: 'no' });
  const { message, stack, cause } = error as Error;
  expect([message, stack, String(cause), JSON.stringify(error)].join()).not.toContain('spam');
});

test('a relay that answers is verified', async () => {
  const mailer = mailerTo(await smtpServer({}));
  await expect(mailer.verify()).resolves.toBeUndefined();
});

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
