import path from 'node:path';
import { compiledEntry, projectRoot } from '../../config/project-root';
import type { Said, Text } from '../../domain/text';
import { cached } from '../find/cache';
import { downloaded } from '../find/download';
import { onPath } from '../find/on-path';
import { fromPyPi, keptFromPyPi } from '../find/python';
import type { Way } from '../find/way';
import { loopback } from '../process/ports';

/** The programs that can be the embedded store; they cannot read each other's files. */
export const STORE_ENGINES = ['mongod', 'secantusd-rs', 'secantusd-py'] as const;
export type StoreEngine = (typeof STORE_ENGINES)[number];

export interface StoreRun {
  port: number;
  /** Its data. */
  folder: string;
  /** An empty file of settings, so that none is looked for elsewhere. */
  settings: string;
  /** Whether whoever connects has to say a password. */
  auth: boolean;
}

interface Engine {
  label: string;
  /** Where else to get it, for a data folder that was made by it. */
  advice: Said;
  /** Of connection strings: what a driver has to know of this engine, as measured (docs/decisions/0010). */
  options: Readonly<Record<string, string>>;
  arguments(run: StoreRun): string[];
  /** Whether it sees that it should end only when somebody connects; otherwise after two seconds. */
  endsByConnection?: boolean;
}

const secantusArguments = ({ port, folder, settings, auth }: StoreRun): string[] => [
  '--host',
  loopback,
  '--port',
  String(port),
  '--storage-path',
  folder,
  '--config',
  settings,
  // Half of the machine's memory is not for one office's store.
  '--cache-size',
  '1G',
  // Without it what was acknowledged as journaled is lost with the process (secantusd-rs) or the power.
  '--sync-on-commit',
  ...(auth ? ['--auth'] : []),
];

export const ENGINES: Record<StoreEngine, Engine> = {
  mongod: {
    label: 'MongoDB',
    advice: { en: 'install mongod', vi: 'đề nghị cài mongod' },
    options: {},
    arguments: ({ port, folder, auth }) => [
      '--dbpath',
      folder,
      '--bind_ip',
      loopback,
      '--port',
      String(port),
      '--quiet',
      ...(auth ? ['--auth'] : []),
    ],
  },
  'secantusd-rs': {
    label: 'SecantusDB',
    advice: { en: 'install secantusd-rs', vi: 'đề nghị cài secantusd-rs' },
    options: { retryWrites: 'false', maxPoolSize: '6' },
    arguments: secantusArguments,
  },
  'secantusd-py': {
    label: 'SecantusDB',
    advice: { en: 'install Python 3.11, 3.12 or 3.13', vi: 'đề nghị cài Python 3.11, 3.12 hoặc 3.13' },
    // Threads contend beyond six connections.
    options: { retryWrites: 'false', maxPoolSize: '6' },
    arguments: secantusArguments,
    // It closes the socket that its thread waits at, which on Linux wakes no thread.
    endsByConnection: true,
  },
};

/** What lines about the store begin with. */
export const STORE: Text = { en: 'Store', vi: 'Kho dữ liệu' };

const mongodName = 'mongod-8.2.6';
const secantusDb = {
  part: STORE,
  name: 'secantusdb-0.7.0b3',
  requirements: path.join(projectRoot, 'embedded/secantusdb/requirements.txt'),
  module: 'secantus.cli',
  duration: { en: 'ten seconds or so, once', vi: 'khoảng mười giây, một lần duy nhất' },
};

interface EngineWay {
  engine: StoreEngine;
  way: Way;
}

/** In the order of preference; what an earlier start fetched spares the next one a download that fails. */
export const STORE_WAYS: readonly EngineWay[] = [
  { engine: 'mongod', way: onPath('mongod') },
  { engine: 'mongod', way: cached(mongodName) },
  { engine: 'secantusd-py', way: async (context) => keptUnlessRust(context) },
  {
    engine: 'mongod',
    way: downloaded({
      part: STORE,
      name: mongodName,
      version: '8.2.6',
      script: compiledEntry('embedded/find/download-mongod'),
    }),
  },
  { engine: 'secantusd-rs', way: onPath('secantusd-rs') },
  { engine: 'secantusd-py', way: fromPyPi(secantusDb) },
];

/** The faster one may have been installed since. */
const keptUnlessRust: Way = async (context) =>
  (await onPath('secantusd-rs')(context)) ? undefined : keptFromPyPi(secantusDb)(context);
