import type { Request, Response, Router } from 'express';
import { accountOf } from '../../domain/sign-in';
import type { AccountDocument } from '../../store/account-documents';
import { otpauthUri, pendingSecret } from '../../use-cases/accounts/second-factor';
import {
  type ChangedAccount,
  changeFactor,
  changePassword,
  changeRecoveryCodes,
  type SetUpFault,
  setUp,
} from '../../use-cases/accounts/set-up';
import { accountOfSetup } from '../../use-cases/accounts/setup-link';
import { tellAccount } from '../../use-cases/accounts/tell';
import { enterPassword, recordRefusedSignIn } from '../../use-cases/sign-in/enter-password';
import { beginSession } from '../../use-cases/sign-in/session';
import type { ApiDeps } from '../deps';
import { afterAnswer } from '../http/after-answer';
import { networkOf } from '../http/client-address';
import { isTrustworthy } from '../http/origin';
import type { Browser } from './browser';
import { newFactorPage, newPasswordPage, newRecoveryCodesPage } from './own-pages';
import { type Page, sendPage } from './page';
import { fieldOf, leadTo, pageRouter, secretFieldOf } from './page-router';
import type { ShownFault } from './password-fields';
import { passwordPage } from './password-pages';
import { insecurePage, unsealedPage } from './plain-pages';
import { returnPath } from './return-path';
import { endedSetupPage, recoveryCodesPage, setupPage } from './setup-pages';

const OWN = '/toi';

/** To come in by password and second factor, to set both, and to change them. */
export function passwordRoutes(deps: ApiDeps, browser: Browser): Router {
  const signIn = { ...deps, ...deps.signIn };
  const { router, page, act } = pageRouter();

  /** In this browser; all other sessions have ended with the change. */
  const comeIn = async (
    request: Request,
    response: Response,
    { address: account, name }: AccountDocument,
  ) => {
    const person = { account, name, realm: 'all', strength: 'strong', method: 'password' } as const;
    const session = await beginSession(deps, person, browser.came(request));
    if (session !== undefined) browser.keepSession(response, session);
  };

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

const authenticatorOf = (secret: string, address: string) => ({ secret, uri: otpauthUri(secret, address) });

const chosenIn = (request: Request) => ({
  password: secretFieldOf(request, 'password') ?? '',
  repeated: secretFieldOf(request, 'repeated') ?? '',
});
