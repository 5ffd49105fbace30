import type { Express } from 'express';
import type request from 'supertest';
import { type Browser, openBrowser } from '../api/browser';
import { openProvinceBrowser, type ProvinceBrowser, PUBLIC_URL } from './provider';

/** Somebody's browser, at the service and at the province's provider. */
export interface Visitor extends Browser {
  /** Clicks a link of ours that leads to the provider; resolves to its address there. */
  leave(path?: string): Promise<string>;
  /** Signs in there, or declines; resolves to the path of ours that the provider leads back to. */
  signInThere(address: string, as?: string): Promise<string>;
  /** Comes from the provider. */
  comeBack(path: string): Promise<request.Response>;
  /** All of it. */
  signIn(as: string | undefined, path?: string): Promise<request.Response>;
  /** The page that somebody is led to. */
  follow(response: request.Response): Promise<request.Response>;
}

export const OURS = { 'Sec-Fetch-Site': 'same-origin' };
const START = '/sign-in/oidc?ve=%2Fviec';

export function openVisitor(app: Express): Visitor {
  const browser = openBrowser(app);
  // Whoever signs in there does so where nobody else is signed in.
  const there = new Map<string | undefined, ProvinceBrowser>();
  const locationOf = ({ headers, status, text }: request.Response): string => {
    const { location } = headers;
    if (location === undefined) throw new Error(`leads nowhere: ${status} ${text.slice(0, 500)}`);
    return location;
  };
  const visitor: Visitor = {
    ...browser,
    leave: async (path = START) => locationOf(await browser.get(path, OURS)),
    async signInThere(address, as) {
      const theirs = there.get(as) ?? openProvinceBrowser();
      there.set(as, theirs);
      return (await theirs.visit(address, as)).slice(PUBLIC_URL.length);
    },
    comeBack: (path) => browser.get(path, { 'Sec-Fetch-Site': 'cross-site' }),
    signIn: async (as, path) => visitor.comeBack(await visitor.signInThere(await visitor.leave(path), as)),
    follow: (response) => browser.get(locationOf(response), { 'Sec-Fetch-Site': 'cross-site' }),
  };
  return visitor;
}
