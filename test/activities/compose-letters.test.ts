import { createComposeLetters } from '../../activities/compose-letters';
import type { Instant } from '../../domain/time';
import type { LetterDocument, LetterItem } from '../../store/documents/letter';
import type { Store } from '../../store/store';
import type { ComposedRound } from '../../workflows/contract';
import { CAMPAIGN, openTestCampaign, type TestCampaign } from '../fixtures/campaign';
import { type Failing, failingStore, StoreFailed } from '../support/failing-store';
import { releaseUnread } from '../support/release-letters';
import { runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';

/** Seven working days after the first deadline: what goes above the owing body's head waits for release. */
const SEVENTH_DAY = '2013-11-19T01:00:00.000Z';
/** Fourteen working days before the second deadline, the working day after. */
const NEXT_DAY = '2013-11-20T01:00:00.000Z';

let stores: TestStores;
let store: Store;
let campaign: TestCampaign;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  store = await stores.fresh();
  campaign = await openTestCampaign(store, { afterOpening: true });
});

const compose = (at: Instant, { supplement = false, using = store } = {}): Promise<ComposedRound> =>
  runActivity(createComposeLetters({ store: using }), { campaign: CAMPAIGN, at, supplement });

async function letters(of = store): Promise<LetterDocument[]> {
  const { letters: all } = await of.letters.page({ filter: { campaign: CAMPAIGN }, limit: 100 });
  return all;
}

const inWords = ({ kind, day, step, party, unit }: LetterItem) =>
  `${kind} ${day} ${step} of ${party} on ${unit}`;

const summary = async (of = store) =>
  (await letters(of)).map(({ _id, state, items, alsoOwed }) => ({
    _id,
    state,
    items: items.map(inWords),
    alsoOwed: alsoOwed.map(inWords),
  }));

const ROUND = `${CAMPAIGN}#${SEVENTH_DAY}`;

test('each person gets one letter with everything, and what goes above the owing body waits', async () => {
  await campaign.settle(SEVENTH_DAY);
  expect(await compose(SEVENTH_DAY)).toEqual({ composed: 3, finished: false });
  expect(await summary()).toEqual([
    {
      _id: `${ROUND}#noi-vu`,
      state: 'ready',
      items: ['overdue 7 agency-review of so-noi-vu on so-y-te'],
      alsoOwed: ['reminder 0 self-review of so-noi-vu on so-noi-vu'],
    },
    {
      _id: `${ROUND}#pho-chu-tich`,
      state: 'waiting',
      items: [
        'escalation 7 agency-review of so-tai-chinh on so-noi-vu',
        'escalation 7 agency-review of so-tai-chinh on so-y-te',
      ],
      alsoOwed: [],
    },
    {
      _id: `${ROUND}#truong-phong`,
      state: 'ready',
      items: [
        'overdue 7 agency-review of so-tai-chinh on so-noi-vu',
        'overdue 7 agency-review of so-tai-chinh on so-y-te',
      ],
      alsoOwed: ['reminder 0 self-review of so-tai-chinh on so-tai-chinh'],
    },
  ]);
});

test('an item for a role that nobody has is counted and named, not dropped', async () => {
  await campaign.settle(SEVENTH_DAY);
  await compose(SEVENTH_DAY);
  await compose(SEVENTH_DAY);
  expect(await store.rounds.get(ROUND)).toMatchObject({ letters: 3, unreachable: 1 });
  const entries = await store.audit.list({ campaign: CAMPAIGN, limit: 10 });
  expect(entries).toMatchObject([{ action: 'no-recipient', target: 'so-noi-vu/vice-chair' }]);
});

test('composing the same instant twice makes the same letters once', async () => {
  await campaign.settle(SEVENTH_DAY);
  const first = await compose(SEVENTH_DAY);
  const made = await letters();
  expect(await compose(SEVENTH_DAY)).toEqual(first);
  expect(await letters()).toEqual(made);
});

test('notices that come after the letters of their instant go into one supplement, counted', async () => {
  await campaign.settle('2013-11-11T01:00:00.000Z');
  const late = campaign.ledgers.get('so-noi-vu');
  await compose('2013-11-11T01:00:00.000Z');
  expect(await store.notices.countPending(CAMPAIGN)).toBe(0);
  const before = (await letters()).length;
  late?.settle('2013-11-13T01:00:00.000Z');
  await compose('2013-11-13T01:00:00.000Z');
  await campaign.project('so-noi-vu');
  await compose('2013-11-13T01:00:00.000Z', { supplement: true });
  expect(await store.notices.countPending(CAMPAIGN)).toBe(0);
  const supplement = `${CAMPAIGN}#2013-11-13T01:00:00.000Z#supplement`;
  const made = (await letters()).filter((letter) => letter.round === supplement);
  expect(made.map(({ person }) => person)).toEqual(['noi-vu', 'truong-phong']);
  expect((await letters()).length).toBe(before + 2);
});

test('a stage that missed its own instant is counted as a straggler of the next', async () => {
  const late = campaign.ledgers.get('so-noi-vu');
  late?.settle('2013-11-11T01:00:00.000Z');
  await campaign.project('so-noi-vu');
  await compose('2013-11-13T01:00:00.000Z');
  expect(await store.rounds.get(`${CAMPAIGN}#2013-11-13T01:00:00.000Z`)).toMatchObject({ stragglers: 1 });
});

describe('what has waited for release for a working day', () => {
  const director = (at: Instant) => `${CAMPAIGN}#${at}#giam-doc-noi-vu`;

  test('is told to the director of Sở Nội vụ once, at the first letters after that', async () => {
    await campaign.settle(SEVENTH_DAY);
    await compose(SEVENTH_DAY);
    expect(await store.letters.get(director(SEVENTH_DAY))).toBeNull();
    await compose(NEXT_DAY);
    expect(await store.letters.get(director(NEXT_DAY))).toMatchObject({
      state: 'ready',
      items: [],
      unreleased: 1,
    });
    await compose('2013-11-20T09:30:00.000Z');
    expect(await store.letters.get(director('2013-11-20T09:30:00.000Z'))).toBeNull();
  });

  test('is not told once it was released', async () => {
    await campaign.settle(SEVENTH_DAY);
    await compose(SEVENTH_DAY);
    await releaseUnread(store, { campaign: CAMPAIGN, at: SEVENTH_DAY });
    await compose(NEXT_DAY);
    expect(await store.letters.get(director(NEXT_DAY))).toBeNull();
  });
});

describe('what waits for release while its evaluations close', () => {
  /** Ends the evaluations of some units, as a cancel does. */
  const close = async (...units: string[]) => {
    for (const unit of units) {
      campaign.ledgers.get(unit)?.cancel(SEVENTH_DAY);
      await campaign.project(unit);
    }
  };
  const waitingId = `${ROUND}#pho-chu-tich`;
  const all = ['so-y-te', 'so-noi-vu', 'so-tai-chinh', 'van-phong-ubnd'];

  beforeEach(async () => {
    await campaign.settle(SEVENTH_DAY);
    await compose(SEVENTH_DAY);
  });

  test('waits on while one of them is open', async () => {
    await close('so-y-te');
    await compose(NEXT_DAY);
    expect(await store.letters.get(waitingId)).toMatchObject({ state: 'waiting' });
    expect(await store.letters.get(`${CAMPAIGN}#${NEXT_DAY}#giam-doc-noi-vu`)).toMatchObject({
      unreleased: 1,
    });
  });

  test('is withdrawn once all have closed, and the director is told of none', async () => {
    await close('so-y-te', 'so-noi-vu');
    await compose(NEXT_DAY);
    expect(await store.letters.get(waitingId)).toMatchObject({
      state: 'withdrawn',
      withdrawnBecause: 'evaluation-closed',
    });
    expect(await store.letters.get(`${CAMPAIGN}#${NEXT_DAY}#giam-doc-noi-vu`)).toBeNull();
  });

  test('holds up the end of its campaign no longer', async () => {
    await close(...all);
    for (const { _id: id } of await store.letters.readyAfter({ campaign: CAMPAIGN, after: '', limit: 9 })) {
      await store.letters.markWithdrawn({ letter: id, because: 'not-owed' });
    }
    expect(await compose(NEXT_DAY)).toEqual({ composed: 0, finished: true });
  });

  test('goes if it has news that needs no release', async () => {
    const letter = await store.letters.get(waitingId);
    if (!letter) throw new Error('no letter');
    const news = {
      kind: 'recognised' as const,
      day: 0,
      step: 'recognition' as const,
      party: 'so-y-te',
      to: { party: 'so-y-te', role: 'head' as const },
      needsRelease: false,
      unit: 'so-y-te',
      at: SEVENTH_DAY,
    };
    const mixed = { ...letter, _id: `${letter._id}-tin`, items: [...letter.items, news] };
    await store.letters.insertOnly([mixed]);
    await close(...all);
    await compose(NEXT_DAY);
    expect(await store.letters.get(mixed._id)).toMatchObject({ state: 'ready', needsRelease: true });
  });

  test('costs a round one call while nothing waits, and two while nothing has closed', async () => {
    const calls = async (at: Instant) => {
      const counted = failingStore(store, { nth: 0, failing: 'before' });
      await compose(at, { using: counted.store });
      return counted.calls();
    };
    // Nothing to tell, and too early for the director.
    const waits = await calls('2013-11-19T09:30:00.000Z');
    await releaseUnread(store, { campaign: CAMPAIGN, at: SEVENTH_DAY });
    const before = await calls('2013-11-19T09:30:00.000Z');
    // Beside the one more, the rounds before are looked at only if a letter has waited for too long.
    expect(waits - before).toBe(1);
  });
});

describe.each<Failing>(['before', 'after'])(
  'when a call to the store goes wrong %s it did its work',
  (failing) => {
    test('a repeat makes the letters that would have been made', async () => {
      await campaign.settle(SEVENTH_DAY);
      const calm = failingStore(store, { nth: 0, failing });
      const expected = await compose(SEVENTH_DAY, { using: calm.store });
      const expectedLetters = await letters();
      expect(expectedLetters).toHaveLength(3);
      for (let nth = 1; nth <= calm.calls(); nth += 1) {
        const fresh = await stores.fresh();
        const again = await openTestCampaign(fresh, { afterOpening: true });
        await again.settle(SEVENTH_DAY);
        const broken = failingStore(fresh, { nth, failing });
        await expect(compose(SEVENTH_DAY, { using: broken.store })).rejects.toThrow(StoreFailed);
        expect(await compose(SEVENTH_DAY, { using: fresh })).toEqual(expected);
        expect(await letters(fresh)).toEqual(expectedLetters);
      }
    });
  },
);

test('a round that nobody comes back to is finished by whichever comes next', async () => {
  await campaign.settle(SEVENTH_DAY);
  const calm = failingStore(store, { nth: 0, failing: 'before' });
  await compose(SEVENTH_DAY, { using: calm.store });
  for (let nth = 1; nth <= calm.calls(); nth += 1) {
    const fresh = await stores.fresh();
    const again = await openTestCampaign(fresh, { afterOpening: true });
    await again.settle(SEVENTH_DAY);
    const broken = failingStore(fresh, { nth, failing: 'after' });
    await expect(compose(SEVENTH_DAY, { using: broken.store })).rejects.toThrow(StoreFailed);
    // Before it has its notices a round is no round: letters are made up to the last one there is, and this one next.
    if (!(await fresh.rounds.get(ROUND))) continue;
    await compose('2013-11-19T09:30:00.000Z', { using: fresh });
    const told = (await letters(fresh)).flatMap(({ person, items }) =>
      items.map((item) => `${person} ${inWords(item)}`),
    );
    expect(told).toHaveLength(5);
    expect(await fresh.rounds.unfinished(CAMPAIGN)).toEqual([]);
  }
});

test('notices that a late attempt claims after the letters were made are given back and told', async () => {
  await campaign.settle(SEVENTH_DAY);
  await compose(SEVENTH_DAY);
  const unit = { id: 'so-y-te', kind: 'department', name: 'Sở Y tế' };
  const item = {
    kind: 'announced' as const,
    day: 0,
    step: 'agency-review' as const,
    party: 'so-tai-chinh',
    to: { party: 'so-noi-vu', role: 'focal-person' as const },
    needsRelease: false,
  };
  const notice = { _id: 'late', campaign: CAMPAIGN, unit, at: SEVENTH_DAY, items: [item] };
  await store.notices.insertMany([{ ...notice, round: ROUND }]);
  await compose(SEVENTH_DAY);
  expect(await store.notices.countPending(CAMPAIGN)).toBe(1);
  await compose(NEXT_DAY);
  const told = await store.letters.get(`${CAMPAIGN}#${NEXT_DAY}#noi-vu`);
  expect(told?.items.map(({ kind }) => kind)).toEqual(['announced']);
});
