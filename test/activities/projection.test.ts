import type { Client } from '@temporalio/client';
import { createCampaignActivities } from '../../activities/campaign';
import { createProjectionActivities } from '../../activities/projection';
import type { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import { filingKey } from '../../store/ids';
import type { Store } from '../../store/store';
import type { Projection } from '../../workflows/contract';
import { CAMPAIGN, openTestCampaign, storeTestCampaign, type TestCampaign } from '../fixtures/campaign';
import { startTestStores, type TestStores } from '../support/store';

const OPENING = '2013-10-01T01:00:00.000Z';
const LATER = '2013-12-20T01:00:00.000Z';
const digest = 'a'.repeat(64);
const of = { campaign: CAMPAIGN, unit: 'so-y-te' };

let stores: TestStores;
let store: Store;
let campaign: TestCampaign;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  store = await stores.fresh();
  campaign = await openTestCampaign(store);
});

/** What the projector would send now, as the data that it is. */
function projectionOf({ spec, state, untold }: EvaluationLedger): Projection {
  return structuredClone({ view: viewOf(spec, state), state, ...untold });
}

const project = (projection: Projection) =>
  createProjectionActivities({ store }).projectEvaluation(projection);

const ledgerOf = (unit: string): EvaluationLedger => {
  const ledger = campaign.ledgers.get(unit);
  if (!ledger) throw new Error(`no unit ${unit}`);
  return ledger;
};

test('telling the same twice, or an older view late, leaves the newest view and one notice each', async () => {
  const ledger = ledgerOf('so-y-te');
  ledger.settle(OPENING);
  const first = projectionOf(ledger);
  ledger.settle(LATER);
  const second = projectionOf(ledger);
  for (const projection of [first, first, second, first]) await project(projection);
  expect((await store.evaluations.get(of))?.changes).toBe(second.view.changes);
  expect(await store.evaluations.ledgerOf(of)).toEqual(second.state);
  expect(await store.notices.countPending(CAMPAIGN)).toBe(second.notices.length);
});

test('a filing that a reopening took in is no longer held, however often it is told', async () => {
  const ledger = ledgerOf('so-y-te');
  const fact = { id: 'tdg-1', digest, receivedAt: LATER };
  const revision = ledger.state.revision;
  ledger.decide(
    { id: 'th-1', kind: 'synthesis', digest, receivedAt: LATER, ledgerRevision: revision, confirmed: false },
    LATER,
  );
  const held = ledger.file({ ...fact, step: 'self-review', party: 'so-y-te', channel: 'person' }, LATER);
  expect(held).toMatchObject({ outcome: 'held' });
  await store.filings.insert({
    ...of,
    ...fact,
    _id: filingKey({ ...of, id: fact.id }),
    kind: 'filing',
    step: 'self-review',
    party: 'so-y-te',
    content: { level: 'good' },
    channel: 'person',
    storedAt: LATER,
    storedAtReal: LATER,
    message: 'update',
    answer: held,
  });
  await project(projectionOf(ledger));
  const answer = async () => (await store.filings.get({ ...of, id: fact.id }))?.answer?.outcome;
  expect(await answer()).toBe('held');
  ledger.decide({ id: 'ml-1', kind: 'reopening', digest, receivedAt: LATER }, LATER);
  await project(projectionOf(ledger));
  await project(projectionOf(ledger));
  expect(await answer()).toBe('accepted');
});

describe('closing a campaign', () => {
  const close = (id: string, state: 'closed' | 'cancelled') =>
    createCampaignActivities({ store, client: undefined as unknown as Client, now: () => 0 }).closeCampaign({
      campaign: id,
      state,
    });

  test('twice leaves the first ending', async () => {
    const { document } = await storeTestCampaign(store, { _id: 'without-evaluations' });
    expect(await close(document._id, 'closed')).toEqual({ state: 'closed' });
    expect(await close(document._id, 'cancelled')).toEqual({ state: 'closed' });
  });

  test('leaves it open while an evaluation is, as one that was reopened at that moment', async () => {
    expect(await close(CAMPAIGN, 'closed')).toEqual({ state: 'open' });
    expect(await close(CAMPAIGN, 'cancelled')).toEqual({ state: 'cancelled' });
    expect(await close(CAMPAIGN, 'closed')).toEqual({ state: 'cancelled' });
  });

  test('leaves it open while a letter is to go, as one that failed and is sent again at that moment', async () => {
    const { document } = await storeTestCampaign(store, { _id: 'with-a-letter' });
    const campaign = document._id;
    const letter = { letter: 'gui-lai', campaign, person: 'noi-vu', at: LATER };
    await store.letters.insertOnly([
      {
        _id: letter.letter,
        campaign,
        round: 'r',
        at: LATER,
        person: letter.person,
        state: 'failed',
        items: [],
        alsoOwed: [],
        needsRelease: false,
        attempts: 1,
        possibleDuplicates: 0,
      },
    ]);
    await store.letters.sendAgain(letter);
    expect(await close(campaign, 'closed')).toEqual({ state: 'open' });
    await store.letters.markWithdrawn({ letter: letter.letter, because: 'not-owed' });
    expect(await close(campaign, 'closed')).toEqual({ state: 'closed' });
  });
});
