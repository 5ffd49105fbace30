import type { Router } from 'express';
import { accountOf } from '../../domain/sign-in';
import { enterPassword, recordRefusedSignIn } from '../../use-cases/sign-in/enter-password';
import type { ApiDeps } from '../deps';
import { afterAnswer } from '../http/after-answer';
import { networkOf } from '../http/client-address';
import { isTrustworthy } from '../http/origin';
import type { Browser } from './browser';
import { sendPage } from './page';
import { fieldOf, pageRouter, secretFieldOf } from './page-router';
import { passwordPage } from './password-pages';
import { insecurePage } from './plain-pages';
import { returnPath } from './return-path';

/** To come in by password and second factor. */
export function passwordRoutes(deps: ApiDeps, browser: Browser): Router {
  const signIn = { ...deps, ...deps.signIn };
  const { router, page, act } = pageRouter();

  page('/dang-nhap/mat-khau', (request, response) => {
    const returnTo = returnPath(request.query['ve']);
    sendPage(response, isTrustworthy(request) ? passwordPage({ returnTo }) : insecurePage);
  });

  act('/sign-in/password', '/dang-nhap/mat-khau', async (request, response) => {
    const address = fieldOf(request, 'address') ?? '';
    const returnTo = returnPath(fieldOf(request, 've'));
    const entered = await enterPassword(signIn, {
      address: accountOf(address),
      password: secretFieldOf(request, 'password') ?? '',
      code: fieldOf(request, 'code') ?? '',
      came: browser.came(request),
      network: networkOf(request.ip),
    });
    if ('session' in entered) {
      browser.enter(response, entered.session, returnTo);
      return;
    }
    const { refused, account } = entered;
    if (account) {
      const { from } = browser.came(request);
      afterAnswer(response, deps.logger, () => {
        recordRefusedSignIn(deps, account, from).catch((error: unknown) => {
          deps.logger.warn({ err: error, account: account._id }, 'a refused sign-in was not recorded');
        });
      });
    }
    sendPage(response, passwordPage({ returnTo, address, problem: refused }));
  });
  return router;
}
