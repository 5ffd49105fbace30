import { MockActivityEnvironment } from '@temporalio/testing';
import { createComposeLetters } from '../../activities/compose-letters';
import { createSendingActivities } from '../../activities/send-letters';
import { createMailer, type Mailer } from '../../mail/mailer';
import type { Store } from '../../store/store';
import { CAMPAIGN, ENDED_AT, openTestCampaign } from '../fixtures/campaign';
import { type Behaviour, type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { quiet, runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';

const AT = '2013-11-19T01:00:00.000Z';
/** More than are in hand at once and after how many failures the rest is left. */
const COUNT = 30;

let stores: TestStores;
let smtp: MisbehavingSmtp;
let relay: Mailer;
let behave: (attempt: number) => Behaviour;
beforeAll(async () => {
  stores = await startTestStores();
  smtp = await startMisbehavingSmtp({ behave: ({ attempt }) => behave(attempt) });
  relay = createMailer({ url: smtp.url });
});
afterAll(async () => {
  relay.close();
  await smtp.close();
  await stores.stop();
});

let store: Store;
beforeEach(async () => {
  smtp.attempts.length = 0;
  smtp.taken.length = 0;
  behave = () => 'accept';
  store = await stores.fresh();
  const campaign = await openTestCampaign(store, { afterOpening: true });
  await campaign.settle(AT);
  await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
  const letter = await store.letters.get(`${CAMPAIGN}#${AT}#truong-phong`);
  if (!letter) throw new Error('no letter was made');
  const more = Array.from({ length: COUNT - 2 }, (_, i) => ({ ...letter, _id: `${letter._id}-${i + 10}` }));
  await store.letters.insertOnly(more);
});

/** Asks for one page as the dispatcher does. */
const send = (change: { after?: string; mailer?: Mailer; store?: Store } = {}) => {
  const { after = '', mailer = relay, store: sending = store } = change;
  const activities = createSendingActivities({
    store: sending,
    now: () => Date.parse(AT) + 1000,
    relay: mailer,
  });
  return runActivity((page) => activities.sendLetters(page), { campaign: CAMPAIGN, after });
};

const count = async (state: 'sent' | 'ready') => (await store.letters.countByState(CAMPAIGN))[state];

test('a page is sent whole, and one that is not full is the last', async () => {
  const page = await send();
  expect(page).toEqual({ unsent: 0 });
  expect(await count('sent')).toBe(COUNT);
  expect(smtp.taken).toHaveLength(COUNT);
});

test('nothing is sent while sending is held or once the campaign is cancelled', async () => {
  await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'held' });
  expect(await send()).toEqual({ unsent: 0 });
  await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'open' });
  await store.campaigns.setState({ campaign: CAMPAIGN, state: 'cancelled', endedAtReal: ENDED_AT });
  expect(await send()).toEqual({ unsent: 0 });
  expect(smtp.attempts).toEqual([]);
});

test('what the relay does not take for now is counted, and the others are sent', async () => {
  let asked = 0;
  behave = () => {
    asked += 1;
    return asked <= COUNT / 2 ? 'recipient-later' : 'accept';
  };
  const page = await send();
  expect(page).toEqual({ unsent: COUNT / 2 });
  expect(await count('sent')).toBe(COUNT / 2);
  behave = () => 'accept';
  expect(await send()).toMatchObject({ unsent: 0 });
  expect(await count('sent')).toBe(COUNT);
});

test('a relay that is away is not asked for each of its letters, and all of them are tried again', async () => {
  behave = () => 'reset-in-data';
  expect(await send()).toEqual({ unsent: COUNT, isAway: true });
  expect(smtp.attempts.length).toBeLessThan(COUNT / 2);
  behave = () => 'accept';
  expect(await send()).toMatchObject({ unsent: 0 });
  expect(smtp.taken).toHaveLength(COUNT);
});

test('letters that are refused for themselves are no alarm of the relay', async () => {
  behave = () => ({ at: 'letter', says: '554 5.7.1 Spam' });
  for (let i = 1; i < 4; i += 1) expect(await send()).toEqual({ unsent: COUNT });
  expect(await send()).toEqual({ unsent: 0 });
  expect((await store.letters.countByState(CAMPAIGN)).failed).toBe(COUNT);
});

test('a letter that cannot even be made stops no other', async () => {
  const [letter] = await store.letters.readyAfter({ campaign: CAMPAIGN, after: '', limit: 1 });
  const person: Store['register']['person'] = async (asked) =>
    asked.person === 'noi-vu' ? null : store.register.person(asked);
  const peopleNamed: Store['register']['peopleNamed'] = async (asked) => {
    const people = await store.register.peopleNamed(asked);
    people.delete('noi-vu');
    return people;
  };
  const page = await send({ store: { ...store, register: { ...store.register, person, peopleNamed } } });
  expect(page).toMatchObject({ unsent: 1 });
  expect(letter?._id).toMatch(/#noi-vu$/);
  expect(await count('sent')).toBe(COUNT - 1);
});

test('a store that is away for the mark alone has no letter sent twice', async () => {
  let away = 3;
  const markSent: Store['letters']['markSent'] = async (sent) => {
    away -= 1;
    if (away >= 0) throw new Error('no server is primary');
    return store.letters.markSent(sent);
  };
  await send({ store: { ...store, letters: { ...store.letters, markSent } } });
  expect(await count('sent')).toBe(COUNT);
  expect(smtp.taken).toHaveLength(COUNT);
});

test('a worker that shuts down sends what it has in hand and leaves the rest to the next', async () => {
  const environment = new MockActivityEnvironment({ activityId: 'a' }, { logger: quiet });
  behave = () => {
    if (smtp.attempts.length === COUNT / 3) environment.cancel('WORKER_SHUTDOWN');
    return 'accept';
  };
  const activities = createSendingActivities({ store, now: () => Date.parse(AT) + 1000, relay });
  const sent = environment.run((page: { campaign: string; after: string }) => activities.sendLetters(page), {
    campaign: CAMPAIGN,
    after: '',
  });
  await expect(sent).rejects.toThrow('WORKER_SHUTDOWN');
  expect(smtp.taken.length).toBeLessThan(COUNT);
  expect(await count('sent')).toBe(smtp.taken.length);
  behave = () => 'accept';
  expect(await send()).toEqual({ unsent: 0 });
  expect(smtp.taken).toHaveLength(COUNT);
});

test('two that are asked at the same time send each letter once', async () => {
  await Promise.all([send(), send()]);
  expect(await count('sent')).toBe(COUNT);
  expect(smtp.taken).toHaveLength(COUNT);
});
