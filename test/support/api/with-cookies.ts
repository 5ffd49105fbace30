import type { Express } from 'express';
import request from 'supertest';
import type { Method } from '../../../api/http/endpoint';
import { type Browser, openBrowser } from './browser';

/** What a browser says of a request that a page of ours makes. */
export const OURS = { 'Sec-Fetch-Site': 'same-origin' };

/** What browsers, new and old, say of a request that comes from elsewhere; the last says nothing at all. */
export const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'none' },
  { Origin: 'https://elsewhere.example' },
  { Origin: 'null' },
  {},
];

/** Another browser that has the cookies of this one as they are now: of somebody who has stolen them, or planted them. */
export function copyOf(browser: Pick<Browser, 'cookies'>, app: Express): Browser {
  const copy = openBrowser(app);
  for (const [name, value] of browser.cookies) (copy.cookies as Map<string, string>).set(name, value);
  return copy;
}

/** A request to the API by the cookies of a browser. */
export function ask(
  app: Express,
  browser: Pick<Browser, 'cookies'>,
  { method, path, from = OURS }: { method: Method; path: string; from?: Readonly<Record<string, string>> },
): request.Test {
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  return request(app)[method](`/api/v1${path}`).set('Cookie', cookie).set(from);
}
