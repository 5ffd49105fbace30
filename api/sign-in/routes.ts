import { Router } from 'express';
import type { ApiDeps } from '../deps';
import { browserOf } from './browser';
import { codeRoutes } from './code-routes';
import { linkRoutes } from './link-routes';
import { oidcRoutes } from './oidc-routes';
import { ownRoutes } from './own-routes';
import { noteTrial } from './page';
import { passwordRoutes } from './password-routes';
import { setupRoutes } from './setup-routes';
import { trialRoutes } from './trial-routes';

/** To come in and to leave, in pages that need no script. */
export function signInRoutes(deps: ApiDeps): Router {
  const browser = browserOf(deps);
  const isTrial = deps.signIn.trialRun !== undefined;
  return Router().use(
    noteTrial(isTrial),
    codeRoutes(deps, browser),
    linkRoutes(deps, browser),
    passwordRoutes(deps, browser),
    setupRoutes(deps, browser),
    ownRoutes(deps, browser),
    oidcRoutes(deps, browser),
    trialRoutes(deps, browser),
  );
}
