import type { Request, Response, Router } from 'express';
import { type ResolvedLink, resolveLink } from '../../use-cases/links/resolve-link';
import { placesOf } from '../../use-cases/sign-in/places';
import type { ApiDeps } from '../deps';
import { perMinuteAndAddress } from '../http/limits';
import { isTrustworthy } from '../http/origin';
import type { Browser } from './browser';
import { type CameBy, landingPage, taskCodePage, unknownLinkPage } from './landing';
import { sendPage } from './page';
import { pageRouter } from './page-router';

/** Where a letter leads: by its link, or by the code that it prints. */
export function linkRoutes(deps: ApiDeps, browser: Browser): Router {
  const { router, page } = pageRouter();

  const isTheirs = async (
    request: Request,
    { campaign, party, needsGrant }: ResolvedLink,
  ): Promise<boolean> => {
    const session = await browser.living(request);
    if (!session) return false;
    if (needsGrant) return session.strength === 'strong';
    const { account, realm } = session;
    const places = await placesOf(deps, { account, realm, campaign: campaign.id });
    return places.some(({ roles }) => roles.some((each) => each.party === party.id));
  };

  /** Somebody who is signed in goes on to the task itself. */
  const land = async (request: Request, response: Response, by: CameBy) => {
    const link = await resolveLink(deps, by);
    if (!link) {
      sendPage(response, 'token' in by ? unknownLinkPage : taskCodePage({ typed: by.code, isUnknown: true }));
    } else if (await isTheirs(request, link)) {
      response.set('Cache-Control', 'no-store').redirect(303, link.target);
    } else {
      sendPage(
        response,
        landingPage(link, by, { canSignIn: isTrustworthy(request), byCode: deps.signIn.emailCode !== 'off' }),
      );
    }
  };

  page('/t/:token', async (request, response) => {
    const { token } = request.params as { token: string };
    await land(request, response, { token });
  });

  // A code is short enough to be guessed at: it lets nobody in, and yet it tells who was asked for what.
  const limitGuesses = perMinuteAndAddress({
    identifier: 'task codes',
    limit: deps.limits.refusalsPerMinute,
  });
  page('/ma', (request, response, next) => {
    const { ma: code } = request.query;
    if (typeof code !== 'string' || code === '') {
      sendPage(response, taskCodePage());
      return;
    }
    void limitGuesses(request, response, (limited?: unknown) => {
      if (limited !== undefined) next(limited);
      else land(request, response, { code }).catch(next);
    });
  });
  return router;
}
