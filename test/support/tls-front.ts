import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { Certificate } from './certificates';

/** Mutual TLS before a server that speaks none: who shows no certificate of the authority's does not get through. */
export async function startTlsFront({
  own,
  authority,
  behind,
}: {
  own: Certificate;
  authority: Certificate;
  /** `host:port`. */
  behind: string;
}): Promise<{ address: string; close: () => Promise<void> }> {
  const [host = '', port = ''] = behind.split(':');
  const open = new Set<net.Socket>();
  const server = tls.createServer({
    ...own,
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: true,
    // gRPC is HTTP/2 from the first byte.
    ALPNProtocols: ['h2'],
  });
  server.on('secureConnection', (outside) => {
    const inside = net.connect(Number(port), host);
    for (const [socket, other] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      open.add(socket);
      socket
        .on('error', () => undefined)
        .once('close', () => {
          open.delete(socket);
          other.destroy();
        });
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
