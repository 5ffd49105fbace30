import { z } from 'zod';
import { said } from '../domain/text';

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
  .url(
    said({
      en: 'must be an address such as https://danh-gia.tinh.example',
      vi: 'phải là địa chỉ, ví dụ https://danh-gia.tinh.example',
    }),
  )
  .transform((address) => new URL(address))
  .refine(
    isSafe,
    said({
      en: 'must be https, or http on this machine (localhost, 127.0.0.1)',
      vi: 'phải dùng https, hoặc http tại chính máy này (localhost, 127.0.0.1)',
    }),
  )
  .refine(
    isOrigin,
    said({ en: 'must end with the host or the port', vi: 'chỉ gồm tên máy chủ và cổng, không có phần sau' }),
  )
  .transform(({ origin }) => origin);
