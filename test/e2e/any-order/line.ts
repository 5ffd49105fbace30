import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Client } from '@temporalio/client';

/**
 * A line from workers to the test server that overhears the names of their own queues (`<identity>-<32 hex digits>`).
 *
 * A worker has what it remembers of a workflow sent to a queue of its own. When it is gone a real server gives up on
 * that queue within seconds; the test server puts tasks into it for ever, and nobody would ever take them.
 */
export class Line {
  readonly ownQueues = new Set<string>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to(address: string): Promise<Line> {
    const [host = '', port] = address.split(':');
    const server = createServer();
    const line = new Line(server);
    server.on('connection', (socket) => line.join(socket, connect(Number(port), host)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get address(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the line is closed');
    return `127.0.0.1:${address.port}`;
  }

  private join(worker: Socket, server: Socket): void {
    // Otherwise each answer waits for what comes after it.
    for (const each of [worker, server]) each.setNoDelay(true);
    let rest = '';
    worker.on('data', (data) => {
      const heard = rest + data.toString('latin1');
      for (const [name] of heard.matchAll(OWN_QUEUE)) this.ownQueues.add(name);
      rest = heard.slice(-100);
    });
    for (const [from, to] of [
      [worker, server],
      [server, worker],
    ] as const) {
      this.sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.sockets.delete(from);
      });
    }
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

const OWN_QUEUE = /any-order-[0-9]+-[0-9a-f]{32}/g;
export const identity = (n: number): string => `any-order-${n}`;

/** Gives back what lies in the queue of a worker that is gone, for whichever worker there is; until it is stopped. */
export function giveBack(client: Client, queue: string): { stop(): void } {
  const stopping = new AbortController();
  const { workflowService } = client.connection;
  const namespace = 'default';
  const run = async () => {
    while (!stopping.signal.aborted) {
      const { taskToken } = await client.connection.withAbortSignal(stopping.signal, () =>
        workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: queue }, identity: 'nobody' }),
      );
      if (!taskToken?.length) continue;
      await workflowService.respondWorkflowTaskFailed({ namespace, taskToken, identity: 'nobody' });
    }
  };
  // Ended by its own stop, or with the server.
  void run().catch(() => undefined);
  return { stop: () => stopping.abort() };
}
