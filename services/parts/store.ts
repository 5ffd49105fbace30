import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { mongo } from 'mongoose';
import { cached } from '../find/cache';
import { downloaded } from '../find/download';
import { builtFromGo } from '../find/go-build';
import { onPath } from '../find/on-path';
import { findBinary, type FindContext, type FoundBinary, type Way } from '../find/way';
import { keepRunning } from '../process/keep-running';
import { loopback } from '../process/ports';
import { compiledEntry, projectRoot } from '../project-root';
import type { PartOptions, RunningPart } from './part';

type StoreEngine = 'mongod' | 'ferretdb';

export interface StorePart extends RunningPart {
  engine: StoreEngine;
  /** A connection string with the database `cong-vu`. */
  uri: string;
}

const mongodName = 'mongod-8.2.6';
/** The same version in `services/ferretdb/go.mod`; the digit after it counts changes of our `main.go`. */
const ferretdbName = 'ferretdb-1.24.2-2';

const programs: Record<
  StoreEngine,
  { label: string; arguments: (port: number, folder: string) => string[] }
> = {
  mongod: {
    label: 'MongoDB',
    arguments: (port, folder) => [
      '--dbpath',
      folder,
      '--bind_ip',
      loopback,
      '--port',
      String(port),
      '--quiet',
    ],
  },
  ferretdb: {
    label: 'FerretDB on SQLite',
    arguments: (port, folder) => ['-listen', `${loopback}:${port}`, '-data', folder],
  },
};

/** In the order of preference. */
const ways: { engine: StoreEngine; way: Way }[] = [
  { engine: 'mongod', way: onPath('mongod') },
  { engine: 'mongod', way: cached(mongodName) },
  { engine: 'ferretdb', way: cached(ferretdbName) },
  {
    engine: 'mongod',
    way: downloaded({
      part: 'Store',
      name: mongodName,
      version: '8.2.6',
      script: compiledEntry('services/find/download-mongod'),
    }),
  },
  {
    engine: 'ferretdb',
    way: builtFromGo({
      part: 'Store',
      name: ferretdbName,
      moduleDir: path.join(projectRoot, 'services/ferretdb'),
      package: '.',
      tags: ['ferretdb_no_postgresql'],
      duration: 'half a minute or so, once',
    }),
  },
];

/** Starts the MongoDB-compatible store on its data folder, or adopts the one that already runs on it. */
export async function startStore(options: PartOptions<'store'>): Promise<StorePart> {
  const { dataDir, reporter, signal } = options;
  const { engine, binary } = await findStore(options);
  const program = programs[engine];
  const folder = engineFolder(dataDir, engine);
  await mkdir(folder, { recursive: true });
  const kept = await keepRunning({
    reporter,
    signal,
    spec: {
      name: 'store',
      dataDir,
      ports: options.ports,
      command: (ports) => ({ executable: binary.file, args: program.arguments(ports.store, folder) }),
      probe: (ports) => ping({ uri: `mongodb://${loopback}:${ports.store}/` }),
      orphan: 'adopt',
      // mongod replays its journal before it listens.
      readyTimeoutMs: 90_000,
    },
  });
  const uri = `mongodb://${loopback}:${kept.ports.store}/cong-vu`;
  return {
    name: 'store',
    engine,
    uri,
    description: `Store: ${program.label}, ${binary.origin}; ${kept.adopted ? 'still running' : 'listening'} at ${uri}`,
    get pid() {
      return kept.pid;
    },
    stop: () => kept.stop(),
    kill: () => kept.kill(),
  };
}

/**
 * The engines cannot read each other's files: a data folder stays with the one that made it, also when a mongod appears on
 * the `PATH` later. Without any yet, one is downloaded or built, which takes half a minute.
 */
export async function findStore(
  options: FindContext & { dataDir: string },
): Promise<{ engine: StoreEngine; binary: FoundBinary }> {
  const bound = (['mongod', 'ferretdb'] as const).find((engine) =>
    existsSync(engineFolder(options.dataDir, engine)),
  );
  let engine: StoreEngine = bound ?? 'mongod';
  const binary = await findBinary({
    part: 'Store',
    ways: ways
      .filter((candidate) => bound === undefined || candidate.engine === bound)
      .map((candidate) => async (context) => {
        const found = await candidate.way(context);
        if (found !== undefined) engine = candidate.engine;
        return found;
      }),
    advice:
      bound === 'mongod'
        ? 'The data folder was made by mongod: install it, or set MONGODB_URI to a server that runs.'
        : 'Install mongod or Go 1.24, or set MONGODB_URI to a server that runs.',
    context: options,
  });
  return { engine, binary };
}

function engineFolder(dataDir: string, engine: StoreEngine): string {
  return path.join(dataDir, 'store', engine);
}

async function ping(options: { uri: string }): Promise<void> {
  const client = new mongo.MongoClient(options.uri, {
    serverSelectionTimeoutMS: 2000,
    directConnection: true,
  });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}
