import { loopback } from '../embedded/process/ports';

/** Where the API can be called that listens on a host: all interfaces are none that can be, and IPv6 is bracketed (RFC 3986, 3.2.2). */
export function apiAddress({ host, port }: { host: string; port: number }): string {
  const reachable = host === '0.0.0.0' || host === '::' ? loopback : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
