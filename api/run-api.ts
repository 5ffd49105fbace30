import { once } from 'node:events';
import type { Server } from 'node:http';
import type { ListenOptions } from 'node:net';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { configFolderOf } from '../config/config-folder';
import { onEndAsked } from '../config/end-signals';
import { type Environment, readEnvironment, required } from '../config/environment';
import { faceAtOf } from '../config/face-at';
import { createLogger } from '../config/logger';
import { oidcSettingsOf } from '../config/oidc-settings';
import { MB } from '../domain/files/file-limits';
import { createPacer } from '../mail/pacer';
import { remembering } from '../store/remembering/store';
import { openStore, type Store } from '../store/store';
import { sealFactors } from '../use-cases/accounts/seal-factors';
import { auditRefusals } from '../use-cases/audit-refusals';
import { folderCatalogue } from '../use-cases/campaigns/catalogue';
import { delayFigures } from '../use-cases/delay-figures';
import { deliveryOf } from '../use-cases/evaluations/delivery';
import { scannerAt } from '../use-cases/files/scanner-at';
import { ensureFirstKey, warnOfFirstKeys } from '../use-cases/keys/first-key';
import { letterFigures } from '../use-cases/letters/letter-figures';
import { pulsing } from '../use-cases/live/pulsing-store';
import { raisePulses } from '../use-cases/live/raise-pulses';
import { tallying, tallyLetters } from '../use-cases/live/tally-letters';
import { sealOf } from '../use-cases/senders/seal';
import { sealSecrets } from '../use-cases/senders/seal-secrets';
import { providerOf } from '../use-cases/sign-in/provider';
import { connectTemporal } from './connect';
import { createApp } from './create-app';
import type { ApiDeps } from './deps';
import { createApiServer } from './http/server';
import { createStreams } from './live/streams';
import { type Mailers, mailersOf } from './mailers';
import { createMetrics } from './metrics';
import { createMetricsServer } from './metrics-server';

/** Answers under way get this long to end; an update is answered within 5 s. */
const GRACE_MS = 10_000;

/** The API's process; on SIGTERM, SIGINT and SIGHUP it finishes the answers under way, and then this resolves. */
export async function runApi(env: NodeJS.ProcessEnv): Promise<void> {
  const environment = readEnvironment(env);
  const oidc = oidcSettingsOf(environment);
  const logger = createLogger({ level: environment.LOG_LEVEL, process: 'api' });
  // What cannot be read is said before anything is connected; the mailers connect when they send.
  const mailers = mailersOf(environment);
  try {
    const store = await openStore({ uri: required(environment, 'MONGODB_URI') });
    try {
      const client = await connectTemporal(environment);
      const pulses = raisePulses({ pulses: store.pulses, logger });
      const tally = tallyLetters({ tallies: store.tallies, logger });
      try {
        if (!mailers.relay) logger.warn('no sign-in codes can be sent: SIGN_IN_SMTP_URL is not set');
        const own = remembering(tallying(pulsing(store, pulses), tally));
        await serve({ environment, oidc, mailers, logger, store: own, client });
      } finally {
        await pulses.flush();
        await tally.flush();
        await client.connection.close();
      }
    } finally {
      await store.close();
    }
  } finally {
    mailers.close();
  }
}

interface Parts {
  environment: Environment;
  oidc: ReturnType<typeof oidcSettingsOf>;
  mailers: Mailers;
  logger: Logger;
  store: Store;
  client: Client;
}

/** Listens until the process is asked to end, and then finishes what it has begun. */
async function serve(parts: Parts): Promise<void> {
  const { environment, logger, store } = parts;
  const keyFile = await ensureFirstKey({ store, dataDir: environment.DATA_DIR, now: Date.now });
  if (keyFile !== undefined) logger.info({ file: path.resolve(keyFile) }, 'first administrator key written');
  await warnOfFirstKeys({ store, logger, now: Date.now });
  await store.register.nameAccounts();
  await store.audit.nameOlder();
  const deps = depsOf(parts);
  if (!deps.files?.scanner) logger.info('files of filings are not scanned: SCANNER_URL is not set');
  await sealSecrets(deps);
  if (environment.INSTALLATION_SECRET_BEFORE !== undefined) await sealFactors(deps);
  const asked = new Promise<NodeJS.Signals>((resolve) => onEndAsked(resolve));
  const { HOST: host, PORT: port, API_METRICS_PORT: metricsPort } = environment;
  const server = createApiServer(createApp(deps), {
    connections: environment.CONNECTIONS,
    connectionsPerAddress: environment.CONNECTIONS_PER_ADDRESS,
    logger,
  });
  deps.metrics.watch(server);
  const metrics = metricsPort === undefined ? undefined : createMetricsServer(deps);
  try {
    if (metrics) {
      await listen(metrics, { host, port: metricsPort });
      logger.info({ address: metrics.address() }, 'listening for metrics');
    }
    await listen(server, { host, port });
    logger.info({ address: server.address() }, 'listening');
    logger.info({ signal: await asked }, 'ending');
    // A server that closes waits for them.
    deps.streams.stop();
    await close(server);
    await deps.refusals.flush();
  } finally {
    metrics?.close();
    metrics?.closeAllConnections();
  }
}

const listen = async (server: Server, options: ListenOptions): Promise<void> => {
  server.listen(options);
  // Rejects if there is an error first, such as a port that is taken.
  await once(server, 'listening');
};

function depsOf({ environment, oidc, mailers, logger, store, client }: Parts): ApiDeps {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    store,
    client,
    delivery: deliveryOf({ client, store }),
    catalogue: folderCatalogue({ folder: configFolderOf(environment) }),
    now: Date.now,
    logger,
    streams: createStreams({ store, now: Date.now, logger }),
    refusals: auditRefusals({ store, now: Date.now, logger }),
    trial: environment.TRIAL_PARTS,
    signIn: {
      relay: mailers.relay,
      captured: mailers.captured,
      pace: createPacer(environment.CODES_PER_SECOND),
      codesPerClientAndHour: environment.CODES_PER_CLIENT_AND_HOUR,
      emailCode: environment.EMAIL_CODE,
      province: oidc && { name: oidc.name, provider: providerOf(oidc, { now: Date.now }) },
      trialRun: environment.TRIAL_RUN,
    },
    ...faceAtOf(environment),
    seal: sealIn(environment),
    links: { mailbox: environment.MAILBOX_URL, temporalUi: environment.TEMPORAL_UI_URL },
    files: {
      maxBytes: environment.FILES_MAX_MB * MB,
      partyBytes: environment.FILES_MB_PER_PARTY * MB,
      scanner: scannerAt(environment.SCANNER_URL),
    },
    limits: {
      requestsPerMinute: environment.REQUESTS_PER_MINUTE,
      refusalsPerMinute: environment.REFUSALS_PER_MINUTE,
      openRequestsPerMinute: environment.OPEN_REQUESTS_PER_MINUTE,
      webhooksPerMinute: environment.WEBHOOKS_PER_MINUTE,
      trustProxy: environment.TRUST_PROXY,
    },
    metrics: createMetrics({
      registry,
      letterFigures: () => letterFigures(store),
      delayFigures: () => delayFigures({ store, now: Date.now }),
    }),
  };
}

function sealIn({
  INSTALLATION_SECRET: secret,
  INSTALLATION_SECRET_BEFORE: before,
}: Environment): ApiDeps['seal'] {
  return secret === undefined ? undefined : sealOf({ secret, before });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
