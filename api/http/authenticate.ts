import type { Request, RequestHandler } from 'express';
import type { Deps } from '../../use-cases/deps';
import { checkKey } from '../../use-cases/keys/check-key';
import type { Viewer } from '../access/viewer';
import { Unauthorised } from './problems';

const viewers = new WeakMap<Request, Viewer>();

/** Who asks, once {@link authenticate} has let the request pass. */
export function viewerOf(request: Request): Viewer {
  const viewer = viewers.get(request);
  if (viewer === undefined) throw new Error('viewerOf() needs authenticate() before it');
  return viewer;
}

/** Lets a request pass that carries a living key (RFC 6750, section 2.1). */
export const authenticate =
  (deps: Pick<Deps, 'store' | 'now' | 'logger'>): RequestHandler =>
  async (request, _response, next) => {
    const [, credential] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (credential === undefined) throw new Unauthorised('missing');
    const found = await checkKey(deps, credential);
    if (!found) throw new Unauthorised('refused');
    const { _id, label, roles, party, person, campaign, expiresAt } = found;
    viewers.set(request, { key: _id, label, roles, party, person, campaign, expiresAt });
    next();
  };
