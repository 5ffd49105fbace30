import type { Response, Router } from 'express';
import { foreignInLine } from '../../domain/input-text';
import { accountOf } from '../../domain/sign-in';
import { resolveLink } from '../../use-cases/links/resolve-link';
import { type AskedCode, askCode } from '../../use-cases/sign-in/ask-code';
import { askedBy, enterCode, recordRefusedCode } from '../../use-cases/sign-in/enter-code';
import { endSession } from '../../use-cases/sign-in/session';
import type { ApiDeps } from '../deps';
import { afterAnswer } from '../http/after-answer';
import { networkOf } from '../http/client-address';
import { isTrustworthy } from '../http/origin';
import type { Browser } from './browser';
import { CODE_SCRIPT, codePage, signInPage } from './code-pages';
import { unknownLinkPage } from './landing';
import { sendPage } from './page';
import { fieldOf, leadTo, pageRouter } from './page-router';
import { insecurePage } from './plain-pages';
import { returnPath } from './return-path';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** RFC 5321, section 4.5.3.1.3. */
const ADDRESS_LENGTH = 254;

/** A code is asked for, by an address or from a letter's page; it is entered; and a session ends. */
export function codeRoutes(deps: ApiDeps, browser: Browser): Router {
  const signIn = { ...deps, ...deps.signIn };
  const ways = { emailCode: deps.signIn.emailCode, province: deps.signIn.province?.name };
  const { router, page, act } = pageRouter();

  page('/dang-nhap', (request, response) => {
    const returnTo = returnPath(request.query['ve']);
    sendPage(response, isTrustworthy(request) ? signInPage({ returnTo, ...ways }) : insecurePage);
  });
  page('/dang-nhap/ma', async (request, response) => {
    const asked = await askedBy(deps, browser.ticket(request) ?? '');
    sendPage(response, isTrustworthy(request) ? codePage({ asked }) : insecurePage);
  });
  page('/sign-in/code.js', (_request, response) => {
    response.type('js').set('Cache-Control', 'public, max-age=3600').send(CODE_SCRIPT);
  });

  /** Sends a code, and leads to where it is typed. */
  const ask = async (
    response: Response,
    whose: Pick<AskedCode, 'account' | 'campaign' | 'returnTo'>,
    typed?: string,
  ) => {
    const asked = await askCode(signIn, { ...whose, clientAddress: networkOf(response.req.ip) });
    if ('limit' in asked) {
      const { returnTo } = whose;
      sendPage(response, signInPage({ returnTo, ...ways, address: typed, problem: `${asked.limit}-limit` }));
      return;
    }
    browser.keepTicket(response, asked.ticket);
    leadTo(response, '/dang-nhap/ma');
  };

  act('/sign-in/code', '/dang-nhap', async (request, response) => {
    if (ways.emailCode === 'off') {
      sendPage(response, signInPage({ returnTo: returnPath(fieldOf(request, 've')), ...ways }));
      return;
    }
    const [token, ma] = [fieldOf(request, 'token'), fieldOf(request, 'ma')];
    if (token === undefined && ma === undefined) {
      const address = fieldOf(request, 'address') ?? '';
      const [account, returnTo] = [accountOf(address), returnPath(fieldOf(request, 've'))];
      // What nobody sees in an address that was copied makes it another one: no code would ever come.
      if (ADDRESS.test(account) && account.length <= ADDRESS_LENGTH && !foreignInLine(account)) {
        await ask(response, { account, returnTo }, address);
      } else {
        sendPage(response, signInPage({ returnTo, ...ways, address, problem: 'address' }));
      }
      return;
    }
    const link = await resolveLink(deps, token === undefined ? { code: ma ?? '' } : { token });
    if (link?.person) {
      const { person, campaign, target } = link;
      await ask(response, { account: accountOf(person.email), campaign: campaign.id, returnTo: target });
    } else sendPage(response, unknownLinkPage);
  });

  act('/sign-in', '/dang-nhap/ma', async (request, response) => {
    const code = fieldOf(request, 'code') ?? '';
    const ticket = browser.ticket(request) ?? '';
    const asked = await askedBy(deps, ticket);
    const entered = await enterCode(signIn, { ticket, code, came: browser.came(request) });
    if ('session' in entered) {
      browser.enter(response, entered.session, entered.returnTo);
      return;
    }
    if (asked && entered.refused === 'wrong') {
      const { from } = browser.came(request);
      afterAnswer(response, deps.logger, () => {
        recordRefusedCode(deps, { account: asked.account, from }).catch((error: unknown) => {
          deps.logger.warn({ err: error }, 'a refused sign-in was not recorded');
        });
      });
    }
    sendPage(response, codePage({ asked, problem: entered }));
  });

  act('/sign-out', '/', async (request, response) => {
    await endSession(signIn, browser.session(request) ?? '');
    browser.leave(response);
    // What somebody has typed into this browser is not for who sits down at it next.
    response.set('Clear-Site-Data', '"storage"');
    leadTo(response, '/');
  });
  return router;
}
