import { readFileSync } from 'node:fs';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from '../activities/create-activities';
import { dkimKeyOf } from '../config/dkim-key';
import { type Environment, readEnvironment, required } from '../config/environment';
import { faceAtOf } from '../config/face-at';
import { createLogger } from '../config/logger';
import { connectedTo } from '../config/temporal-options';
import { createMailer } from '../mail/mailer';
import { rememberingRegister } from '../store/remembering/register';
import { openStore, type Store } from '../store/store';
import { pulsing } from '../use-cases/live/pulsing-store';
import { raisePulses } from '../use-cases/live/raise-pulses';
import { tallying, tallyLetters } from '../use-cases/live/tally-letters';
import { createWorkers } from './create-workers';
import { installRuntime } from './install-runtime';
import { replayRunning } from './replay-running';
import { startSupervision } from './supervise';
import { startSweeper } from './sweeper';
import { BUNDLE_FILE } from './workflow-bundle';

/** The worker's process; on SIGTERM, SIGINT and SIGHUP it finishes what it has begun, and then this resolves. */
export async function runWorker(env: NodeJS.ProcessEnv): Promise<void> {
  const environment = readEnvironment(env);
  const dkim = dkimKeyOf(environment);
  const logger = createLogger({ level: environment.LOG_LEVEL, process: 'worker' });
  const { WORKER_METRICS_PORT: port, HOST: host } = environment;
  installRuntime({ logger, metricsAddress: port === undefined ? undefined : `${host}:${port}` });
  const closers: (() => void | Promise<void>)[] = [];
  try {
    await work({ environment, dkim, logger, onEnd: (close) => closers.unshift(close) });
  } finally {
    for (const close of closers) await close();
  }
}

async function work({
  environment,
  dkim,
  logger,
  onEnd,
}: {
  environment: Environment;
  dkim: ReturnType<typeof dkimKeyOf>;
  logger: Logger;
  /** Closes what was opened, the last one first. */
  onEnd: (close: () => void | Promise<void>) => void;
}): Promise<void> {
  const uri = required(environment, 'MONGODB_URI');
  const opened = await openStore({ uri });
  onEnd(() => opened.close());
  // A letter that the relay took and the store does not know as sent would be sent again: this one waits for an election.
  const patient = await openStore({ uri, serverSelectionMs: 15_000 });
  onEnd(() => patient.close());
  const pulses = raisePulses({ pulses: opened.pulses, logger });
  onEnd(() => pulses.flush());
  const tally = tallyLetters({ tallies: opened.tallies, logger });
  onEnd(() => tally.flush());
  const ownStore = (each: Store): Store => {
    const told = tallying(pulsing(each, pulses), tally);
    return { ...told, register: rememberingRegister(told.register) };
  };
  const [store, sendingStore] = [ownStore(opened), ownStore(patient)];
  const connection = await connectedTo(environment, (options) => NativeConnection.connect(options));
  onEnd(() => connection.close());
  const { TEMPORAL_NAMESPACE: namespace, CAPTURED_SMTP_URL: capturedUrl, SMTP_TLS_CA: caFile } = environment;
  const client = new Client({ connection, namespace });
  const workflowBundle = { codePath: BUNDLE_FILE };
  await replayRunning({ client, workflowBundle, logger });
  const ca = caFile === undefined ? undefined : readFileSync(caFile, 'utf8');
  const relay = createMailer({ url: required(environment, 'SMTP_URL'), ca, dkim });
  onEnd(() => relay.close());
  const captured = capturedUrl === undefined ? undefined : createMailer({ url: capturedUrl });
  onEnd(() => captured?.close());
  const workers = await createWorkers({
    connection,
    namespace,
    activities: createActivities({
      store,
      sendingStore,
      client,
      now: Date.now,
      relay,
      mailPerSecond: environment.MAIL_PER_SECOND,
      captured,
      faceAt: faceAtOf(environment).faceAt,
    }),
    workflowBundle,
  });
  const sweeper = startSweeper({ client, store, now: Date.now, logger });
  onEnd(() => sweeper.stop());
  const supervision = startSupervision({ client, store, now: Date.now, logger });
  onEnd(() => supervision.stop());
  await workers.run();
}
