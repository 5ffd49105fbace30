import type { Router } from 'express';
import { pendingSecret } from '../../use-cases/accounts/second-factor';
import { setUp } from '../../use-cases/accounts/set-up';
import { accountOfSetup } from '../../use-cases/accounts/setup-link';
import type { ApiDeps } from '../deps';
import { isTrustworthy } from '../http/origin';
import type { Browser } from './browser';
import { type Page, sendPage } from './page';
import { fieldOf, pageRouter } from './page-router';
import type { ShownFault } from './password-fields';
import { authenticatorOf, chosenIn, comingIn } from './password-forms';
import { insecurePage, unsealedPage } from './plain-pages';
import { returnPath } from './return-path';
import { endedSetupPage, recoveryCodesPage, setupPage } from './setup-pages';

/** Where the link of an invitation or a reset leads. */
export function setupRoutes(deps: ApiDeps, browser: Browser): Router {
  const { router, page, act } = pageRouter();
  const comeIn = comingIn(deps, browser);

  const shownSetup = async (link: string, fault?: ShownFault): Promise<Page> => {
    const account = await accountOfSetup(deps, link);
    if (!account) return endedSetupPage;
    const { address, name } = account;
    const authenticator = authenticatorOf(pendingSecret(link), address);
    return setupPage({ link, address, name, authenticator, ...(fault && { fault }) });
  };

  page('/thiet-lap/:link', async (request, response) => {
    const { link } = request.params as { link: string };
    if (!isTrustworthy(request)) sendPage(response, insecurePage);
    else sendPage(response, deps.seal ? await shownSetup(link) : unsealedPage);
  });

  act('/sign-in/setup', '/dang-nhap/mat-khau', async (request, response) => {
    const link = fieldOf(request, 'link') ?? '';
    const { seal } = deps;
    if (!seal) {
      sendPage(response, unsealedPage);
      return;
    }
    const done = await setUp(
      { ...deps, seal },
      { link, code: fieldOf(request, 'code') ?? '', ...chosenIn(request) },
    );
    if ('fault' in done) {
      sendPage(response, done.fault === 'over' ? endedSetupPage : await shownSetup(link, done.fault));
      return;
    }
    await comeIn(request, response, done.account);
    sendPage(response, recoveryCodesPage(done.recoveryCodes, returnPath(undefined)));
  });
  return router;
}
