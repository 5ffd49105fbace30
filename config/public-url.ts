import { z } from 'zod';

/** The names of this very machine: what is asked there over http crosses no network. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

/** A browser keeps the session's cookie there, and nobody reads along on the way. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

const isOrigin = ({ pathname, search, hash, username, password }: URL): boolean =>
  pathname === '/' && [search, hash, username, password].every((part) => part === '');

/** An address for browsers, as its origin: `https://danh-gia.tinh.example`. */
export const publicUrl = z
  .url('must be an address such as https://danh-gia.tinh.example')
  .transform((address) => new URL(address))
  .refine(isSafe, 'must be https, or http on this machine (localhost, 127.0.0.1)')
  .refine(isOrigin, 'must end with the host or the port')
  .transform(({ origin }) => origin);
