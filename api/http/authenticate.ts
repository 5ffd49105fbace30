import type { Request, RequestHandler } from 'express';
import { keyCheck, type LivingKey } from '../../use-cases/keys/check-key';
import { nameOfSession } from '../../use-cases/sign-in/own-sessions';
import type { LivingSession } from '../../use-cases/sign-in/session';
import { actorOf, type Viewer } from '../access/viewer';
import type { ApiDeps } from '../deps';
import { browserOf } from '../sign-in/browser';
import { noteCaller } from './caller';
import { CrossOrigin, isSameOrigin } from './origin';
import { Unauthorised } from './problems';
import { ReadOnlySession } from './session-problems';

type AuthenticationDeps = Pick<ApiDeps, 'store' | 'now' | 'logger' | 'signIn' | 'faceAt'>;

const viewers = new WeakMap<Request, Viewer>();
const keys = new WeakMap<Request, LivingKey>();

/** Who asks, once {@link authenticate} has let the request pass; a person wears no hats yet, see `wearing`. */
export function viewerOf(request: Request): Viewer {
  const viewer = viewers.get(request);
  if (viewer === undefined) throw new Error('viewerOf() needs authenticate() before it');
  return viewer;
}

/** The key that a request came with, behind {@link authenticate}; undefined of a person's. */
export const keyOf = (request: Request): LivingKey | undefined => keys.get(request);

/** What is asked is asked by somebody else from here on. */
export const setViewer = (request: Request, viewer: Viewer): void => void viewers.set(request, viewer);

const READING = ['GET', 'HEAD'];

/** Ending one's own sessions is nothing that a province withholds. */
const isOfOneself = ({ path }: Request): boolean => path.startsWith('/me/');

/**
 * Lets a request pass that carries a living key (RFC 6750, section 2.1) or the cookie of a living session. By cookie only
 * pages of ours change anything.
 */
export function authenticate(deps: AuthenticationDeps): RequestHandler {
  const check = keyCheck(deps);
  const browser = browserOf(deps);
  return async (request, _response, next) => {
    const credential = bearerOf(request);
    if (credential !== undefined) {
      const found = await check(credential);
      if (!found) throw new Unauthorised('refused');
      keys.set(request, found);
      setViewer(request, viewerByKey(found));
      noteCaller(request, { actor: actorOf(viewerOf(request)), by: { key: found.document._id } });
      next();
      return;
    }
    const session = await browser.living(request);
    if (!session) throw new Unauthorised(isSameOrigin(request) ? 'signed-out' : 'missing');
    const viewer = viewerBySession(session);
    noteCaller(request, { actor: actorOf(viewer), by: { session: viewer.credential } });
    if (!READING.includes(request.method)) {
      if (!isSameOrigin(request)) throw new CrossOrigin();
      if (session.method === 'code' && deps.signIn.emailCode === 'read-only' && !isOfOneself(request))
        throw new ReadOnlySession();
    }
    setViewer(request, viewer);
    next();
  };
}

/** Whose request it is by now: it may have been made a while ago. Undefined once its credential lives no more. */
export async function viewerAgain(deps: AuthenticationDeps, request: Request): Promise<Viewer | undefined> {
  const credential = bearerOf(request);
  if (credential !== undefined) {
    const found = await keyCheck(deps)(credential);
    return found && viewerByKey(found);
  }
  const session = await browserOf(deps).living(request);
  return session && viewerBySession(session);
}

const bearerOf = (request: Request): string | undefined =>
  /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];

const viewerByKey = ({
  document: { _id, label, roles, party, person, campaign, rehearsal, expiresAt },
}: LivingKey): Viewer => ({
  credential: _id,
  label,
  hats: roles.map((role) => ({ role, party, person, campaign })),
  campaigns: campaign === undefined ? undefined : [campaign],
  expiresAt,
  ...(rehearsal && { rehearsal: {} }),
});

const viewerBySession = (session: LivingSession): Viewer => ({
  credential: nameOfSession(session),
  label: session.name,
  hats: [],
  session,
  expiresAt: session.endsAt,
});
