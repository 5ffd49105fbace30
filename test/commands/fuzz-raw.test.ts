import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { createApiServer } from '../../api/http/server';
import { type Health, worse } from '../../commands/fuzz/raw/health';
import { randomFrom } from '../../commands/fuzz/raw/random';
import { rawCase } from '../../commands/fuzz/raw/requests';
import { sendRawCases } from '../../commands/fuzz/raw/run-raw';
import { describeApi } from '../support/api/describe-api';
import { until } from '../support/until';

const SEED = 2013;
const CASES = 400;

describeApi('mutated requests over bare sockets', { open: 'fuzz' }, (api) => {
  let server: Server;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    server = createApiServer(api.app, {
      connections: 1000,
      connectionsPerAddress: 1000,
      logger: api.deps.logger,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(() => {
    process.off('unhandledRejection', note);
    server.close();
  });

  it('are answered without a fault of ours, and leave nothing open', async () => {
    const { port } = server.address() as AddressInfo;
    const { findings, answers } = await sendRawCases({ port, key: api.key, cases: CASES, seed: SEED });
    expect(findings).toEqual([]);
    expect([...answers.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 404]));
    expect(unhandled).toEqual([]);
    expect(api.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
    const connections = promisify(server.getConnections.bind(server));
    await until(async () => ((await connections()) === 0 ? true : undefined));
  }, 60_000);
});

it('a case that is answered with a fault of the service is named with what was sent', async () => {
  const failing = createServer((_request, response) => response.writeHead(500).end());
  failing.listen(0, '127.0.0.1');
  await once(failing, 'listening');
  const { port } = failing.address() as AddressInfo;
  const { findings } = await sendRawCases({ port, key: 'bí mật', cases: 5, seed: SEED });
  failing.closeAllConnections();
  failing.close();
  expect(findings[0]).toMatchObject({ number: expect.any(Number), status: 500 });
  expect(findings.map(({ sent }) => sent).join()).not.toContain('bí mật');
});

it('the same seed makes the same cases', () => {
  const casesOf = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 200 }, () =>
      JSON.stringify(rawCase(random, 'key')).replaceAll(/\d{10}/g, 'now'),
    );
  };
  expect(casesOf(7)).toEqual(casesOf(7));
  expect(casesOf(7)).not.toEqual(casesOf(8));
});

it('a process that was started again, a memory that grows and connections that stay are faults', () => {
  const before: Health = { startedAt: 1, heapBytes: 50e6, residentBytes: 200e6, connections: 0 };
  const faultsOf = (after: Partial<Health>) => worse(before, { ...before, ...after }).length;
  expect(faultsOf({})).toBe(0);
  expect(faultsOf({ heapBytes: 80e6, residentBytes: 300e6 })).toBe(0);
  expect(faultsOf({ startedAt: 2 })).toBe(1);
  expect(faultsOf({ heapBytes: 95e6 })).toBe(1);
  expect(faultsOf({ residentBytes: 400e6 })).toBe(1);
  expect(faultsOf({ connections: 1 })).toBe(1);
});
