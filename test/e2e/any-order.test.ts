import fc from 'fast-check';
import type { Store } from '../../store/store';
import { plan2013 } from '../fixtures/plans';
import { IS_FULL } from '../support/size';
import { startTestStores, type TestStores } from '../support/store';
import { faultsOf } from './any-order/check';
import { Doing } from './any-order/doing';
import { Rig } from './any-order/rig';
import { type Sequence, sequence, stepsTo } from './any-order/sequence';
import { TestServer } from './any-order/server';

const STEPS = Number(process.env['ANY_ORDER_STEPS'] ?? (IS_FULL ? 14 : 8));
const SEED = Number(process.env['ANY_ORDER_SEED'] ?? 1);
/** One sequence, as a failure prints it, instead of all. */
const ONE = process.env['ANY_ORDER_SEQUENCE'];

/** Those after which all is over within days of real time's seconds. */
const LATE = ['2013-12-06T02:00:00.000Z', '2013-12-27T02:00:00.000Z', '2014-01-07T02:00:00.000Z'] as const;

/** Each fails with a fault of its own put into the rules; few of those that chance makes would. */
const KNOWN: Sequence[] = [
  // Nobody is skipped because a later stage, told after an outage, speaks to somebody else.
  [
    { do: 'pass', to: 'the next instant' },
    { do: 'spell', part: 'worker', days: 6 },
    { do: 'pass', days: 2 },
  ],
  // What an evaluation could not tell the store before it was ended is told by the run that follows it.
  [
    { do: 'pass', to: 'the next instant' },
    { do: 'switch', part: 'store' },
    { do: 'pass', days: 3 },
    { do: 'end', what: 0 },
    { do: 'switch', part: 'store' },
    { do: 'pass', days: 1 },
  ],
  // Nor is a letter that was held taken back for it; what waits for release when all has closed keeps nothing open.
  [
    { do: 'spell', part: 'sending', days: 4 },
    { do: 'pass', days: 1 },
    { do: 'decide', unit: 'all', times: 4 },
  ],
  // Nobody is asked for what is stored, though its evaluation does not know of it yet.
  [
    { do: 'switch', part: 'worker' },
    { do: 'file all', unit: 0 },
    { do: 'pass', days: 2 },
    { do: 'switch', part: 'worker' },
    { do: 'pass', days: 1 },
  ],
].map((steps) => ({
  openedAt: '2014-01-07T02:00:00.000Z',
  standing: [0, 0, 5, 0],
  steps: steps as Sequence['steps'],
}));

/** Where it must be quick, the first of those above. */
const RUNS = Number(process.env['ANY_ORDER_RUNS'] ?? (IS_FULL ? 100 : 1));

let stores: TestStores;
let store: Store;
beforeAll(async () => {
  stores = await startTestStores();
  store = await stores.fresh();
});
afterAll(async () => {
  await stores.stop();
});

/** Does a sequence with a campaign of its own; resolves to every difference from what should have become of it. */
async function run(each: Sequence): Promise<string[]> {
  // A server of its own, since its time begins at the opening.
  const server = await TestServer.start(each.openedAt);
  try {
    return await runOn(server, each);
  } finally {
    await server.stop();
  }
}

async function runOn(server: TestServer, { openedAt, standing, steps }: Sequence): Promise<string[]> {
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
      const faults = await run(each);
      if (process.env['ANY_ORDER_LOG'])
        process.stdout.write(
          `RUN ${((performance.now() - begun) / 1000).toFixed(1)} s ${faults.length} faults ${JSON.stringify(each)}\n${faults.slice(0, 8).join('\n')}\n`,
        );
      expect(faults).toEqual([]);
    },
  );
  const first = ONE === undefined ? KNOWN : [JSON.parse(ONE) as Sequence];
  const examples = first.map((each): [Sequence] => [each]);
  const numRuns = ONE === undefined ? RUNS : 1;
  await fc.assert(property, { seed: SEED, numRuns, examples, endOnFailure: !IS_FULL });
}, 7_200_000);
