import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { accountOf } from '../../domain/sign-in';
import { askCode } from '../../use-cases/sign-in/ask-code';
import { enterCode } from '../../use-cases/sign-in/enter-code';
import { endSession } from '../../use-cases/sign-in/session';
import { enterTrial, isTrialLink } from '../../use-cases/sign-in/trial-link';
import type { ApiDeps } from '../deps';
import { noteRoute } from '../http/note-route';
import { isFromLoopback, isSameOrigin, isTrustworthy } from '../http/origin';
import { MethodNotAllowed } from '../http/problems';
import { cookieNames, cookieOf, dropCookie, setCookie } from './cookies';
import { pageLanguage, sendPage } from './page';
import { CODE_SCRIPT, codePage, foreignFormPage, insecurePage, signInPage, trialPage } from './pages';
import { returnPath } from './return-path';

/** To sign in and out. What is read changes nothing; every change is a form of a page of ours, sent by a person. */
export function signInRoutes(deps: ApiDeps): Router {
  const router = Router();
  const signIn = { ...deps, ...deps.signIn };
  const nameOf = cookieNames(deps.faceAt?.secret);
  const form = express.urlencoded({ extended: false, limit: '8kb' });
  const page = (path: string, read: RequestHandler) => {
    router
      .route(path)
      // Never with what stands in it: it may be a secret.
      .all(noteRoute(path))
      .get(read)
      .all(() => {
        throw new MethodNotAllowed(['GET', 'HEAD']);
      });
  };
  const act = (path: string, back: string, handler: RequestHandler) => {
    router
      .route(path)
      .all(noteRoute(path))
      .post(fromOurPages, form, handler)
      .get((request, response) => see(request, response, back))
      .all(() => {
        throw new MethodNotAllowed(['POST']);
      });
  };
  const enter = (request: Request, response: Response, session: string, to: string) => {
    setCookie(response, nameOf('session'), session);
    dropCookie(response, nameOf('ticket'));
    response.set('Cache-Control', 'no-store').redirect(303, to);
  };

  page('/dang-nhap', (request, response) => {
    if (!isTrustworthy(request)) sendPage(response, insecurePage);
    else sendPage(response, signInPage({ returnTo: returnPath(request.query['ve']) }));
  });
  page('/dang-nhap/ma', (request, response) => {
    sendPage(response, isTrustworthy(request) ? codePage() : insecurePage);
  });
  page('/sign-in/code.js', (_request, response) => {
    response.type('js').set('Cache-Control', 'public, max-age=3600').send(CODE_SCRIPT);
  });

  act('/sign-in/code', '/dang-nhap', async (request, response) => {
    const { address = '', ve } = request.body as { address?: string; ve?: string };
    const account = accountOf(address);
    const again = { returnTo: returnPath(ve), address };
    if (!/^[^\s@]+@[^\s@]+$/.test(account) || account.length > 254) {
      sendPage(response, signInPage({ ...again, problem: 'address' }));
      return;
    }
    const asked = await askCode(signIn, {
      account,
      returnTo: again.returnTo,
      clientAddress: request.ip ?? '',
    });
    if ('limit' in asked) {
      sendPage(response, signInPage({ ...again, problem: `${asked.limit}-limit` }));
      return;
    }
    setCookie(response, nameOf('ticket'), asked.ticket);
    see(request, response, '/dang-nhap/ma');
  });

  act('/sign-in', '/dang-nhap/ma', async (request, response) => {
    const { code = '' } = request.body as { code?: string };
    const ticket = cookieOf(request, nameOf('ticket')) ?? '';
    const previous = cookieOf(request, nameOf('session'));
    const entered = await enterCode(signIn, { ticket, code, previous });
    if ('session' in entered) {
      enter(request, response, entered.session, entered.returnTo);
      return;
    }
    const { refused } = entered;
    const problem = refused === 'wrong' ? { kind: refused, triesLeft: entered.triesLeft } : { kind: refused };
    sendPage(response, codePage({ problem }));
  });

  act('/sign-out', '/', async (request, response) => {
    await endSession(signIn, cookieOf(request, nameOf('session')) ?? '');
    dropCookie(response, nameOf('session'));
    see(request, response, '/');
  });

  router.get('/vao/:link', noteRoute('/vao'), async (request, response) => {
    const { link = '' } = request.params as { link?: string };
    const isValid = isFromLoopback(request) && (await isTrialLink(signIn, link));
    sendPage(response, trialPage({ link, isValid }));
  });
  act('/sign-in/trial', '/', async (request, response) => {
    const { link = '' } = request.body as { link?: string };
    const previous = cookieOf(request, nameOf('session'));
    const session = isFromLoopback(request) ? await enterTrial(signIn, { link, previous }) : undefined;
    if (session === undefined) sendPage(response, trialPage({ link: '', isValid: false }));
    else enter(request, response, session, '/');
  });
  return router;
}

const fromOurPages: RequestHandler = (request, response, next) => {
  if (!isTrustworthy(request)) sendPage(response, insecurePage);
  else if (!isSameOrigin(request)) sendPage(response, foreignFormPage);
  else next();
};

/** Leads to a page, in the language of this one. */
function see(request: Request, response: Response, path: string): void {
  response
    .set('Cache-Control', 'no-store')
    .redirect(303, pageLanguage(request) === 'en' ? `${path}?hl=en` : path);
}
