import type { EvaluationDocument } from '../../store/documents/evaluation';
import type { NoticeDocument } from '../../store/documents/letter';
import type { Store } from '../../store/store';
import { delayFigures } from '../../use-cases/delay-figures';
import { clockAt, storeTestCampaign } from '../fixtures/campaign';
import { startTestStores, type TestStores } from '../support/store';

const NOW = '2013-11-08T01:20:00.000Z';

let stores: TestStores;
let store: Store;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  store = await stores.fresh();
  await storeTestCampaign(store, { _id: 'one' });
  await storeTestCampaign(store, { _id: 'other' });
  await storeTestCampaign(store, { _id: 'rehearsal', clock: clockAt('2014-01-01T00:00:00.000Z') });
  await storeTestCampaign(store, { _id: 'closed', state: 'closed' });
});

/** So that the oldest does not come first by its key. */
let nextId = 99;
const figures = () => delayFigures({ store, now: () => Date.parse(NOW) });
const notice = (campaign: string, at: string, round: string | null = null) =>
  store.notices.insertMany([
    { _id: `${campaign} ${nextId--}`, campaign, at, round, items: [] } as never as NoticeDocument,
  ]);
const evaluation = (campaign: string, unit: string, nextWakeAt: string | null, open = true) =>
  store.evaluations.insertFirst({
    _id: `${campaign}/${unit}`,
    campaign,
    open,
    nextWakeAt,
    changes: 1,
  } as EvaluationDocument);

test('letters are overdue by the oldest notice that is in no round, of all open campaigns on the real clock', async () => {
  await notice('one', '2013-11-08T01:00:00.000Z', 'in its round');
  await notice('one', '2013-11-08T01:10:30.000Z');
  await notice('one', '2013-11-08T01:18:00.000Z');
  await notice('other', '2013-11-08T01:15:00.000Z');
  await notice('rehearsal', '2013-11-01T01:00:00.000Z');
  await notice('closed', '2013-11-01T01:00:00.000Z');
  expect(await figures()).toMatchObject({ lettersOverdueSeconds: 570, evaluationsBehind: 0 });
});

test('a notice of an instant that is still to come is not overdue', async () => {
  await notice('one', '2013-11-08T02:00:00.000Z');
  expect((await figures()).lettersOverdueSeconds).toBe(0);
});

test('an open evaluation is behind a minute after an instant that it has not settled', async () => {
  await evaluation('one', 'so-y-te', '2013-11-08T01:00:00.000Z');
  await evaluation('one', 'so-noi-vu', '2013-11-08T01:19:30.000Z');
  await evaluation('one', 'so-tai-chinh', null);
  await evaluation('one', 'van-phong-ubnd', '2013-11-08T01:00:00.000Z', false);
  await evaluation('other', 'so-y-te', '2013-11-08T01:18:00.000Z');
  await evaluation('rehearsal', 'so-y-te', '2013-11-01T01:00:00.000Z');
  await evaluation('closed', 'so-y-te', '2013-11-01T01:00:00.000Z');
  expect((await figures()).evaluationsBehind).toBe(2);
});
