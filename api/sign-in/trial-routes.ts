import type { Router } from 'express';
import { enterTrial, isTrialLink } from '../../use-cases/sign-in/trial-link';
import type { ApiDeps } from '../deps';
import { isFromLoopback } from '../http/origin';
import type { Browser } from './browser';
import { sendPage } from './page';
import { fieldOf, pageRouter } from './page-router';
import { trialPage } from './trial-page';

/** The administrator of a trial comes in, at this very machine, by the link that `npm start` printed. */
export function trialRoutes(deps: ApiDeps, browser: Browser): Router {
  const signIn = { ...deps, ...deps.signIn };
  const { router, page, act } = pageRouter();

  page('/vao/:link', async (request, response) => {
    const { link } = request.params as { link: string };
    const isValid = isFromLoopback(request) && (await isTrialLink(signIn, link));
    sendPage(response, trialPage({ link, isValid }));
  });

  act('/sign-in/trial', '/', async (request, response) => {
    const link = fieldOf(request, 'link') ?? '';
    const came = browser.came(request);
    const session = isFromLoopback(request) ? await enterTrial(signIn, { link, came }) : undefined;
    if (session === undefined) sendPage(response, trialPage({ link: '', isValid: false }));
    else browser.enter(response, session, '/');
  });
  return router;
}
