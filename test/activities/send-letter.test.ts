import { DefaultLogger } from '@temporalio/worker';
import { createComposeLetters } from '../../activities/compose-letters';
import type { CampaignClock } from '../../domain/clock';
import type { FilingFact } from '../../domain/ledger/facts';
import { AddressRefused } from '../../mail/mail-errors';
import { createMailer, type Mailer } from '../../mail/mailer';
import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingDocument } from '../../store/documents/filing';
import { filingKey } from '../../store/ids';
import type { Store } from '../../store/store';
import { CAMPAIGN, clockAt, openTestCampaign, type TestCampaign } from '../fixtures/campaign';
import { type Behaviour, type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { nobody } from '../support/nobody';
import { releaseUnread } from '../support/release-letters';
import { runActivity } from '../support/run-activity';
import { createSendLetter } from '../support/send-letter';
import { startTestStores, type TestStores } from '../support/store';

/** Seven working days after the first deadline. */
const AT = '2013-11-19T01:00:00.000Z';
const digest = 'd'.repeat(64);

let stores: TestStores;
let smtp: MisbehavingSmtp;
let mailer: Mailer;
let behave: (attempt: number) => Behaviour;
beforeAll(async () => {
  stores = await startTestStores();
  smtp = await startMisbehavingSmtp({ behave: ({ attempt }) => behave(attempt) });
  mailer = createMailer({ url: smtp.url });
});
afterAll(async () => {
  mailer.close();
  await smtp.close();
  await stores.stop();
});

let store: Store;
let campaign: TestCampaign;
let nowMs: number;

async function begin({ clock }: { clock?: CampaignClock } = {}): Promise<void> {
  store = await stores.fresh();
  campaign = await openTestCampaign(store, { afterOpening: true, ...(clock && { clock }) });
  await campaign.settle(AT);
  await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
}

beforeEach(async () => {
  logged = [];
  smtp.attempts.length = 0;
  smtp.taken.length = 0;
  behave = () => 'accept';
  nowMs = Date.parse(AT) + 1000;
  await begin();
});

const idOf = (person: string) => `${CAMPAIGN}#${AT}#${person}`;

const send = (
  person: string,
  mailers: { relay?: Mailer; captured?: Mailer | undefined } = {},
  id = idOf(person),
) => {
  const deps = { store, now: () => nowMs, relay: mailer, captured: nobody, ...mailers };
  const sendLetter = createSendLetter(deps);
  return runActivity((letter) => sendLetter(letter), { letter: id }, undefined, logger);
};

/** Lines of the log, without what the SDK adds. */
let logged: { message: string; [field: string]: unknown }[];
const logger = new DefaultLogger('INFO', ({ message, meta }) => void logged.push({ ...meta, message }));

const taken = () => smtp.taken.map(({ to }) => to[0]);

/** What so-tai-chinh owes for so-y-te. */
const review: FilingFact = {
  id: 'nx-1',
  step: 'agency-review',
  party: 'so-tai-chinh',
  digest,
  receivedAt: AT,
  channel: 'person',
};
const stored = (unit: string, change: Partial<FilingDocument> = {}): FilingDocument => {
  const filing = { ...review, ...change };
  return {
    _id: filingKey({ campaign: CAMPAIGN, unit, id: filing.id }),
    campaign: CAMPAIGN,
    unit,
    kind: 'filing',
    content: { level: 'good' },
    storedAt: AT,
    storedAtReal: AT,
    message: 'update',
    answer: null,
    ...filing,
  };
};
const announcement = { id: 'cb-1', kind: 'announcement' } as const;

test('a letter is sent once, however often it is asked for', async () => {
  expect(await send('truong-phong')).toEqual({ outcome: 'sent' });
  expect(await send('truong-phong')).toEqual({ outcome: 'sent' });
  expect(taken()).toEqual(['truong-phong@tinh.example']);
  const letter = await store.letters.get(idOf('truong-phong'));
  expect(letter).toMatchObject({ state: 'sent', attempts: 1, possibleDuplicates: 0, sentItems: [0, 1] });
  expect(smtp.taken[0]?.raw).toContain(letter?.messageId);
});

test('a letter that waits for release is not sent, and one that is released is', async () => {
  expect(await send('pho-chu-tich')).toEqual({ outcome: 'not-ready' });
  await releaseUnread(store, { campaign: CAMPAIGN, at: AT });
  expect(await send('pho-chu-tich')).toEqual({ outcome: 'sent' });
});

test('a letter of an opening goes although this host’s clock is behind the one that opened the campaign', async () => {
  store = await stores.fresh();
  const openedAt = '2013-10-02T01:00:00.000Z';
  campaign = await openTestCampaign(store, { openedAt });
  await campaign.settle(openedAt);
  const round = { campaign: CAMPAIGN, at: openedAt, supplement: false };
  await runActivity(createComposeLetters({ store }), round);
  nowMs = Date.parse(openedAt) - 20_000;
  const letter = `${CAMPAIGN}#${openedAt}#truong-phong`;
  expect(await send('truong-phong', {}, letter)).toEqual({ outcome: 'sent' });
  expect((await store.letters.get(letter))?.sentItems).toEqual([0, 1, 2]);
});

test('what needs a release never goes without one, though the rest of its letter may', async () => {
  const letter = await store.letters.get(idOf('pho-chu-tich'));
  if (!letter) throw new Error('no letter');
  const to = { party: 'so-y-te', role: 'head' as const };
  const level = { kind: 'recognised' as const, day: 0, step: 'recognition' as const, party: 'so-y-te' };
  const news = { ...level, to, needsRelease: false, unit: 'so-y-te', at: AT };
  const mixed = { ...letter, _id: idOf('pho-chu-tich-tin'), items: [...letter.items, news] };
  await store.letters.insertOnly([mixed]);
  await store.letters.stopWaiting([mixed._id, letter._id]);
  expect(await send('', {}, mixed._id)).toEqual({ outcome: 'sent' });
  expect((await store.letters.get(mixed._id))?.sentItems).toEqual([2]);
  expect(await send('', {}, letter._id)).toEqual({ outcome: 'withdrawn' });
});

test('news of a waiver that does not stand any more is not sent', async () => {
  const letter = await store.letters.get(idOf('truong-phong'));
  if (!letter) throw new Error('no letter');
  const { step, party } = review;
  const to = { party, role: 'focal-person' as const };
  const waived = { kind: 'waived' as const, day: 0, step, party, missing: [], to, needsRelease: false };
  const news = { ...waived, unit: 'so-y-te', at: AT };
  const alone = { ...letter, _id: idOf('tin'), items: [news], alsoOwed: [] };
  await store.letters.insertOnly([alone]);
  expect(await send('', {}, alone._id)).toEqual({ outcome: 'withdrawn' });
});

test('nothing is sent while sending is held', async () => {
  await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'held' });
  expect(await send('noi-vu')).toEqual({ outcome: 'not-ready' });
  await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'open' });
  expect(await send('noi-vu')).toEqual({ outcome: 'sent' });
});

describe('right before it is sent', () => {
  test('an item goes once the review and its announcement are stored, delivered or not', async () => {
    await store.filings.insert(stored('so-y-te'));
    await store.filings.insert(stored('so-y-te', announcement));
    expect(await send('truong-phong')).toEqual({ outcome: 'sent' });
    expect((await store.letters.get(idOf('truong-phong')))?.sentItems).toEqual([0]);
  });

  test('an item stays while the announcement is missing', async () => {
    await store.filings.insert(stored('so-y-te'));
    expect(await send('truong-phong')).toEqual({ outcome: 'sent' });
    expect((await store.letters.get(idOf('truong-phong')))?.sentItems).toEqual([0, 1]);
  });

  test('an item goes that is answered and not in the read model yet', async () => {
    const late = { timeliness: 'late', lateWorkingDays: 7, version: 1 } as const;
    await store.filings.insert(stored('so-y-te', { answer: { outcome: 'accepted', revision: 1, ...late } }));
    const announced = { ...announcement, answer: { outcome: 'accepted', revision: 2, ...late } } as const;
    await store.filings.insert(stored('so-y-te', announced));
    await send('truong-phong');
    expect((await store.letters.get(idOf('truong-phong')))?.sentItems).toEqual([0]);
  });

  test('a letter of which nothing is left is withdrawn, and its tombstone stays', async () => {
    for (const unit of ['so-y-te', 'so-noi-vu']) {
      await store.filings.insert(stored(unit));
      await store.filings.insert(stored(unit, announcement));
    }
    expect(await send('truong-phong')).toEqual({ outcome: 'withdrawn' });
    await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
    expect(await send('truong-phong')).toEqual({ outcome: 'withdrawn' });
    expect(taken()).toEqual([]);
  });

  test('a letter is withdrawn whose items the read model no longer shows as outstanding', async () => {
    for (const unit of ['so-y-te', 'so-noi-vu']) {
      const ledger = campaign.ledgers.get(unit);
      ledger?.file(review, AT);
      ledger?.announce({ id: 'cb-1', party: 'so-tai-chinh', digest, receivedAt: AT }, AT);
      await campaign.project(unit);
    }
    expect(await send('truong-phong')).toEqual({ outcome: 'withdrawn' });
  });

  test('what is owed besides goes once it is filed', async () => {
    const texts: string[] = [];
    const capturing: Mailer = {
      ...nobody,
      send: ({ text }) => {
        texts.push(text);
        return Promise.resolve({ messageId: '<a@b>' });
      },
    };
    const besides = 'văn bản tự đánh giá';
    await send('noi-vu', { relay: capturing });
    await store.filings.insert(stored('so-tai-chinh', { step: 'self-review', id: 'tdg-1' }));
    await send('truong-phong', { relay: capturing });
    expect(texts.map((text) => text.toLowerCase().includes(besides))).toEqual([true, false]);
  });

  test('an item goes of which a later stage has told the same recipient, and no other', async () => {
    store = await stores.fresh();
    campaign = await openTestCampaign(store, { afterOpening: true });
    const [first, third] = ['2013-11-11T01:00:00.000Z', '2013-11-13T01:00:00.000Z'] as const;
    await campaign.settle(first);
    const round = { campaign: CAMPAIGN, at: first, supplement: false };
    await runActivity(createComposeLetters({ store }), round);
    await campaign.settle(third);
    nowMs = Date.parse(third) - 1;
    const letterTo = (person: string) => `${CAMPAIGN}#${first}#${person}`;
    // Not overtaken before the later stage has come, although its notice is there already.
    expect(await send('noi-vu', {}, letterTo('noi-vu'))).toEqual({ outcome: 'sent' });
    nowMs = Date.parse(third);
    expect(await send('truong-phong', {}, letterTo('truong-phong'))).toEqual({ outcome: 'withdrawn' });
    expect(await send('giam-doc', {}, letterTo('giam-doc'))).toEqual({ outcome: 'sent' });
  });

  test('the items of steps 1 to 3 go once the synthesis is accepted, and not before', async () => {
    const synthesis: DecisionDocument = {
      _id: filingKey({ campaign: CAMPAIGN, unit: 'so-y-te', id: 'th-1' }),
      campaign: CAMPAIGN,
      unit: 'so-y-te',
      document: 'th-1',
      kind: 'synthesis',
      content: {},
      digest,
      receivedAt: AT,
      storedAtReal: AT,
      answer: null,
    };
    await store.decisions.insert(synthesis);
    expect(await send('truong-phong')).toEqual({ outcome: 'sent' });
    expect((await store.letters.get(idOf('truong-phong')))?.sentItems).toEqual([0, 1]);
    const answer = { outcome: 'accepted', revision: 9 } as const;
    await store.decisions.setAnswer({ campaign: CAMPAIGN, unit: 'so-y-te', document: 'th-1', answer });
    expect(await send('noi-vu')).toEqual({ outcome: 'withdrawn' });
  });
});

describe('when the mail server', () => {
  test('puts it off, the letter stays ready and is sent once', async () => {
    behave = (attempt) => (attempt === 1 ? 'data-later' : 'accept');
    await expect(send('noi-vu')).rejects.toMatchObject({ name: 'MailUnavailable' });
    expect(await store.letters.get(idOf('noi-vu'))).toMatchObject({ state: 'ready', possibleDuplicates: 0 });
    expect(await send('noi-vu')).toEqual({ outcome: 'sent' });
    expect(taken()).toHaveLength(1);
  });

  test('refuses the address for good, the letter fails, administrators see it, and others are sent', async () => {
    behave = (attempt) => (attempt === 1 ? 'recipient-never' : 'accept');
    expect(await send('noi-vu')).toEqual({ outcome: 'failed' });
    expect(await send('noi-vu')).toEqual({ outcome: 'failed' });
    expect(await store.register.addressesRefused(CAMPAIGN)).toMatchObject([{ id: 'noi-vu' }]);
    behave = () => 'accept';
    expect(await send('truong-phong')).toEqual({ outcome: 'sent' });
  });

  test('takes the letter and the answer is lost, it is sent again and counted, under the same Message-ID', async () => {
    behave = (attempt) => (attempt === 1 ? 'lost-answer' : 'accept');
    await expect(send('noi-vu')).rejects.toMatchObject({ name: 'MailUnavailable' });
    expect(await send('noi-vu')).toEqual({ outcome: 'sent' });
    const letter = await store.letters.get(idOf('noi-vu'));
    expect(letter).toMatchObject({ attempts: 2, possibleDuplicates: 1 });
    expect(smtp.taken).toHaveLength(2);
    for (const { raw } of smtp.taken) expect(raw).toContain(letter?.messageId);
  });

  test('takes the letter and the worker dies before it is recorded, it is sent again and counted', async () => {
    await store.letters.beginSending(idOf('noi-vu'));
    expect(await send('noi-vu')).toEqual({ outcome: 'sent' });
    expect(await store.letters.get(idOf('noi-vu'))).toMatchObject({ attempts: 2, possibleDuplicates: 1 });
  });
});

/** Longer than the dispatcher waits between two tries. */
const HOUR_MS = 3_600_000;
const at = (stage: 'recipient' | 'letter', says: string): Behaviour => ({ at: stage, says });
const stateOf = async (person: string) => {
  const { state, failedBecause } = (await store.letters.get(idOf(person))) ?? {};
  return failedBecause === undefined ? state : `${state}: ${failedBecause}`;
};
const refusedPeople = async () => (await store.register.addressesRefused(CAMPAIGN)).map(({ id }) => id);
const outcome = (person: string) =>
  send(person).then(
    (sent) => sent.outcome,
    () => 'later',
  );

describe('a letter that is refused', () => {
  test.each([
    '550 5.4.1 Recipient address rejected: Access denied',
    '550 5.7.1 Refused',
    '550 5.1.1 Unknown',
  ])('with «%s» fails at the first try, and its person is listed', async (says) => {
    behave = () => at('recipient', says);
    expect(await outcome('noi-vu')).toBe('failed');
    expect(await stateOf('noi-vu')).toBe('failed: address-refused');
    expect(await refusedPeople()).toEqual(['noi-vu']);
  });

  test.each(['552 5.2.2 Mailbox full', '552 5.2.3 Too long', '450 4.2.0 Greylisted'])(
    'with «%s» is tried for five days, fails then, and its person is listed',
    async (says) => {
      behave = () => at('recipient', says);
      const since = nowMs;
      for (; nowMs < since + 5 * 24 * HOUR_MS; nowMs += 12 * HOUR_MS) {
        expect(await outcome('noi-vu')).toBe('later');
        expect(await refusedPeople()).toEqual([]);
      }
      expect(await outcome('noi-vu')).toBe('failed');
      expect(await stateOf('noi-vu')).toBe('failed: not-taken-for-days');
      expect(await refusedPeople()).toEqual(['noi-vu']);
    },
  );

  test('for a time is sent once its mailbox takes mail again', async () => {
    behave = (attempt) => (attempt < 4 ? at('recipient', '452 4.2.2 Mailbox full') : 'accept');
    for (let i = 1; i < 4; i += 1, nowMs += 20 * HOUR_MS) expect(await outcome('noi-vu')).toBe('later');
    expect(await outcome('noi-vu')).toBe('sent');
  });

  test('for a time is given five days more after a week in which nobody could ask', async () => {
    behave = () => at('recipient', '450 4.2.0 Greylisted');
    expect(await outcome('noi-vu')).toBe('later');
    nowMs += 7 * 24 * HOUR_MS;
    expect(await outcome('noi-vu')).toBe('later');
    expect(await stateOf('noi-vu')).toBe('ready');
  });

  test('for a time is withdrawn once nothing of it is owed', async () => {
    behave = () => at('recipient', '452 4.2.2 Mailbox full');
    expect(await outcome('truong-phong')).toBe('later');
    for (const unit of ['so-y-te', 'so-noi-vu']) {
      await store.filings.insert(stored(unit));
      await store.filings.insert(stored(unit, announcement));
    }
    expect(await outcome('truong-phong')).toBe('withdrawn');
    expect(await refusedPeople()).toEqual([]);
  });

  test('for what it is fails after four tries, and nobody is listed', async () => {
    behave = () => at('letter', '554 5.7.1 Spam');
    for (let i = 1; i < 4; i += 1) expect(await outcome('noi-vu')).toBe('later');
    expect(await outcome('noi-vu')).toBe('failed');
    expect(await stateOf('noi-vu')).toBe('failed: letter-refused');
    expect(await refusedPeople()).toEqual([]);
  });

  test.each([at('recipient', '554 5.7.1 Relay access denied'), at('letter', '451 4.3.0 Later')])(
    'for what is about us or the relay is tried again and again: %j',
    async (behaviour) => {
      behave = () => behaviour;
      for (let i = 0; i < 14; i += 1, nowMs += 12 * HOUR_MS) expect(await outcome('noi-vu')).toBe('later');
      expect(await stateOf('noi-vu')).toBe('ready');
      expect(await refusedPeople()).toEqual([]);
      behave = () => 'accept';
      expect(await outcome('noi-vu')).toBe('sent');
    },
  );

  test('and is sent again goes as if it had never been refused, and its person is listed no more', async () => {
    behave = () => at('recipient', '550 5.1.1 Unknown');
    expect(await outcome('noi-vu')).toBe('failed');
    const again = { letter: idOf('noi-vu'), campaign: CAMPAIGN, person: 'noi-vu', at: AT };
    expect(await store.letters.sendAgain({ ...again, person: 'giam-doc' })).toBe(false);
    expect(await store.letters.sendAgain(again)).toBe(true);
    expect(await store.letters.sendAgain(again)).toBe(false);
    behave = () => 'accept';
    expect(await outcome('noi-vu')).toBe('sent');
    expect(await refusedPeople()).toEqual([]);
    expect(await store.letters.sendAgain(again)).toBe(false);
  });
});

describe('an address that is mended while a letter to it is being tried', () => {
  const NEW = 'moi@tinh.example';
  const mend = (email: string, from: string) =>
    store.register.mendAddress({
      campaign: CAMPAIGN,
      person: 'noi-vu',
      email,
      mended: { at: new Date(nowMs).toISOString(), by: 'x', reason: 'x', from },
    });
  /** Mends it as the relay is asked about the old one, and answers only then. */
  const mending = (answers: (to: string) => Error | undefined): Mailer => ({
    ...nobody,
    async send({ to: { email } }) {
      tried.push(email);
      if (email === 'noi-vu@tinh.example') await mend(NEW, email);
      const error = answers(email);
      if (error) throw error;
      return { messageId: '<a@b>' };
    },
  });
  let tried: string[];
  beforeEach(() => {
    tried = [];
  });
  const refusal = (email: string) =>
    new AddressRefused({ address: email, reply: { code: 550, enhancedCode: '5.1.1' } });

  test('marks nobody, and the letter goes to the new one', async () => {
    const relay = mending((email) => (email === NEW ? undefined : refusal(email)));
    expect(await send('noi-vu', { relay })).toEqual({ outcome: 'sent' });
    expect(tried).toEqual(['noi-vu@tinh.example', NEW]);
    expect(await refusedPeople()).toEqual([]);
    expect(await stateOf('noi-vu')).toBe('sent');
  });

  test('is marked if the new one is refused as well', async () => {
    expect(await send('noi-vu', { relay: mending(refusal) })).toEqual({ outcome: 'failed' });
    expect(tried).toEqual(['noi-vu@tinh.example', NEW]);
    expect(await refusedPeople()).toEqual(['noi-vu']);
  });

  test('is not held against the new one, if the old one took no mail for a time', async () => {
    behave = () => at('recipient', '452 4.2.2 Mailbox full');
    const since = nowMs;
    for (; nowMs < since + 5 * 24 * HOUR_MS; nowMs += 12 * HOUR_MS) await outcome('noi-vu');
    await mend(NEW, 'noi-vu@tinh.example');
    nowMs += HOUR_MS;
    expect(await outcome('noi-vu')).toBe('later');
    expect(await refusedPeople()).toEqual([]);
  });

  test('between the marks of the person and of the letter has the letter go to it too', async () => {
    behave = () => (smtp.attempts.length === 0 ? at('recipient', '550 5.1.1 Unknown') : 'accept');
    const { markFailed } = store.letters;
    const slow: Store = {
      ...store,
      letters: {
        ...store.letters,
        markFailed: async (failed) => {
          await mend(NEW, 'noi-vu@tinh.example');
          return markFailed(failed);
        },
      },
    };
    store = slow;
    expect(await outcome('noi-vu')).toBe('sent');
    expect(taken()).toEqual([NEW]);
  });
});

describe('the log', () => {
  const letter = idOf('noi-vu');

  test.each<[Behaviour, object]>([
    ['accept', { message: 'letter sent' }],
    ['recipient-never', { message: 'letter failed: its address was refused for good', person: 'noi-vu' }],
    [
      'lost-answer',
      { message: 'letter not delivered for now', stage: 'letter', code: expect.any(String), inDoubt: true },
    ],
  ])('after %s says what became of a letter, by its id', async (behaviour, expected) => {
    behave = () => behaviour;
    await send('noi-vu').catch(() => undefined);
    expect(logged).toContainEqual(expect.objectContaining({ campaign: CAMPAIGN, letter, ...expected }));
    expect(JSON.stringify(logged)).not.toContain('@tinh.example');
  });

  test('names a letter that was withdrawn', async () => {
    for (const unit of ['so-y-te', 'so-noi-vu']) {
      await store.filings.insert(stored(unit));
      await store.filings.insert(stored(unit, announcement));
    }
    await send('truong-phong');
    expect(logged).toContainEqual(
      expect.objectContaining({
        campaign: CAMPAIGN,
        letter: idOf('truong-phong'),
        message: expect.stringMatching(/^letter withdrawn/) as string,
      }),
    );
  });
});

describe('a campaign that does not run by the real clock', () => {
  beforeEach(async () => {
    nowMs = Date.parse('2026-11-24T01:00:00.000Z');
    await begin({ clock: clockAt(AT) });
  });

  test('delivers to the captured mailbox alone', async () => {
    expect(await send('noi-vu', { relay: nobody, captured: mailer })).toEqual({ outcome: 'sent' });
  });

  test('delivers nowhere without one', async () => {
    const sent = send('noi-vu', { captured: undefined });
    await expect(sent).rejects.toMatchObject({ type: 'NoCapturedMailbox' });
    expect(taken()).toEqual([]);
  });
});
