import fc from 'fast-check';
import type { Store } from '../../store/store';
import { plan2013 } from '../fixtures/plans';
import { startTestStores, type TestStores } from '../support/store';
import { faultsOf } from './any-order/check';
import { Rig, TestServer } from './any-order/rig';
import { Doing, type Sequence, sequence, stepsTo } from './any-order/steps';

/** The full sizes are for `npm run endure`. */
const IS_FULL = process.env['ENDURE'] !== undefined;
const RUNS = Number(process.env['ANY_ORDER_RUNS'] ?? (IS_FULL ? 100 : 6));
const STEPS = Number(process.env['ANY_ORDER_STEPS'] ?? (IS_FULL ? 14 : 8));
const SEED = Number(process.env['ANY_ORDER_SEED'] ?? 1);

/** Those after which all is over within days of real time's seconds. */
const LATE = ['2013-12-06T02:00:00.000Z', '2013-12-27T02:00:00.000Z', '2014-01-07T02:00:00.000Z'] as const;

let stores: TestStores;
let server: TestServer | undefined;
let store: Store | undefined;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(async () => {
  await server?.stop();
  await stores.stop();
});

/** Does a sequence with a campaign of its own; resolves to every difference from what should have become of it. */
async function run({ openedAt, standing, steps }: Sequence): Promise<string[]> {
  server ??= await TestServer.start();
  store ??= await stores.fresh();
  const rig = await Rig.open({ server, store, plan: plan2013, openedAt });
  try {
    const doing = new Doing(rig);
    for (const step of [...stepsTo(standing), ...steps]) await doing.do(step);
    await doing.end();
    return await faultsOf({ rig, doing });
  } finally {
    await rig.close();
  }
}

test('whatever happens in whatever order, each letter is sent, waits, or is withdrawn for a reason; none is missing, none comes twice', async () => {
  const property = fc.asyncProperty(
    sequence({ length: STEPS, ...(!IS_FULL && { openings: LATE }) }),
    async (each) => {
      const begun = performance.now();
      let faults: string[];
      try {
        faults = await run(each);
      } catch (error) {
        await server?.stop().catch(() => undefined);
        server = undefined;
        store = undefined;
        throw error;
      }
      if (process.env['ANY_ORDER_LOG'])
        process.stdout.write(
          `RUN ${((performance.now() - begun) / 1000).toFixed(1)} s ${faults.length} faults ${JSON.stringify(each)}\n${faults.slice(0, 8).join('\n')}\n`,
        );
      expect(faults).toEqual([]);
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: !IS_FULL });
}, 7_200_000);
