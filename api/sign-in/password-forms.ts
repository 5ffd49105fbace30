import type { Request, Response } from 'express';
import type { AccountDocument } from '../../store/documents/account';
import { otpauthUri } from '../../use-cases/accounts/second-factor';
import { beginSession } from '../../use-cases/sign-in/session';
import type { ApiDeps } from '../deps';
import type { Browser } from './browser';
import { secretFieldOf } from './page-router';

/** What the forms have that set a password or connect an authenticator, and what comes of them. */

export const authenticatorOf = (secret: string, address: string) => ({
  secret,
  uri: otpauthUri(secret, address),
});

export const chosenIn = (request: Request) => ({
  password: secretFieldOf(request, 'password') ?? '',
  repeated: secretFieldOf(request, 'repeated') ?? '',
});

/** A session in this browser, after a change that has ended all others. */
export const comingIn =
  (deps: ApiDeps, browser: Browser) =>
  async (
    request: Request,
    response: Response,
    { address: account, name }: AccountDocument,
  ): Promise<void> => {
    const person = { account, name, realm: 'all', strength: 'strong', method: 'password' } as const;
    const session = await beginSession(deps, person, browser.came(request));
    if (session !== undefined) browser.keepSession(response, session);
  };
