import type { Request, RequestHandler } from 'express';
import type { Deps } from '../../use-cases/deps';
import { keyCheck, type LivingKey } from '../../use-cases/keys/check-key';
import type { Viewer } from '../access/viewer';
import { Unauthorised } from './problems';

const viewers = new WeakMap<Request, Viewer>();
const keys = new WeakMap<Request, LivingKey>();

/** Who asks, once {@link authenticate} has let the request pass. */
export function viewerOf(request: Request): Viewer {
  const viewer = viewers.get(request);
  if (viewer === undefined) throw new Error('viewerOf() needs authenticate() before it');
  return viewer;
}

/** The key that a request came with, behind {@link authenticate}. */
export function keyOf(request: Request): LivingKey {
  const key = keys.get(request);
  if (key === undefined) throw new Error('keyOf() needs authenticate() before it');
  return key;
}

/** What is asked is asked by somebody else from here on. */
export const setViewer = (request: Request, viewer: Viewer): void => void viewers.set(request, viewer);

/** Lets a request pass that carries a living key (RFC 6750, section 2.1). */
export function authenticate(deps: Pick<Deps, 'store' | 'now' | 'logger'>): RequestHandler {
  const check = keyCheck(deps);
  return async (request, _response, next) => {
    const [, credential] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (credential === undefined) throw new Unauthorised('missing');
    const found = await check(credential);
    if (!found) throw new Unauthorised('refused');
    const { _id, label, roles, party, person, campaign, rehearsal, expiresAt } = found.document;
    keys.set(request, found);
    setViewer(request, {
      credential: _id,
      label,
      hats: roles.map((role) => ({ role, party, person })),
      campaigns: campaign === undefined ? undefined : [campaign],
      expiresAt,
      ...(rehearsal && { rehearsal: {} }),
    });
    next();
  };
}
