import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** Everything of ours listens here and nowhere else. */
export const loopback = '127.0.0.1';

/** One port per role, such as `{ grpc: 7233, ui: 8233 }`; as a wish, 0 stands for any free port. */
export type Ports<Role extends string> = Readonly<Record<Role, number>>;

/**
 * Free ports for all roles: those of the last time if the wish is unchanged, else those wished for, else any. Only a look:
 * another process may take a port before ours listens, which then shows as a failed start.
 */
export async function chooseFreePorts<Role extends string>(options: {
  asked: Ports<Role>;
  last?: { asked: Readonly<Record<string, number>>; ports: Readonly<Record<string, number>> };
  /** Roles for which the last time does not count. */
  drawn?: readonly Role[];
}): Promise<Ports<Role>> {
  const { asked, last, drawn = [] } = options;
  const chosen: Record<string, number> = {};
  for (const [role, wish] of Object.entries<number>(asked)) {
    const isDrawn = drawn.some((each) => each === role);
    const remembered = !isDrawn && last?.asked[role] === wish ? last.ports[role] : undefined;
    const candidates = [remembered, wish].filter((port) => port !== undefined && port !== 0);
    chosen[role] = (await firstFree(candidates as number[], Object.values(chosen))) ?? (await anyFreePort());
  }
  return chosen as Ports<Role>;
}

async function firstFree(candidates: number[], taken: number[]): Promise<number | undefined> {
  for (const port of candidates) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  return undefined;
}

/** Whether we could listen on this loopback port now. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

/** Connects to a loopback port, and hangs up; nothing where nobody listens. */
export async function knock(port: number): Promise<void> {
  const socket = net.connect({ port, host: loopback, timeout: 1000 });
  await new Promise((resolve) => {
    for (const event of ['connect', 'error', 'timeout']) socket.once(event, resolve);
  });
  socket.destroy();
}

async function anyFreePort(): Promise<number> {
  return await listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  const server = net.createServer();
  server.listen({ port, host: loopback });
  await once(server, 'listening');
  const found = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return found;
}
