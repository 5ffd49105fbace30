import { readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { mongo } from 'mongoose';
import { type RunningService, startService } from '../../../commands/service';
import { anyFreePorts } from '../../../commands/service-ports';
import type { KeyRole } from '../../../domain/key-roles';
import { openStore, type Store } from '../../../store/store';
import { newKey } from '../../../use-cases/keys/keys';
import { pollers } from '../../../use-cases/supervision/task-queue';
import { TASK_QUEUES } from '../../../workflows/contract';

/** The whole service on a folder: each part a process of its own, and a look past the API at its store and at Temporal. */
export interface Running {
  service: RunningService;
  store: Store;
  client: Client;
  /** By an administrator's key, unless another is named; throws what is refused. */
  call: <Body>(path: string, options?: { body?: object; key?: string }) => Promise<Answered<Body>>;
  /** A new key of a party. */
  keyOf(party: string, role: KeyRole): Promise<string>;
  /** Evaluations that the worker has in memory. */
  cached(): Promise<number>;
  /** What the driver has been asked through {@link store}, by name and collection. */
  commands: string[];
  stop(): Promise<void>;
  /** SIGKILL to everything. */
  kill(): Promise<void>;
}

interface Answered<Body> {
  status: number;
  body: Body;
  bytes: number;
  ms: number;
}

/** As many requests as can be under way at once. */
export const IN_FLIGHT = 50;

export async function startRunning({
  folder,
  config,
  onLine,
}: {
  folder: string;
  config: string;
  onLine: (line: string) => void;
}): Promise<Running> {
  const metricsPort = await freePort();
  const service = await startService({
    dataDir: folder,
    ports: anyFreePorts,
    temporalUi: false,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      CONFIG_DIR: config,
      LOG_LEVEL: 'warn',
      WORKER_METRICS_PORT: String(metricsPort),
      // Its own limits are what is measured, not those for one key or for a relay.
      REQUESTS_PER_MINUTE: '100000000',
      MAIL_PER_SECOND: '1000',
    },
    onLine,
  });
  const commands: string[] = [];
  const note = ({ commandName, command }: mongo.CommandStartedEvent) =>
    void commands.push(`${commandName} ${String((command as mongo.Document)[commandName])}`);
  const store = await openStore({ uri: service.mongodbUri, onCommand: note });
  const connection = await Connection.connect({ address: service.temporalAddress });
  const admin = (await readFile(service.adminKeyFile, 'utf8')).trim();
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const close = async () => {
    agent.destroy();
    await store.close();
    await connection.close();
  };
  return {
    service,
    store,
    client: new Client({ connection }),
    commands,
    call: (path, { body, key = admin } = {}) =>
      ask({ url: `${service.apiUrl}/api/v1${path}`, agent, key, body }),
    async keyOf(party, role) {
      const { key, document } = newKey({ label: 'sizes', roles: [role], party, nowMs: Date.now(), days: 1 });
      await store.keys.create(document);
      return key;
    },
    async cached() {
      const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
      const sizes = (await answer.text()).matchAll(/^temporal_sticky_cache_size\{[^}]*\} (\d+)/gm);
      return [...sizes].reduce((sum, [, size]) => sum + Number(size), 0);
    },
    async stop() {
      await close();
      await service.stop();
    },
    async kill() {
      service.kill();
      await close();
      // As if the process that started them had ended with them.
      await rm(path.join(folder, 'lock'));
    },
  };
}

/** Resolves once a worker takes work. */
export async function atWork({ client }: Running): Promise<void> {
  while ((await pollers(client, TASK_QUEUES.evaluations)) === 0) await pause(50);
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function ask<Body>({
  url,
  agent,
  key,
  body,
}: {
  url: string;
  agent: Agent;
  key: string;
  body?: object | undefined;
}): Promise<Answered<Body>> {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const asked = request(url, { method: body ? 'POST' : 'GET', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const ms = performance.now() - since;
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0 } = response;
        if (status >= 400) reject(new Error(`${url}: ${status} ${bytes.toString()}`));
        else resolve({ status, body: JSON.parse(bytes.toString()) as Body, bytes: bytes.length, ms });
      });
    });
    asked.once('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}
