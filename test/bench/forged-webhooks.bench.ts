/**
 * `npm run bench`: what a forged message of 1 MiB costs the API's process and the store, and what of it is its body: the same
 * with one of 10 bytes costs the rest. The forger is a process of its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { NO_LIMITS } from '../support/api/api';
import { describeApi } from '../support/api/describe-api';
import { NOW, NOW_SECONDS, registerSender } from '../support/api/webhooks';
import { type CallCounter, countCalls } from './calls';
import { measure } from './measure';
import { type Row, say, tell } from './table';

const WARM_UP = 300;
const MESSAGES = 300;
const LARGE = 1024 * 1024;
const SMALL = 10;

/** Each message comes from an address of its own, past the limit of failures. */
const limits = { ...NO_LIMITS, trustProxy: 'loopback' };

describeApi('a forged message of 1 MiB', { at: NOW, deps: () => ({ limits }), ownServer: true }, (api) => {
  let server: Server;
  let calls: CallCounter;

  beforeAll(async () => {
    await registerSender(api);
    server = api.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    calls = await countCalls({ storeUri: api.storePart?.uri ?? '' });
  });

  afterAll(async () => {
    await calls.close();
    server.closeAllConnections();
    server.close();
  });

  /** Has so many sent, one after the other. */
  async function forge(count: number, timestamp: number, bytes: number): Promise<void> {
    const { port } = server.address() as AddressInfo;
    const asked = [port, count, timestamp, bytes].map(String);
    const forger = fork(path.join(__dirname, 'forger.cjs'), asked);
    const [code] = (await once(forger, 'exit')) as [number];
    if (code !== 0) throw new Error('a message was not answered 401');
  }

  it('costs', async () => {
    for (const bytes of [LARGE, SMALL]) await forge(WARM_UP, NOW_SECONDS, bytes);
    const processes = { API: process.pid, store: api.storePart?.pid ?? 0 };
    const rows: Row[] = [];
    const measured = async (name: string, timestamp: number, bytes: number) => {
      const measurement = await measure({ processes, calls }, MESSAGES, () =>
        forge(MESSAGES, timestamp, bytes),
      );
      rows.push([name, measurement]);
      return measurement.cpuMs['API'] ?? 0;
    };
    const bodies: string[] = [];
    for (const [name, timestamp] of [
      ['fresh', NOW_SECONDS],
      ['with a stale timestamp', NOW_SECONDS - 301],
    ] as const) {
      const large = await measured(`${name}, 1 MiB`, timestamp, LARGE);
      const small = await measured(`${name}, 10 bytes`, timestamp, SMALL);
      bodies.push(`${(large - small).toFixed(2)} ms of one ${name}`);
    }
    tell('forged messages', 'message', rows);
    say(`the body of 1 MiB takes ${bodies.join(', ')}`);
  }, 300_000);
});
