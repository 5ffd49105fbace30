import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mongo } from 'mongoose';
import { joined } from '../../domain/text';
import { BinaryNotFound, type FindContext, type FoundBinary, findBinary } from '../find/way';
import { keepRunning } from '../process/keep-running';
import { knock, loopback } from '../process/ports';
import { isAlive, readRecord, recordFileOf } from '../process/record';
import { type ProcessSpec, startRecorded } from '../process/recorded-process';
import { listeningAt, type PartOptions, type RunningPart } from './part';
import { ENGINES, STORE, STORE_ENGINES, STORE_WAYS, type StoreEngine } from './store-engines';
import { readStorePassword, setStorePassword, storeUri } from './store-password';

export interface StorePart extends RunningPart {
  engine: StoreEngine;
  /** A connection string with the database `cong-vu`; it holds the password. */
  uri: string;
}

interface StoreOptions extends PartOptions<'store'> {
  /** Whether whoever connects has to say the password of the data folder; tests of other things do without. */
  password?: boolean;
}

/** mongod replays its journal before it listens. */
const READY_TIMEOUT_MS = 90_000;

/** Starts the store on its data folder, or adopts the one that already runs on it. */
export async function startStore(options: StoreOptions): Promise<StorePart> {
  const { dataDir, reporter, signal, password: auth = true } = options;
  const { engine, binary } = await findStore(options);
  const { label, options: driverOptions } = ENGINES[engine];
  const specOf = await prepare({ dataDir, engine, binary });
  if (auth && readStorePassword(dataDir) === undefined) await firstPassword({ dataDir, specOf, signal });
  const password = auth ? readStorePassword(dataDir) : undefined;
  const kept = await keepRunning({
    reporter,
    signal,
    spec: { ...specOf({ name: 'store', auth, password }), ports: options.ports },
  });
  const address = `${loopback}:${kept.ports.store}`;
  return {
    name: 'store',
    engine,
    uri: storeUri({ address, password, options: driverOptions }),
    description: joined(
      STORE,
      `: ${label}, `,
      binary.origin,
      '; ',
      listeningAt({ adopted: kept.adopted, address }),
    ),
    get pid() {
      return kept.pid;
    },
    stop: () => kept.stop(),
    kill: () => kept.kill(),
  };
}

/** Whether a data folder has a store, running or not. */
export const hasStore = (dataDir: string): boolean => engineOf(dataDir) !== undefined;

/** The connection string of a data folder's store, if it runs. */
export function runningStoreUri(dataDir: string): string | undefined {
  const record = readRecord(recordFileOf({ dataDir, name: 'store' }));
  const engine = engineOf(dataDir);
  if (!record || !engine || !isAlive(record)) return undefined;
  const address = `${loopback}:${record.ports['store']}`;
  return storeUri({ address, password: readStorePassword(dataDir), options: ENGINES[engine].options });
}

type SpecOf = (run: {
  name: string;
  auth: boolean;
  password: string | undefined;
}) => Omit<ProcessSpec<'store'>, 'ports'>;

/** Makes the data folder, for its owner alone, and says how the engine runs on it. */
async function prepare({
  dataDir,
  engine,
  binary,
}: {
  dataDir: string;
  engine: StoreEngine;
  binary: FoundBinary;
}): Promise<SpecOf> {
  const folder = engineFolder(dataDir, engine);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // It may be older than this rule.
  await chmod(path.dirname(folder), 0o700);
  const settings = path.join(path.dirname(folder), 'settings.toml');
  await writeFile(settings, '');
  return ({ name, auth, password }) => ({
    name,
    dataDir,
    command: ({ store: port }) => ({
      executable: binary.file,
      args: [...(binary.args ?? []), ...ENGINES[engine].arguments({ port, folder, settings, auth })],
    }),
    probe: (ports) => ping(storeUri({ address: `${loopback}:${ports.store}`, password })),
    orphan: 'adopt',
    readyTimeoutMs: READY_TIMEOUT_MS,
    ...(ENGINES[engine].endsByConnection && { wakeToEnd: ({ store }) => knock(store) }),
  });
}

/**
 * Not every engine has MongoDB's exception for the first user: it runs once for nobody but us, on a port that nobody
 * knows, where its user is made.
 */
async function firstPassword({
  dataDir,
  specOf,
  signal,
}: {
  dataDir: string;
  specOf: SpecOf;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const spec = specOf({ name: 'store-setup', auth: false, password: undefined });
  const running = await startRecorded<'store'>({ ...spec, ports: { store: 0 }, orphan: 'end' }, { signal });
  try {
    await setStorePassword({ dataDir, address: `${loopback}:${running.ports.store}` });
  } finally {
    await running.stop();
  }
}

/**
 * The engines cannot read each other's files: a data folder stays with the one that made it, also when another appears
 * on the `PATH` later. Without any yet, one is downloaded or fetched.
 */
export async function findStore(
  options: FindContext & { dataDir: string },
): Promise<{ engine: StoreEngine; binary: FoundBinary }> {
  const { dataDir } = options;
  refuseOldData(dataDir);
  const bound = engineOf(dataDir);
  let engine: StoreEngine = bound ?? 'mongod';
  const binary = await findBinary({
    part: STORE,
    ways: STORE_WAYS.filter((candidate) => bound === undefined || candidate.engine === bound).map(
      (candidate) => async (context) => {
        const found = await candidate.way(context);
        if (found !== undefined) engine = candidate.engine;
        return found;
      },
    ),
    advice:
      bound === undefined
        ? {
            en: 'Install mongod, or Python 3.11 to 3.13, or set MONGODB_URI to a server that runs.',
            vi: 'Đề nghị cài mongod hoặc Python 3.11 đến 3.13, hoặc đặt MONGODB_URI là địa chỉ một máy chủ đang chạy.',
          }
        : joined(
            {
              en: `${engineFolder(dataDir, bound)} was made by ${bound}: `,
              vi: `${engineFolder(dataDir, bound)} do ${bound} tạo ra: `,
            },
            ENGINES[bound].advice,
            {
              en: ', or set MONGODB_URI to a server that runs.',
              vi: ', hoặc đặt MONGODB_URI là địa chỉ một máy chủ đang chạy.',
            },
          ),
    context: options,
  });
  return { engine, binary };
}

/** What the first version kept its data in. */
function refuseOldData(dataDir: string): void {
  const folder = path.join(dataDir, 'store', 'ferretdb');
  if (!existsSync(folder)) return;
  throw new BinaryNotFound({
    en: `${folder} holds the data of FerretDB, which this version does not read. Move ${dataDir} away, or name another folder.`,
    vi: `${folder} chứa dữ liệu của FerretDB, phiên bản này không đọc được. Đề nghị chuyển ${dataDir} đi nơi khác, hoặc chọn thư mục khác.`,
  });
}

/** The engine that made a data folder. */
const engineOf = (dataDir: string): StoreEngine | undefined =>
  STORE_ENGINES.find((engine) => existsSync(engineFolder(dataDir, engine)));

function engineFolder(dataDir: string, engine: StoreEngine): string {
  return path.join(dataDir, 'store', engine);
}

/** With the password, where there is one: a store that does not know it is not ours to use. */
async function ping(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 2000 });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}
