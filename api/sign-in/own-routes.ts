import type { Request, Response, Router } from 'express';
import type { AccountDocument } from '../../store/documents/account';
import { pendingSecret } from '../../use-cases/accounts/second-factor';
import {
  type ChangedAccount,
  changeFactor,
  changePassword,
  changeRecoveryCodes,
  type SetUpFault,
} from '../../use-cases/accounts/set-up';
import { tellAccount } from '../../use-cases/accounts/tell';
import type { ApiDeps } from '../deps';
import type { Browser } from './browser';
import { newFactorPage, newPasswordPage, newRecoveryCodesPage } from './own-pages';
import { type Page, sendPage } from './page';
import { fieldOf, leadTo, pageRouter, secretFieldOf } from './page-router';
import type { ShownFault } from './password-fields';
import { authenticatorOf, chosenIn, comingIn } from './password-forms';
import { unsealedPage } from './plain-pages';
import { recoveryCodesPage } from './setup-pages';

const OWN = '/toi';

/** To change one's own password, authenticator and recovery codes. */
export function ownRoutes(deps: ApiDeps, browser: Browser): Router {
  const { router, page, act } = pageRouter();
  const comeIn = comingIn(deps, browser);

  /** What a browser shows and does for the account of a strong session that began by password; others are led to sign in. */
  const own =
    (
      handle: (
        request: Request,
        response: Response,
        account: AccountDocument,
        pending: string,
      ) => Promise<void>,
    ) =>
    async (request: Request, response: Response) => {
      const session = await browser.living(request);
      const account =
        session?.accountId === undefined || session.method !== 'password'
          ? null
          : await deps.store.accounts.get(session.accountId);
      if (account)
        await handle(request, response, account, pendingSecret(`${browser.session(request) ?? ''}`));
      else leadTo(response, `/dang-nhap/mat-khau?ve=${encodeURIComponent(request.path)}`);
    };

  const changed = async (
    request: Request,
    response: Response,
    {
      what,
      done,
      again,
    }: {
      what: Parameters<typeof tellAccount>[2];
      done: { account: AccountDocument } | ChangedAccount | { fault: SetUpFault };
      again: (fault: ShownFault) => Page;
    },
  ) => {
    if ('fault' in done) {
      if (done.fault === 'over') leadTo(response, OWN);
      else sendPage(response, again(done.fault));
      return;
    }
    await tellAccount(deps, done.account, what);
    await comeIn(request, response, done.account);
    if ('recoveryCodes' in done) sendPage(response, recoveryCodesPage(done.recoveryCodes, OWN));
    else leadTo(response, OWN);
  };

  page(
    '/toi/mat-khau',
    own(async (_request, response, { address }) => sendPage(response, newPasswordPage(address))),
  );
  act(
    '/sign-in/new-password',
    '/toi/mat-khau',
    own(async (request, response, account) => {
      const chosen = { current: secretFieldOf(request, 'current') ?? '', ...chosenIn(request) };
      const again = (fault: ShownFault) => newPasswordPage(account.address, fault);
      const done = await changePassword(deps, account, chosen);
      await changed(request, response, { what: 'password-changed', done, again });
    }),
  );

  page(
    '/toi/ung-dung-xac-thuc',
    own(async (_request, response, { address }, secret) =>
      sendPage(response, deps.seal ? newFactorPage(address, authenticatorOf(secret, address)) : unsealedPage),
    ),
  );
  act(
    '/sign-in/new-factor',
    '/toi/ung-dung-xac-thuc',
    own(async (request, response, account, secret) => {
      const { seal } = deps;
      const { address } = account;
      if (!seal) {
        sendPage(response, unsealedPage);
        return;
      }
      const proof = {
        current: secretFieldOf(request, 'current') ?? '',
        code: fieldOf(request, 'code') ?? '',
      };
      const done = await changeFactor({ ...deps, seal }, account, { ...proof, secret });
      const again = (fault: ShownFault) => newFactorPage(address, authenticatorOf(secret, address), fault);
      await changed(request, response, { what: 'second-factor-changed', done, again });
    }),
  );

  page(
    '/toi/ma-du-phong',
    own(async (_request, response) => sendPage(response, newRecoveryCodesPage())),
  );
  act(
    '/sign-in/new-recovery-codes',
    '/toi/ma-du-phong',
    own(async (request, response, account) => {
      const done = await changeRecoveryCodes(deps, account, { code: fieldOf(request, 'code') ?? '' });
      await changed(request, response, { what: 'recovery-codes-changed', done, again: newRecoveryCodesPage });
    }),
  );
  return router;
}
