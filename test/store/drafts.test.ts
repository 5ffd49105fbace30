import fc from 'fast-check';
import mongoose from 'mongoose';
import type { DraftDocument } from '../../store/documents/filing';
import { openStore, type Store } from '../../store/store';
import { startTestStores, type TestStores } from '../support/store';

const owed = { campaign: 'c', unit: 'so-y-te', step: 'agency-review', party: 'so-tai-chinh' } as const;

let stores: TestStores;
let connection: mongoose.Connection;
let store: Store;

beforeAll(async () => {
  stores = await startTestStores();
  const uri = stores.freshUri();
  store = await openStore({ uri });
  stores.closing(uri, store);
  connection = await mongoose.createConnection(uri).asPromise();
});

afterAll(async () => {
  await connection.close();
  await stores.stop();
});

beforeEach(async () => {
  await store.drafts.remove(owed);
});

const draft = (revision: number, text = ''): DraftDocument => ({
  ...owed,
  _id: 'c/so-y-te#agency-review/so-tai-chinh',
  filing: 'nx',
  fields: [{ name: 'criteria.duties.achieved', value: text }],
  filled: [],
  revision,
  savedAt: '2013-11-01T03:00:00.000Z',
  by: 'x',
});

describe('a draft', () => {
  const daysLeft = async (): Promise<number> => {
    const kept = await connection.db?.collection<{ _id: string; forgetAt: Date }>('drafts').findOne({});
    return Math.round(((kept?.forgetAt.getTime() ?? 0) - Date.now()) / 86_400_000);
  };

  it('goes a month after the close of its evaluation, and not if that is reopened', async () => {
    await store.drafts.insert({ draft: draft(1), isOpen: true });
    expect(await daysLeft()).toBe(400);
    await store.drafts.closeOf(owed);
    expect(await daysLeft()).toBe(30);
    await store.drafts.reopenOf(owed);
    expect(await daysLeft()).toBe(400);
    await store.drafts.replace({ draft: draft(2), isOpen: false });
    expect(await daysLeft()).toBe(30);
    await store.drafts.closeOf({ ...owed, unit: 'so-noi-vu' });
    expect((await store.drafts.get(owed))?.revision).toBe(2);
  });

  it('loses nothing of two who write at once: one writes, and the other sees what stands', async () => {
    /** Who acts, and whether by reading what stands or by writing after what they have read. */
    const act = fc.record({ who: fc.constantFrom<'A' | 'B'>('A', 'B'), reads: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        await store.drafts.remove(owed);
        await store.drafts.insert({ draft: draft(1, '0'), isOpen: true });
        const seen = { A: 1, B: 1 };
        let standing = { revision: 1, text: '0' };
        for (const [i, { who, reads }] of acts.entries()) {
          if (reads) {
            seen[who] = (await store.drafts.get(owed))?.revision ?? 0;
            continue;
          }
          const isWritten = await store.drafts.replace({
            draft: draft(seen[who] + 1, `${who}${i}`),
            isOpen: true,
          });
          expect(isWritten).toBe(seen[who] === standing.revision);
          if (isWritten) {
            seen[who] += 1;
            standing = { revision: seen[who], text: `${who}${i}` };
          }
          const kept = await store.drafts.get(owed);
          expect({ revision: kept?.revision, text: kept?.fields[0]?.value }).toEqual(standing);
        }
      }),
      { numRuns: 40 },
    );
  });
});
