import { setTimeout as pause } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { remembering } from '../../store/remembering/store';
import type { Store } from '../../store/store';
import { newKey } from '../../use-cases/keys/keys';
import { CAMPAIGN, clockAt, openTestCampaign } from '../fixtures/campaign';
import { startTestStores, type TestStores } from '../support/store';
import { until } from '../support/until';

let stores: TestStores;
/** As another process has it. */
let other: Store;
let store: Store;
const commands: mongo.CommandStartedEvent[] = [];

beforeAll(async () => {
  stores = await startTestStores();
  other = await stores.fresh({ onCommand: (command) => void commands.push(command) });
  await openTestCampaign(other);
});

afterAll(() => stores.stop());

beforeEach(() => {
  store = remembering(other);
});

/** How many calls of the store it takes. */
async function callsOf(work: () => Promise<unknown>): Promise<number> {
  commands.length = 0;
  await work();
  return commands.length;
}

const UNIT = { campaign: CAMPAIGN, unit: 'so-y-te' };

describe('a store that remembers', () => {
  it('asks for a campaign once in a moment, however many ask at once', async () => {
    const ask = () => store.lately.campaign(CAMPAIGN);
    expect(await callsOf(() => Promise.all(Array.from({ length: 20 }, ask)))).toBe(1);
    expect(await callsOf(ask)).toBe(0);
    expect(await callsOf(() => store.lately.campaigns([CAMPAIGN]))).toBe(0);
  });

  it('knows at once what it has changed itself, and of another what is told to pages', async () => {
    const sending = async () => (await store.lately.campaign(CAMPAIGN))?.sending;
    expect(await sending()).toBe('open');
    await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'held' });
    expect(await sending()).toBe('held');
    await other.campaigns.setSending({ campaign: CAMPAIGN, sending: 'open' });
    expect(await sending()).toBe('held');
    await other.pulses.raise({ campaign: CAMPAIGN, pulses: ['letters'], buckets: [] });
    await store.pulses.of([CAMPAIGN]);
    expect(await sending()).toBe('open');
  });

  it('knows a moment later what another has changed', async () => {
    const { document } = newKey({ label: 'thử', roles: ['reader'], nowMs: Date.now(), days: 1 });
    await other.keys.create(document);
    const revokedAt = async () => (await store.lately.key(document._id))?.revokedAt;
    expect(await revokedAt()).toBeUndefined();
    await other.keys.revoke({ id: document._id, at: '2026-11-27T00:00:00.000Z' });
    expect(await revokedAt()).toBeUndefined();
    await pause(1_100);
    expect(await revokedAt()).toBeDefined();
  });

  it('forgets as soon as it writes: others may see what was written before it has its answer', async () => {
    let answer = () => {};
    const slow = remembering({
      ...other,
      campaigns: {
        ...other.campaigns,
        setSending: async (asked) => {
          const isThere = await other.campaigns.setSending(asked);
          await new Promise<void>((resolve) => {
            answer = resolve;
          });
          return isThere;
        },
      },
    });
    const sending = async () => (await slow.lately.campaign(CAMPAIGN))?.sending;
    const before = await sending();
    const sent = before === 'open' ? 'held' : 'open';
    const writing = slow.campaigns.setSending({ campaign: CAMPAIGN, sending: sent });
    await until(async () => (await other.campaigns.get(CAMPAIGN))?.sending === sent || undefined);
    expect(await sending()).toBe(sent);
    answer();
    await writing;
  });

  it('records once that somebody reads, and again once that has failed', async () => {
    const entry = {
      _id: 'content-read#1',
      at: '2026-11-27T00:00:00.000Z',
      actor: 'a',
      action: 'content-read',
    } as const;
    expect(await callsOf(() => store.audit.append(entry))).toBe(1);
    expect(await callsOf(() => store.audit.append(entry))).toBe(0);
    const away = remembering({
      ...other,
      audit: { ...other.audit, append: () => Promise.reject(new Error('away')) },
    });
    await expect(away.audit.append(entry)).rejects.toThrow('away');
    await expect(away.audit.append(entry)).rejects.toThrow('away');
  });

  it('keeps nothing of what was read while it was being changed', async () => {
    const reading = store.lately.campaign(CAMPAIGN);
    await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'held' });
    await reading;
    expect((await store.lately.campaign(CAMPAIGN))?.sending).toBe('held');
    await store.campaigns.setSending({ campaign: CAMPAIGN, sending: 'open' });
  });

  it('asks for a rehearsal each time, whose clock moves', async () => {
    const campaign = await store.lately.campaign(CAMPAIGN);
    if (!campaign) throw new Error('it is open');
    await store.campaigns.insert({ ...campaign, _id: 'tap', clock: clockAt(campaign.openedAt) });
    await store.lately.campaign('tap');
    expect(await callsOf(() => store.lately.campaign('tap'))).toBe(1);
  });

  it('does not keep that there is no campaign, and keeps that there is no sender: time would tell who is one', async () => {
    await store.lately.campaign('khong-co');
    expect(await callsOf(() => store.lately.campaign('khong-co'))).toBe(1);
    expect(await callsOf(() => store.lately.sender('khong-co'))).toBe(1);
    expect(await callsOf(() => store.lately.sender('khong-co'))).toBe(0);
  });

  it('lets nobody in by a key that it has revoked', async () => {
    const { document } = newKey({ label: 'thử', roles: ['reader'], nowMs: Date.now(), days: 1 });
    await store.keys.create(document);
    expect((await store.lately.key(document._id))?.revokedAt).toBeUndefined();
    await store.keys.revoke({ id: document._id, at: '2026-11-27T00:00:00.000Z' });
    expect((await store.lately.key(document._id))?.revokedAt).toBeDefined();
  });

  it('asks for a unit, a party and a name once for good', async () => {
    const ask = async () => {
      await store.register.unit(UNIT);
      await store.register.party({ campaign: CAMPAIGN, party: 'so-y-te' });
      await store.register.namesOf({ campaign: CAMPAIGN, parties: ['so-y-te', 'so-tai-chinh'] });
      await store.register.unitsNamed({ campaign: CAMPAIGN, parties: ['so-y-te'] });
    };
    expect(await callsOf(ask)).toBe(4);
    expect(await callsOf(ask)).toBe(0);
    const more = { campaign: CAMPAIGN, parties: ['so-y-te', 'khong-co'] };
    expect(await store.register.namesOf(more)).toEqual(await other.register.namesOf(more));
    expect(await callsOf(() => store.register.namesOf(more))).toBe(0);
  });

  it('asks again after a failure', async () => {
    const failing = remembering({
      ...other,
      lately: { ...other.lately, key: () => Promise.reject(new Error('away')) },
    });
    await expect(failing.lately.key('a')).rejects.toThrow('away');
    await expect(failing.lately.key('a')).rejects.toThrow('away');
  });
});
