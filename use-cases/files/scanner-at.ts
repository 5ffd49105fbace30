import { clamd } from './clamd';
import { icap } from './icap';
import type { Scanner } from './scanner';

/** The scanner that a setting names, which is checked already. */
export function scannerAt(url: string | undefined): Scanner | undefined {
  if (url === undefined) return undefined;
  const { protocol, hostname: host, port, pathname } = new URL(url);
  const at = { host, port: Number(port) };
  return protocol === 'clamd:' ? clamd(at) : icap({ ...at, service: pathname.slice(1) });
}
