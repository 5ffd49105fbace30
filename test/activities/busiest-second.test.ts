import { createComposeLetters } from '../../activities/compose-letters';
import { createSendingActivities } from '../../activities/send-letters';
import { createMailer, type Mailer } from '../../mail/mailer';
import { CAMPAIGN, openTestCampaign } from '../fixtures/campaign';
import { busiestSecond } from '../support/busiest-second';
import { type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';

const AT = '2013-11-19T01:00:00.000Z';
const PER_SECOND = 30;
/** More than a second's, and less: a page that follows has to know of more than one before it. */
const PAGES = [45, 10, 5, 40, 20];
/** The relay has a letter for as long before it says so: several are under way at once. */
const SLOW_MS = 40;

let stores: TestStores;
let smtp: MisbehavingSmtp;
let relays: Mailer[];
beforeAll(async () => {
  stores = await startTestStores();
  smtp = await startMisbehavingSmtp({ slowMs: SLOW_MS, behave: () => 'accept' });
  relays = [createMailer({ url: smtp.url }), createMailer({ url: smtp.url })];
});
afterAll(async () => {
  for (const relay of relays) relay.close();
  await smtp.close();
  await stores.stop();
});

test(`of two workers that take turns the relay gets no more than ${PER_SECOND} letters in any second`, async () => {
  const store = await stores.fresh();
  const now = () => Date.parse(AT) + 1000;
  const workers = relays.map((relay) =>
    createSendingActivities({ store, now, relay, mailPerSecond: PER_SECOND }),
  );
  const campaign = await openTestCampaign(store, { afterOpening: true });
  await campaign.settle(AT);
  await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
  const letter = await store.letters.get(`${CAMPAIGN}#${AT}#truong-phong`);
  if (!letter) throw new Error('no letter was made');
  let sent = 0;
  for (const [page, size] of PAGES.entries()) {
    const letters = Array.from({ length: size }, (_, i) => ({
      ...letter,
      _id: `${letter._id}-${page}-${i + 100}`,
    }));
    await store.letters.insertOnly(letters);
    sent += size;
    const worker = workers[page % 2] as (typeof workers)[number];
    await runActivity((asked) => worker.sendLetters(asked), { campaign: CAMPAIGN, after: '' });
  }
  expect(smtp.taken.length).toBeGreaterThanOrEqual(sent);
  expect(busiestSecond(smtp.taken.map(({ atMs }) => atMs))).toBeLessThanOrEqual(PER_SECOND);
});
