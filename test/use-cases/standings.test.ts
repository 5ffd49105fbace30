import type { mongo } from 'mongoose';
import { ProgressCount } from '../../domain/rules/progress';
import type { Store } from '../../store/store';
import { findChanged } from '../../use-cases/standings/find-changed';
import { standingsOf } from '../../use-cases/standings/find-standings';
import { CAMPAIGN, openTestCampaign, type TestCampaign } from '../fixtures/campaign';
import { startTestStores, type TestStores } from '../support/store';

const EARLY = '2013-10-02T01:00:00.000Z';
const AFTER_STEP_1 = '2013-11-12T01:00:00.000Z';

let stores: TestStores;
let store: Store;
let campaign: TestCampaign;
let searches = 0;

const note = ({ commandName, command }: mongo.CommandStartedEvent) => {
  if (commandName === 'find' && (command as mongo.Document)['find'] === 'evaluations') searches += 1;
};

beforeAll(async () => {
  stores = await startTestStores();
  store = await stores.fresh({ onCommand: note });
  campaign = await openTestCampaign(store, { afterOpening: true });
});
afterAll(() => stores.stop());

/** As if all were read. */
async function counted(now: string) {
  const count = new ProgressCount(now);
  for await (const each of store.evaluations.writtenSince({ campaign: CAMPAIGN })) count.add(each);
  return count.result;
}

const progressOf = async (evaluations: Store['evaluations'], now = EARLY) =>
  (await standingsOf(evaluations, CAMPAIGN)).progress(now);

async function expectRight(now: string): Promise<void> {
  const { count } = await progressOf(store.evaluations, now);
  expect(count.result).toEqual(await counted(now));
}

describe('where the evaluations of a campaign stand', () => {
  it('is counted as if all were read, whatever the time is', async () => {
    for (const now of [EARLY, AFTER_STEP_1, EARLY]) await expectRight(now);
  });

  it('is what was written before it was asked, by whatever process', async () => {
    const progress = () => progressOf(store.evaluations);
    const before = (await progress()).count.result;
    await campaign.settle(AFTER_STEP_1);
    await expectRight(AFTER_STEP_1);
    const row = await store.evaluations.get({ campaign: CAMPAIGN, unit: 'so-y-te' });
    if (!row) throw new Error('it is there');
    const obligations = row.obligations.map((each) => ({ ...each, status: 'waived' as const }));
    await store.evaluations.upsertIfNewer({ ...row, obligations, changes: row.changes + 1 });
    const after = (await progress()).count.result;
    expect(after).not.toEqual(before);
    await expectRight(EARLY);
  });

  it('is read by one call of the store, however many ask at once', async () => {
    searches = 0;
    await Promise.all(Array.from({ length: 50 }, () => progressOf(store.evaluations)));
    expect(searches).toBeLessThanOrEqual(2);
  });

  it('has an evaluation that is added, and what asks again after a failure', async () => {
    let isAway = true;
    const writtenSince: Store['evaluations']['writtenSince'] = (asked) => {
      if (!isAway) return store.evaluations.writtenSince(asked);
      isAway = false;
      throw new Error('away');
    };
    const evaluations = { ...store.evaluations, writtenSince };
    await expect(progressOf(evaluations)).rejects.toThrow('away');
    const { evaluations: before } = await progressOf(evaluations);
    const row = await store.evaluations.get({ campaign: CAMPAIGN, unit: 'so-y-te' });
    if (!row) throw new Error('it is there');
    const _id = `${CAMPAIGN}/moi`;
    expect(await store.evaluations.insertFirst({ ...row, _id, unit: { ...row.unit, id: 'moi' } })).toBe(true);
    expect(await store.evaluations.insertFirst({ ...row, _id })).toBe(false);
    expect((await progressOf(evaluations)).evaluations).toBe(before + 1);
  });

  it('tells of what was written just before it was asked, and is seen only later', async () => {
    const filter = { campaign: CAMPAIGN, now: EARLY };
    const changed = (since?: Date) =>
      findChanged(store.evaluations, { filter, among: undefined, since, limit: 99 });
    const kept = await stores.raw(store, 'evaluations');
    const long = new Date(Date.now() - 60_000);
    await kept.updateMany({}, { $set: { writtenAt: long }, $inc: { changes: 1 } });
    const { asOf } = await changed();
    const { asOf: since = long } = await changed(asOf);
    const writtenAt = new Date(since.getTime() - 9_000);
    await kept.updateOne({ 'unit.id': 'so-y-te' }, { $set: { writtenAt }, $inc: { changes: 1 } });
    const { evaluations, gone } = await changed(since);
    expect(evaluations.map(({ unit }) => unit.id)).toContain('so-y-te');
    expect(gone).toEqual([]);
  });

  it('is read anew from where a reading began, however long that took', async () => {
    const asked: (Date | undefined)[] = [];
    const newest = new Date();
    const now = jest.spyOn(performance, 'now');
    async function* writtenSince(given: Parameters<Store['evaluations']['writtenSince']>[0]) {
      asked.push(given.since);
      for await (const row of store.evaluations.writtenSince(given)) yield { ...row, writtenAt: newest };
      const ended = performance.now() + 20_000;
      now.mockReturnValue(ended);
    }
    const evaluations = { ...store.evaluations, writtenSince };
    await progressOf(evaluations);
    await progressOf(evaluations);
    now.mockRestore();
    expect(asked[0]).toBeUndefined();
    expect(asked[1]?.getTime()).toBeLessThanOrEqual(newest.getTime() - 30_000);
  });

  it('reads what many have written at once no more than five minutes long', async () => {
    const found: number[] = [];
    const now = jest.spyOn(performance, 'now');
    async function* writtenSince(given: Parameters<Store['evaluations']['writtenSince']>[0]) {
      let count = 0;
      for await (const row of store.evaluations.writtenSince(given)) {
        count += 1;
        yield row;
      }
      found.push(count);
    }
    const evaluations = { ...store.evaluations, writtenSince };
    const began = performance.now();
    await progressOf(evaluations);
    await progressOf(evaluations);
    now.mockReturnValue(began + 6 * 60_000);
    await progressOf(evaluations);
    now.mockRestore();
    expect(found[0]).toBeGreaterThan(0);
    expect(found[1]).toBeGreaterThan(0);
    expect(found[2]).toBe(0);
  });

  it('has all of them after a reading that failed in the middle', async () => {
    let isAway = true;
    async function* writtenSince(asked: Parameters<Store['evaluations']['writtenSince']>[0]) {
      let read = 0;
      for await (const row of store.evaluations.writtenSince(asked)) {
        // As if the first had been written long after the others.
        yield read === 0 && isAway ? { ...row, writtenAt: new Date(Date.now() + 60_000) } : row;
        read += 1;
        if (read === 2 && isAway) throw new Error('away');
      }
    }
    const evaluations = { ...store.evaluations, writtenSince };
    await expect(progressOf(evaluations)).rejects.toThrow('away');
    isAway = false;
    const asked = { filter: { campaign: CAMPAIGN, now: EARLY }, after: '', limit: 99 };
    const { ids } = (await standingsOf(evaluations, CAMPAIGN)).find(asked);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids).toHaveLength((await progressOf(evaluations)).evaluations);
  });
});
