import { setTimeout as pause } from 'node:timers/promises';
import { createComposeLetters } from '../../activities/compose-letters';
import type { LetterDocument, NoticeDocument } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { Store } from '../../store/store';
import { CAMPAIGN, openTestCampaign } from '../fixtures/campaign';
import { runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';

const AT = '2013-11-06T01:00:00.000Z';
const round = { campaign: CAMPAIGN, at: AT, supplement: false };

let stores: TestStores;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());

const PAGE = 20;
/** Of three pages. */
const MANY = 50;

/** A campaign of whose people each one is reminded of a review. */
async function begin(size: number): Promise<Store> {
  const store = await stores.fresh();
  await openTestCampaign(store, { afterOpening: true });
  const ids = Array.from({ length: size }, (_, i) => `nguoi-${String(i).padStart(4, '0')}`);
  const people = ids.map((id): PersonDocument => {
    const roles: PersonDocument['roles'] = [{ party: id, role: 'focal-person' }];
    return {
      _id: `${CAMPAIGN}/${id}`,
      campaign: CAMPAIGN,
      id,
      name: id,
      title: id,
      email: `${id}@x.example`,
      roles,
    };
  });
  await store.register.insertAll({ people, units: [], parties: [], codes: [] });
  const unit = { id: 'so-y-te', kind: 'department', name: 'Sở Y tế' };
  const notices = ids.map((id): NoticeDocument => {
    const to = { party: id, role: 'focal-person' as const };
    const about = { step: 'agency-review' as const, obligation: `agency-review/${id}`, party: id };
    const items = [{ kind: 'reminder' as const, day: 3, ...about, to, needsRelease: false }];
    return { _id: id, campaign: CAMPAIGN, unit, at: AT, items, round: null };
  });
  await store.notices.insertMany(notices);
  return store;
}

/** A store whose writing of letters goes another way. */
const inserting = (store: Store, insertOnly: Store['letters']['insertOnly']): Store => ({
  ...store,
  letters: { ...store.letters, insertOnly },
});

async function lettersOf(store: Store): Promise<LetterDocument[]> {
  const letters: LetterDocument[] = [];
  for await (const letter of store.letters.ofRound(`${CAMPAIGN}#${AT}`)) letters.push(letter);
  return letters;
}

test('a round of many pages shows that it is alive all the time, also while one page takes long', async () => {
  const store = await begin(MANY);
  let heartbeats = 0;
  const atPages: number[] = [];
  const slow = inserting(store, async (letters) => {
    const before = heartbeats;
    atPages.push(before);
    // As long as a busy store would take: until somebody has asked whether this is alive, or should have.
    for (let i = 0; atPages.length === 1 && heartbeats === before && i < 100; i += 1) await pause(50);
    return store.letters.insertOnly(letters);
  });
  const compose = createComposeLetters({ store: slow, page: PAGE });
  const made = await runActivity(compose, round, undefined, undefined, () => {
    heartbeats += 1;
  });
  expect(made).toEqual({ composed: MANY, finished: false });
  expect(atPages.length).toBeGreaterThan(1);
  expect(heartbeats).toBeGreaterThan(atPages.length);
  // Between two pages at least one more, and two while the slow one was written: by the clock, and after it.
  expect(new Set(atPages).size).toBe(atPages.length);
  expect((atPages[1] as number) - (atPages[0] as number)).toBeGreaterThan(1);
});

test.each(['before', 'after'] as const)(
  'an attempt that ends %s some page was written is repeated to the same letters',
  async (failing) => {
    const calm = await begin(MANY);
    const expected = await runActivity(createComposeLetters({ store: calm, page: PAGE }), round);
    const store = await begin(MANY);
    let page = 0;
    const broken = inserting(store, async (letters) => {
      page += 1;
      if (page === 2 && failing === 'before') throw new Error('the process died');
      const inserted = await store.letters.insertOnly(letters);
      if (page === 2) throw new Error('the process died');
      return inserted;
    });
    await expect(runActivity(createComposeLetters({ store: broken, page: PAGE }), round)).rejects.toThrow(
      'died',
    );
    expect((await lettersOf(store)).length).toBeLessThan(MANY);
    expect(await runActivity(createComposeLetters({ store, page: PAGE }), round)).toEqual(expected);
    expect(await lettersOf(store)).toEqual(await lettersOf(calm));
    expect(await store.notices.countPending(CAMPAIGN)).toBe(0);
    // Once more changes nothing.
    expect(await runActivity(createComposeLetters({ store, page: PAGE }), round)).toEqual(expected);
    expect(await lettersOf(store)).toHaveLength(MANY);
  },
);
