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

const address = (example: string) =>
  z.url(said({ en: `must be an address such as ${example}`, vi: `phải là địa chỉ, ví dụ ${example}` }));

const mustBeSafe = said({
  en: 'must be https, or http on this machine (localhost, 127.0.0.1)',
  vi: 'phải dùng https, hoặc http tại chính máy này (localhost, 127.0.0.1)',
});

/** An address for browsers, as its origin: `https://danh-gia.tinh.example`. */
export const publicUrl = address('https://danh-gia.tinh.example')
  .transform((text) => new URL(text))
  .refine(isSafe, mustBeSafe)
  .refine(
    isOrigin,
    said({ en: 'must end with the host or the port', vi: 'chỉ gồm tên máy chủ và cổng, không có phần sau' }),
  )
  .transform(({ origin }) => origin);

/** OpenID Connect Core, section 2; and not the address of its description, of which nothing would check whose it is. */
const isIssuer = ({ pathname, search, hash, username, password }: URL): boolean =>
  !pathname.includes('/.well-known/') && [search, hash, username, password].every((part) => part === '');

/** The issuer of a provider of OpenID Connect, to the letter: what it signs has it in the very same way. */
export const issuerUrl = address('https://dang-nhap.tinh.example')
  .transform((text) => ({ text, url: new URL(text) }))
  .refine(({ url }) => isSafe(url), mustBeSafe)
  .refine(
    ({ url }) => isIssuer(url),
    said({
      en: "must be the provider's issuer alone, without a query or /.well-known/",
      vi: 'chỉ gồm địa chỉ issuer của hệ thống đăng nhập, không có phần truy vấn và /.well-known/',
    }),
  )
  .transform(({ text }) => text);
