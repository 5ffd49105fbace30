import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, Connection } from '@temporalio/client';
import { temporal as proto } from '@temporalio/proto';
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities';
import { connectTemporal } from '../../api/connect';
import { type Environment, readEnvironment } from '../../config/environment';
import { temporalOptionsOf } from '../../config/temporal-options';
import { REAL_TIME } from '../../domain/clock';
import { evaluationSpecs } from '../../domain/schedule';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { createMailer } from '../../mail/mailer';
import { startEvaluation } from '../../use-cases/evaluations/start-evaluation';
import { createWorkers } from '../../worker/create-workers';
import { evaluationWorkflowId, fileReview } from '../../workflows/contract';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { storeTestCampaign } from '../fixtures/campaign';
import { runningPlan } from '../fixtures/running-year';
import { smallRegister } from '../fixtures/small-register';
import { type Certificate, issued, newAuthority } from '../support/certificates';
import { startTestTemporal } from '../support/parts';
import { startTestStores, type TestStores } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { startTlsFront } from '../support/tls-front';
import { filing, workflowBundle } from '../workflows/world';

/** What the server's certificate is for; it is reached by its address. */
const SERVER_NAME = 'temporal.tinh.example';
const NAMESPACE = 'cong-vu';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let temporal: TemporalPart;
let stores: TestStores;
let front: Awaited<ReturnType<typeof startTlsFront>>;
/** As a province's own settings would be. */
let settings: NodeJS.ProcessEnv;
let strangersFiles: { cert: string; key: string };

beforeAll(async () => {
  folder = await temporaryFolder();
  [temporal, stores] = await Promise.all([startTestTemporal(folder.folder), startTestStores()]);
  const authority = await newAuthority('Temporal CA');
  const own = await issued(authority, SERVER_NAME);
  front = await startTlsFront({ own, authority, behind: temporal.address });
  const client = await filesOf('client', await issued(authority, 'cong-vu'));
  strangersFiles = await filesOf('stranger', await issued(await newAuthority('Another CA'), 'cong-vu'));
  settings = {
    TEMPORAL_ADDRESS: front.address,
    TEMPORAL_NAMESPACE: NAMESPACE,
    TEMPORAL_TLS_CERT: client.cert,
    TEMPORAL_TLS_KEY: client.key,
    TEMPORAL_TLS_CA: (await filesOf('authority', authority)).cert,
    TEMPORAL_TLS_SERVER_NAME: SERVER_NAME,
  };
  await prepareNamespace(readEnvironment(settings));
}, 600_000);

afterAll(async () => {
  await front.close();
  await Promise.all([temporal.stop(), stores.stop()]);
  await folder.remove();
});

async function filesOf(name: string, { cert, key }: Certificate): Promise<{ cert: string; key: string }> {
  const files = {
    cert: path.join(folder.folder, `${name}.pem`),
    key: path.join(folder.folder, `${name}.key`),
  };
  await writeFile(files.cert, cert);
  await writeFile(files.key, key, { mode: 0o600 });
  return files;
}

/** What an administrator does once, with `temporal operator` (docs/operations.md). */
async function prepareNamespace(environment: Environment): Promise<void> {
  const connection = await Connection.connect(temporalOptionsOf(environment));
  try {
    await connection.workflowService.registerNamespace({
      namespace: NAMESPACE,
      workflowExecutionRetentionPeriod: { seconds: (30 * 86_400) as never },
    });
    const KEYWORD = proto.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
    const names = Object.values(SEARCH_ATTRIBUTES);
    const searchAttributes = Object.fromEntries(names.map((name) => [name, KEYWORD]));
    // A new namespace is known everywhere in the server some seconds later.
    for (;;) {
      try {
        await connection.operatorService.addSearchAttributes({ namespace: NAMESPACE, searchAttributes });
        break;
      } catch (error) {
        if (!/not found/i.test(String(error))) throw error;
        await pause(500);
      }
    }
  } finally {
    await connection.close();
  }
}

test('API client and worker run an evaluation over mutual TLS, in a namespace of its own', async () => {
  const environment = readEnvironment(settings);
  const client = await connectTemporal(environment);
  const connection = await NativeConnection.connect(temporalOptionsOf(environment));
  const store = await stores.fresh();
  // As the store has a campaign that is being called off.
  await storeTestCampaign(store, { _id: 'qua-tls', state: 'cancelled' });
  const workers = await createWorkers({
    connection,
    namespace: environment.TEMPORAL_NAMESPACE,
    activities: createActivities({
      store,
      client,
      now: Date.now,
      relay: createMailer({ url: 'smtp://127.0.0.1:1' }),
    }),
    workflowBundle: await workflowBundle(),
  });
  const running = workers.run();
  try {
    await evaluate(client);
    const answered = await store.evaluations.rowOf({ campaign: 'qua-tls', unit: 'so-y-te' });
    expect(answered).toMatchObject({ open: false });
  } finally {
    workers.shutdown();
    await running;
    await connection.close();
    await client.connection.close();
  }
}, 120_000);

/** Started with its search attributes, told of a filing, and called off. */
async function evaluate(client: Client): Promise<void> {
  const now = new Date().toISOString();
  const plan = runningPlan();
  const specs = evaluationSpecs({ campaign: 'qua-tls', plan, register: smallRegister, openedAt: now });
  const spec = specs.find(({ unit }) => unit.id === 'so-y-te');
  if (!spec) throw new Error('the fixture has the unit');
  const input = { spec, clock: REAL_TIME, wakeSpreadMs: 0 };
  await startEvaluation({ client, input, reuse: 'REJECT_DUPLICATE', searchAttributes: true });
  const handle = client.workflow.getHandle<typeof unitEvaluation>(evaluationWorkflowId('qua-tls', 'so-y-te'));
  const answer = await handle.executeUpdate(fileReview, {
    args: [filing({ step: 'self-review', party: 'so-y-te', receivedAt: now })],
  });
  expect(answer).toMatchObject({ outcome: 'accepted', timeliness: 'on-time' });
  await handle.cancel();
  expect(await handle.result()).toMatchObject({ status: 'cancelled' });
  const { typedSearchAttributes } = await handle.describe();
  expect(typedSearchAttributes.getAll()).toContainEqual(
    expect.objectContaining({ value: 'so-y-te' }) as unknown,
  );
}

/** Beside each other, since each waits for seconds to be let in. */
test('a client or a worker that does not show the right certificate, or meets the wrong server, is refused', async () => {
  const without = (...names: string[]): NodeJS.ProcessEnv =>
    Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
  const refused: Record<string, NodeJS.ProcessEnv> = {
    'no client certificate': without('TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'),
    'a certificate of another authority': {
      ...settings,
      TEMPORAL_TLS_CERT: strangersFiles.cert,
      TEMPORAL_TLS_KEY: strangersFiles.key,
    },
    'a server of an authority that is not set': without('TEMPORAL_TLS_CA'),
    'a server of another name': without('TEMPORAL_TLS_SERVER_NAME'),
    'no TLS': { TEMPORAL_ADDRESS: settings['TEMPORAL_ADDRESS'], TEMPORAL_NAMESPACE: NAMESPACE },
  };
  const letIn = await Promise.all(
    Object.entries(refused).map(async ([who, env]) => {
      const options = temporalOptionsOf(readEnvironment(env));
      const ways = await Promise.allSettled([
        Connection.connect({ ...options, connectTimeout: '2s' }),
        NativeConnection.connect(options),
      ]);
      return ways.some(({ status }) => status === 'fulfilled') ? [who] : [];
    }),
  );
  expect(letIn.flat()).toEqual([]);
});
