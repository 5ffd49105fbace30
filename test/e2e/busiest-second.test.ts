import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { compiledEntry } from '../../config/project-root';
import { fromMs, toMs } from '../../domain/time';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { openStore, type Store } from '../../store/store';
import { dispatcherInputOf } from '../../use-cases/campaigns/dispatcher-input';
import type { campaign as campaignWorkflow } from '../../workflows/campaign';
import { campaignWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { storeTestCampaign } from '../fixtures/campaign';
import { manyClerks } from '../fixtures/many-clerks';
import { openedThisMinute } from '../fixtures/running-year';
import { busiestSecond } from '../support/busiest-second';
import { type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { startTestTemporal } from '../support/parts';
import { tell } from '../support/size';
import { startTestStores, type TestStores } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

/** Each has pages of its own, so that the two workers take turns with the relay. */
const CAMPAIGNS = 6;
const LETTERS = CAMPAIGNS * 400;
const PER_SECOND = 40;
/** The relay has a letter for as long before it says so: several are under way at once. */
const SLOW_MS = 30;

let temporal: TemporalPart;
let stores: TestStores;
let store: Store;
let client: Client;
let removeFolder: () => Promise<void>;
/** The same relay by two doors: so one sees which of the workers came. */
let doors: MisbehavingSmtp[];
let workers: ChildProcess[];

beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  stores = await startTestStores();
  const uri = stores.freshUri();
  store = await openStore({ uri });
  stores.closing(uri, store);
  temporal = await startTestTemporal(folder);
  const { address } = temporal;
  client = new Client({ connection: await Connection.connect({ address }) });
  const door = () => startMisbehavingSmtp({ slowMs: SLOW_MS, behave: () => 'accept' });
  doors = [await door(), await door()];
  workers = doors.map(({ url }) =>
    spawn(process.execPath, [compiledEntry('commands/cong-vu'), 'worker'], {
      env: {
        ...process.env,
        MONGODB_URI: uri,
        TEMPORAL_ADDRESS: address,
        SMTP_URL: url,
        MAIL_PER_SECOND: String(PER_SECOND),
      },
      stdio: 'ignore',
    }),
  );
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  for (const door of doors) await door.close();
  await client.connection.close();
  await temporal.stop();
  await stores.stop();
  await removeFolder();
});

async function open(id: string): Promise<void> {
  const register = manyClerks(LETTERS / CAMPAIGNS);
  const { document } = await storeTestCampaign(store, { _id: id, ...openedThisMinute(), register });
  await client.workflow.start<typeof campaignWorkflow>('campaign', {
    workflowId: campaignWorkflowId(id),
    taskQueue: TASK_QUEUES.evaluations,
    args: [
      {
        campaign: id,
        units: register.units.length,
        dispatcher: dispatcherInputOf(document, fromMs(toMs(document.openedAt) - 1)),
      },
    ],
  });
}

test(`of two workers that send ${LETTERS} letters the relay takes no more than ${PER_SECOND} in any second`, async () => {
  await Promise.all(Array.from({ length: CAMPAIGNS }, (_, i) => open(`thu-nghiem-${i}`)));
  const taken = () => doors.map((door) => door.taken.map(({ atMs }) => atMs));
  while (taken().flat().length < LETTERS) await pause(50);
  const times = taken().flat();
  const shares = taken().map(({ length }) => length);
  const busiest = busiestSecond(times);
  const seconds = ((Math.max(...times) - Math.min(...times)) / 1000).toFixed(1);
  tell(`${shares.join(' and ')} letters in ${seconds} s, ${busiest} in the busiest second`);
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(busiest).toBeLessThanOrEqual(PER_SECOND);
}, 600_000);
