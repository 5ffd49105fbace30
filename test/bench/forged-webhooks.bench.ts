/**
 * `npm run bench`: the CPU time that a forged message of 1 MiB costs the API's process, and what of it is its body: the same with one
 * of 10 bytes costs the rest. The forger is a process of its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { NO_LIMITS } from '../support/api/api';
import { describeApi } from '../support/api/describe-api';
import { NOW, NOW_SECONDS, registerSender } from '../support/api/webhooks';

const WARM_UP = 300;
const MESSAGES = 300;
const LARGE = 1024 * 1024;
const SMALL = 10;

/** Each message comes from an address of its own, past the limit of failures. */
const limits = { ...NO_LIMITS, trustProxy: 'loopback' };

describeApi('a forged message of 1 MiB', { at: NOW, deps: () => ({ limits }) }, (api) => {
  let server: Server;

  beforeAll(async () => {
    await registerSender(api);
    server = api.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Sends so many, and resolves to the CPU time of one here, in milliseconds. */
  async function costOf(count: number, timestamp: number, bytes: number): Promise<number> {
    const { port } = server.address() as AddressInfo;
    const before = process.cpuUsage();
    const asked = [port, count, timestamp, bytes].map(String);
    const forger = fork(path.join(__dirname, 'forger.cjs'), asked);
    const [code] = (await once(forger, 'exit')) as [number];
    if (code !== 0) throw new Error('a message was not answered 401');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / count;
  }

  it('costs', async () => {
    for (const bytes of [LARGE, SMALL]) await costOf(WARM_UP, NOW_SECONDS, bytes);
    for (const [name, timestamp] of [
      ['fresh', NOW_SECONDS],
      ['with a stale timestamp', NOW_SECONDS - 301],
    ] as const) {
      const [large, small] = [
        await costOf(MESSAGES, timestamp, LARGE),
        await costOf(MESSAGES, timestamp, SMALL),
      ];
      const [whole, rest, body] = [large, small, large - small].map((ms) => ms.toFixed(2));
      process.stdout.write(
        `${MESSAGES} ${name}: ${whole} ms of CPU at 1 MiB, ${rest} ms at 10 bytes; the body ${body} ms\n`,
      );
    }
  }, 300_000);
});
