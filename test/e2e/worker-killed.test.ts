import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { compiledEntry } from '../../config/project-root';
import { fromMs, toMs } from '../../domain/time';
import type { StorePart } from '../../embedded/parts/store';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { messageIdOf } from '../../mail/message-id';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { LetterDocument } from '../../store/documents/letter';
import { letterId, roundId } from '../../store/ids';
import { openStore, type Store } from '../../store/store';
import { dispatcherInputOf } from '../../use-cases/campaigns/dispatcher-input';
import type { campaign as campaignWorkflow } from '../../workflows/campaign';
import { campaignWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { storeTestCampaign } from '../fixtures/campaign';
import { manyClerks } from '../fixtures/many-clerks';
import { openedThisMinute } from '../fixtures/running-year';
import { type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { startTestStorePart, startTestTemporal } from '../support/parts';
import { sized, tell } from '../support/size';
import { temporaryFolder } from '../support/temporary-folder';

/** As many letters as the worker has in hand at once. */
const IN_HAND = 8;
const LETTERS = sized(3_000, 60);
const KILLS = sized(5, 1);
/** The relay has a letter for as long before it says so: whoever is killed then was never told. */
const SLOW_MS = 80;

const register = manyClerks(LETTERS);

let temporal: TemporalPart;
let part: StorePart;
let store: Store;
let client: Client;
let smtp: MisbehavingSmtp;
let worker: ChildProcess;
let removeFolder: () => Promise<void>;

beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  temporal = await startTestTemporal(folder);
  part = await startTestStorePart(folder);
  store = await openStore({ uri: part.uri });
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  smtp = await startMisbehavingSmtp({ slowMs: SLOW_MS, behave: () => 'accept' });
  keepWorking();
});

afterAll(async () => {
  worker.removeAllListeners('exit');
  worker.kill('SIGKILL');
  await smtp.close();
  await store.close();
  await client.connection.close();
  await Promise.all([temporal.stop(), part.stop()]);
  await removeFolder();
});

/** The worker as it is in production: a process of its own, started again whenever it ends. */
function keepWorking(): void {
  worker = spawn(process.execPath, [compiledEntry('commands/cong-vu'), 'worker'], {
    env: {
      ...process.env,
      MONGODB_URI: part.uri,
      TEMPORAL_ADDRESS: temporal.address,
      SMTP_URL: smtp.url,
      // The relay is the slow part here.
      MAIL_PER_SECOND: '1000',
    },
    stdio: 'ignore',
  });
  worker.once('exit', keepWorking);
}

async function open(): Promise<CampaignDocument> {
  const { document: campaign } = await storeTestCampaign(store, {
    ...openedThisMinute(),
    register,
  });
  const { _id: id, openedAt } = campaign;
  const dispatcher = dispatcherInputOf(campaign, fromMs(toMs(openedAt) - 1));
  await client.workflow.start<typeof campaignWorkflow>('campaign', {
    workflowId: campaignWorkflowId(id),
    taskQueue: TASK_QUEUES.evaluations,
    args: [{ campaign: id, units: register.units.length, dispatcher }],
  });
  return campaign;
}

/** The letters of the opening by their `Message-ID`, as they would be without a kill. */
function expected({ _id: campaign, openedAt: at, plan }: CampaignDocument): string[] {
  const round = roundId({ campaign, at, supplement: false });
  const sender = plan.sender.email;
  return register.people.map(({ id }) => messageIdOf({ letterKey: letterId({ round, person: id }), sender }));
}

/** How often each letter has arrived. */
function arrived(): Map<string, number> {
  const times = new Map<string, number>();
  for (const { raw } of smtp.taken) {
    const [, id = 'none'] = /^Message-ID: (\S+)\r?$/im.exec(raw) ?? [];
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

async function allSent(campaign: string): Promise<LetterDocument[]> {
  // Counting them all reads them all: not while they are being sent.
  while (arrived().size < LETTERS) await pause(200);
  while ((await store.letters.countByState(campaign)).sent < LETTERS) await pause(200);
  const letters: LetterDocument[] = [];
  for await (const letter of store.letters.each({ campaign })) letters.push(letter);
  return letters;
}

test(`of ${LETTERS} letters none is lost, and only what was in hand may come twice, with the worker killed ${KILLS} times`, async () => {
  const since = performance.now();
  const campaign = await open();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (smtp.taken.length < (LETTERS * kill) / (KILLS + 1)) await pause(SLOW_MS / 20);
    worker.kill('SIGKILL');
  }
  const letters = await allSent(campaign._id);
  const times = arrived();
  expect([...times.keys()].sort()).toEqual(expected(campaign).sort());
  expect(letters.map(({ messageId = '' }) => messageId).sort()).toEqual([...times.keys()].sort());
  const doubles = smtp.taken.length - LETTERS;
  expect(doubles).toBeLessThanOrEqual(IN_HAND * KILLS);
  const counted = letters.filter(({ possibleDuplicates }) => possibleDuplicates > 0);
  expect(counted.length).toBeLessThanOrEqual(IN_HAND * KILLS);
  for (const { messageId = '', possibleDuplicates } of letters) {
    expect(times.get(messageId)).toBeLessThanOrEqual(1 + possibleDuplicates);
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  tell(`${LETTERS} letters, ${KILLS} kills: ${doubles} came twice, ${counted.length} counted, ${seconds} s`);
}, 600_000);
