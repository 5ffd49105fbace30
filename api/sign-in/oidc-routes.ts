import type { Router } from 'express';
import { OIDC_CALLBACK } from '../../config/oidc-settings';
import { comeFromProvince } from '../../use-cases/sign-in/by-province';
import { sendToProvince } from '../../use-cases/sign-in/to-province';
import type { ApiDeps } from '../deps';
import { networkOf } from '../http/client-address';
import { isOurNavigation, isTrustworthy } from '../http/origin';
import type { Browser } from './browser';
import { failurePath, isNotIn, NOT_IN, notInPage, signInPath } from './oidc-pages';
import { sendPage } from './page';
import { leadTo, pageRouter } from './page-router';
import { foreignFormPage, insecurePage } from './plain-pages';
import { returnPath } from './return-path';

/** A provider's code is shorter, and nothing that is longer is read. */
const QUERY_LENGTH = 8192;

/** People sign in through the province's own provider, or prove there once more who they are. */
export function oidcRoutes(deps: ApiDeps, browser: Browser): Router {
  const { router, page } = pageRouter();
  const { province } = deps.signIn;
  if (!province) return router;
  const signIn = { ...deps, ...deps.signIn, province };

  // A link, since the policy of our pages lets no form lead elsewhere.
  page('/sign-in/oidc', async (request, response) => {
    const returnTo = returnPath(request.query['ve']);
    const again = request.query['viec'] === 'xac-nhan';
    if (!isTrustworthy(request)) return sendPage(response, insecurePage);
    if (!isOurNavigation(request)) return sendPage(response, foreignFormPage);
    const session = again ? await browser.living(request) : undefined;
    if (again && session?.method !== 'oidc') {
      return leadTo(response, signInPath(returnTo));
    }
    const clientAddress = networkOf(request.ip);
    const sent = await sendToProvince(signIn, { returnTo, session: session?._id, clientAddress });
    if ('failed' in sent) return leadTo(response, failurePath({ why: sent.failed, returnTo, again }));
    browser.keepSent(response, sent.ticket);
    leadTo(response, sent.address);
  });

  // It answers with a page at another address, so that nothing of this one stays in the browser's history.
  page(OIDC_CALLBACK, async (request, response) => {
    const query = request.originalUrl.slice(OIDC_CALLBACK.length + 1);
    const back = await comeFromProvince(signIn, {
      ticket: browser.sentWith(request) ?? '',
      query: query.length > QUERY_LENGTH ? '' : query,
      came: browser.came(request),
      living: () => browser.living(request),
    });
    // Another's words end no sign-in that is under way.
    if (back.returnTo !== undefined) browser.dropSent(response);
    if ('refused' in back) leadTo(response, failurePath({ why: back.refused, ...back }));
    else if (back.session === undefined) leadTo(response, back.returnTo);
    else browser.enter(response, back.session, back.returnTo);
  });

  page(NOT_IN, (request, response) => {
    const { 'vi-sao': why, ve, viec } = request.query;
    const returnTo = returnPath(ve);
    if (!isNotIn(why)) return leadTo(response, signInPath(returnTo));
    sendPage(response, notInPage({ why, returnTo, again: viec === 'xac-nhan', name: province.name }));
  });
  return router;
}
