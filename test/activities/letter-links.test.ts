import { inspect } from 'node:util';
import { DefaultLogger } from '@temporalio/worker';
import { createComposeLetters } from '../../activities/compose-letters';
import type { FaceAt } from '../../domain/face-at';
import { MailUnavailable } from '../../mail/mail-errors';
import type { Mailer, OutgoingLetter } from '../../mail/mailer';
import type { Store } from '../../store/store';
import { linkId, typedCode } from '../../use-cases/links/link-names';
import { CAMPAIGN, openTestCampaign } from '../fixtures/campaign';
import { FACE_AT } from '../fixtures/letters';
import { failingStore } from '../support/failing-store';
import { releaseUnread } from '../support/release-letters';
import { runActivity } from '../support/run-activity';
import { createSendLetter } from '../support/send-letter';
import { startTestStores, type TestStores } from '../support/store';

/** Seven working days after the first deadline. */
const AT = '2013-11-19T01:00:00.000Z';
const idOf = (person: string) => `${CAMPAIGN}#${AT}#${person}`;

let stores: TestStores;
let store: Store;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());

let sent: OutgoingLetter[];
let logged: unknown[];
beforeEach(async () => {
  sent = [];
  logged = [];
  await compose();
});

/** The letters of {@link AT}, released and not sent yet, in a store of their own. */
async function compose(): Promise<void> {
  store = await stores.fresh();
  const campaign = await openTestCampaign(store, { afterOpening: true });
  await campaign.settle(AT);
  await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
  await releaseUnread(store, { campaign: CAMPAIGN, at: AT });
}

const relay = (take: (letter: OutgoingLetter) => Promise<void> = () => Promise.resolve()): Mailer => ({
  async send(letter) {
    sent.push(letter);
    await take(letter);
    return { messageId: `<${letter.letterKey}>` };
  },
  verify: () => Promise.resolve(),
  close: () => undefined,
});

const logger = new DefaultLogger('TRACE', (entry) => void logged.push(entry));

/** Sends a letter; resolves to how many calls of the store that took. */
async function send(
  person: string,
  { faceAt = FACE_AT, to = relay() }: { faceAt?: FaceAt | null; to?: Mailer } = {},
): Promise<number> {
  const counting = failingStore(store, { nth: 0, failing: 'before' });
  const deps = { store: counting.store, now: () => Date.parse(AT) + 1000, relay: to };
  const sendLetter = createSendLetter({ ...deps, ...(faceAt && { faceAt }) });
  await runActivity(sendLetter, { letter: idOf(person) }, undefined, logger);
  return counting.calls();
}

/** Token and task code of each link of a text. */
const linksIn = (text: string) =>
  [...text.matchAll(/^ +– .+ trực tuyến: \S+\/t\/(\S+)\n +– Mã việc: (\S+) /gm)].map(
    ([, token = '', code = '']) => ({ token, code: typedCode(code) }),
  );

test('the links of a letter are stored before it goes, and what is printed leads to them', async () => {
  const stored: unknown[] = [];
  const look = relay(async ({ text }) => {
    for (const { token } of linksIn(text)) stored.push(await store.letterLinks.get(linkId(token)));
  });
  await send('truong-phong', { to: look });
  const matter = { letter: idOf('truong-phong'), person: 'truong-phong', campaign: CAMPAIGN };
  const codes = linksIn(sent[0]?.text ?? '').map(({ code }) => code);
  expect(stored).toMatchObject([
    {
      ...matter,
      code: codes[0],
      step: 'agency-review',
      party: 'so-tai-chinh',
      units: ['so-noi-vu', 'so-y-te'],
    },
    { ...matter, code: codes[1], step: 'self-review', party: 'so-tai-chinh', units: ['so-tai-chinh'] },
  ]);
});

test('they cost one call of the store', async () => {
  const callsFor = async (person: string) => {
    const linked = await send(person);
    await compose();
    return linked - (await send(person, { faceAt: null }));
  };
  expect(await callsFor('truong-phong')).toBe(1);
  await compose();
  expect(await callsFor('pho-chu-tich')).toBe(1);
});

test('a letter to one above the owing bodies leads to the list of what is overdue, and to no form', async () => {
  await send('pho-chu-tich');
  expect(sent[0]?.text).toMatch(/Danh sách việc quá hạn: https:/);
  expect(sent[0]?.text).not.toMatch(/trực tuyến/);
});

test('without an address letters are as they were', async () => {
  await send('truong-phong', { faceAt: null });
  expect(sent[0]?.text).not.toMatch(/trực tuyến|Mã việc|https?:/);
});

test('a letter that is sent again has the same links', async () => {
  let isAway = true;
  const to = relay(() =>
    isAway
      ? Promise.reject(new MailUnavailable({ stage: 'letter', accepted: 'unknown' }))
      : Promise.resolve(),
  );
  await expect(send('truong-phong', { to })).rejects.toThrow(MailUnavailable);
  isAway = false;
  await send('truong-phong', { to });
  expect(sent).toHaveLength(2);
  expect(linksIn(sent[1]?.text ?? '')).toEqual(linksIn(sent[0]?.text ?? ''));
  expect(linksIn(sent[0]?.text ?? '')).toHaveLength(2);
});

test('a letter whose links cannot be stored does not go, and is sent later', async () => {
  const letterLinks = { ...store.letterLinks, insertAll: () => Promise.reject(new Error('away')) };
  const whole = store;
  store = { ...store, letterLinks };
  await expect(send('truong-phong')).rejects.toThrow('away');
  store = whole;
  expect(sent).toEqual([]);
  expect(await store.letters.get(idOf('truong-phong'))).toMatchObject({ state: 'ready', attempts: 0 });
  await send('truong-phong');
  expect(linksIn(sent[0]?.text ?? '')).toHaveLength(2);
});

test('no link and no code gets into the log', async () => {
  await send('truong-phong');
  const [{ token, code } = { token: '?', code: '?' }] = linksIn(sent[0]?.text ?? '');
  const log = inspect(logged, { depth: 9 });
  expect(logged.length).toBeGreaterThan(0);
  for (const secret of [token, code, FACE_AT.secret]) expect(log).not.toContain(secret);
});
