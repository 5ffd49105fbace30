import { createHmac } from 'node:crypto';
import type { Request, Response } from 'express';

/** What this service keeps in a browser. */
export type CookieName = 'session' | 'ticket' | 'province';

const SUFFIX = { session: '', ticket: '-code', province: '-oidc' } as const;

/**
 * Cookies ignore ports, so that two services on one host would take each other's: each has names of its own. The prefix
 * makes the browser insist on `Secure`, on no domain and on the whole path (RFC 6265bis, section 4.1.3.2).
 */
export const cookieNames = (secret: string | undefined) => {
  const own =
    secret === undefined
      ? ''
      : `-${createHmac('sha256', secret).update('cookies').digest('hex').slice(0, 4)}`;
  return (name: CookieName): string => `__Host-cv${own}${SUFFIX[name]}`;
};

/** What a browser sends under a name; undefined if it sends nothing. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** `Lax`: under `Strict` a link in webmail would arrive as if nobody were signed in. Without an age it ends with the browser. */
export function setCookie(response: Response, name: string, value: string): void {
  response.append('Set-Cookie', `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`);
}

export function dropCookie(response: Response, name: string): void {
  response.append('Set-Cookie', `${name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`);
}
