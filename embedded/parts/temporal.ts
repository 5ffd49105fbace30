import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { compiledEntry, projectRoot } from '../../config/project-root';
import { joined } from '../../domain/text';
import { cached } from '../find/cache';
import { downloaded } from '../find/download';
import { builtFromGo } from '../find/go-build';
import { onPath } from '../find/on-path';
import { type FindContext, type FoundBinary, findBinary } from '../find/way';
import { keepRunning } from '../process/keep-running';
import { loopback, type Ports } from '../process/ports';
import { isAlive, readRecord, recordFileOf } from '../process/record';
import { listeningAt, type PartOptions, type RunningPart } from './part';

export type TemporalRole = 'grpc' | 'ui' | 'metrics';

export interface TemporalPart extends RunningPart {
  /** `host:port` of the frontend. */
  address: string;
  /** Undefined without the web UI. */
  uiUrl: string | undefined;
  /** Prometheus page of the server itself. */
  metricsUrl: string;
}

interface TemporalOptions extends PartOptions<TemporalRole> {
  /** Keywords that workflows are started with; the server must know them before that. */
  searchAttributes: readonly string[];
  /** Whether it has its web UI, which lets whoever reaches it read and end every workflow. */
  ui: boolean;
}

/** The same in `embedded/temporal/go.mod`; server 1.29.1. */
const version = '1.5.1';
const name = `temporal-${version}`;

const ways = [
  onPath('temporal'),
  cached(name),
  downloaded({
    part: 'Temporal',
    name,
    version: `v${version}`,
    script: compiledEntry('embedded/find/download-temporal'),
  }),
  builtFromGo({
    part: 'Temporal',
    name,
    moduleDir: path.join(projectRoot, 'embedded/temporal'),
    package: 'github.com/temporalio/cli/cmd/temporal',
    duration: {
      en: 'three minutes or so on two cores, once',
      vi: 'khoảng ba phút với hai lõi, một lần duy nhất',
    },
  }),
];

/** The dev server's program; downloaded or built if there is none yet, which takes minutes. */
export const findTemporal = (context: FindContext): Promise<FoundBinary> =>
  findBinary({
    part: 'Temporal',
    ways,
    advice: {
      en: 'Install the Temporal CLI or Go 1.25, or set TEMPORAL_ADDRESS to a server that runs.',
      vi: 'Đề nghị cài Temporal CLI hoặc Go 1.25, hoặc đặt TEMPORAL_ADDRESS là địa chỉ một máy chủ đang chạy.',
    },
    context,
  });

/** Starts Temporal's dev server on one SQLite file, or adopts the one that already runs on it. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalPart> {
  const { dataDir, reporter, signal, searchAttributes, ui } = options;
  const binary = await findTemporal(options);
  const folder = path.join(dataDir, 'temporal');
  await mkdir(folder, { recursive: true });
  const kept = await keepRunning({
    reporter,
    signal,
    spec: {
      name: 'temporal',
      dataDir,
      ports: options.ports,
      // The UI believes every name that leads to it: a page of another site would have to find its port first.
      drawn: ['ui'],
      command: (ports) => ({
        executable: binary.file,
        args: devServerArguments({
          ports,
          database: path.join(folder, 'temporal.db'),
          searchAttributes,
          ui,
        }),
      }),
      probe: (ports) => probeTemporal({ address: `${loopback}:${ports.grpc}`, searchAttributes }),
      orphan: 'adopt',
      // A large database after a kill; measured starts take two to four seconds.
      readyTimeoutMs: 90_000,
    },
  });
  const address = `${loopback}:${kept.ports.grpc}`;
  return {
    name: 'temporal',
    address,
    uiUrl: ui ? `http://${loopback}:${kept.ports.ui}` : undefined,
    metricsUrl: `http://${loopback}:${kept.ports.metrics}/metrics`,
    description: joined('Temporal: ', binary.origin, '; ', listeningAt({ adopted: kept.adopted, address })),
    get pid() {
      return kept.pid;
    },
    stop: () => kept.stop(),
    kill: () => kept.kill(),
  };
}

/** `host:port` of a data folder's Temporal, if it runs. */
export function runningTemporalAddress(dataDir: string): string | undefined {
  const record = readRecord(recordFileOf({ dataDir, name: 'temporal' }));
  return record && isAlive(record) ? `${loopback}:${record.ports['grpc']}` : undefined;
}

function devServerArguments(options: {
  ports: Ports<TemporalRole>;
  database: string;
  searchAttributes: readonly string[];
  ui: boolean;
}): string[] {
  const { ports, database, searchAttributes, ui } = options;
  const flags: [name: string, value: string][] = [
    ['--ip', loopback],
    ['--log-level', 'error'],
    ['--port', String(ports.grpc)],
    ['--ui-port', String(ports.ui)],
    ['--metrics-port', String(ports.metrics)],
    ['--db-filename', database],
    // Three to five times the default's rate. Survives kill -9; a power cut can cost the last commits.
    ['--sqlite-pragma', 'journal_mode=wal'],
    ['--sqlite-pragma', 'synchronous=1'],
    // It would report its version to Temporal's makers, at its start and each day.
    ['--dynamic-config-value', 'frontend.enableServerVersionCheck=false'],
    // After a sudden end it gives out once more what workers took since it last noted how far they had come, a minute by default,
    // and new work waits behind that.
    ['--dynamic-config-value', 'matching.updateAckInterval="5s"'],
    // By default it turns the eleventh update of a workflow away, and then forgets a workflow task that is not in the history yet. It
    // gives the worker the next, and where the first still waits for its local activity the history can never be replayed again.
    ['--dynamic-config-value', 'history.maxInFlightUpdates=1000'],
  ];
  for (const attribute of searchAttributes) flags.push(['--search-attribute', `${attribute}=Keyword`]);
  return ['server', 'start-dev', ...flags.flat(), ...(ui ? [] : ['--headless'])];
}

/** Real answers: the frontend is healthy, the namespace exists, and the search attributes can be used. */
async function probeTemporal(options: {
  address: string;
  searchAttributes: readonly string[];
}): Promise<void> {
  const { searchAttributes } = options;
  const connection = await Connection.connect({ address: options.address, connectTimeout: '2s' });
  try {
    await connection.withDeadline(Date.now() + 5000, async () => {
      const health = await connection.healthService.check({
        service: 'temporal.api.workflowservice.v1.WorkflowService',
      });
      if (health.status !== servingStatus) throw new Error(`Temporal's health is ${health.status}`);
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      const known = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
      const missing = searchAttributes.filter(
        (attribute) => !Object.hasOwn(known.customAttributes, attribute),
      );
      if (missing.length > 0) throw new Error(`Temporal does not know ${missing.join(', ')} yet`);
    });
  } finally {
    await connection.close();
  }
}

/** `SERVING` of grpc.health.v1. */
const servingStatus = 1;
