import type { Request, RequestHandler } from 'express';
import { fromMs, toMs } from '../../domain/time';
import type { KeyDocument } from '../../store/documents';
import { isLive } from '../../store/keys';
import type { Viewer } from '../access/viewer';
import type { ApiDeps } from '../deps';
import { isSecretOf, readKey } from '../../use-cases/keys/keys';
import { Unauthorised } from './problems';

const viewers = new WeakMap<Request, Viewer>();

/** Who asks, once {@link authenticate} has let the request pass. */
export function viewerOf(request: Request): Viewer {
  const viewer = viewers.get(request);
  if (viewer === undefined) throw new Error('viewerOf() needs authenticate() before it');
  return viewer;
}

/** Lets a request pass that carries a living key (RFC 6750, section 2.1). The key is looked up anew each time. */
export const authenticate =
  (deps: Pick<ApiDeps, 'store' | 'now' | 'logger'>): RequestHandler =>
  async (request, _response, next) => {
    const [, credential] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (credential === undefined) throw new Unauthorised('missing');
    const key = readKey(credential);
    const document = key && (await deps.store.keys.find(key.id));
    const now = deps.now();
    if (!document || !isLive(document, fromMs(now)) || !isSecretOf(document, key.secret)) {
      throw new Unauthorised('refused');
    }
    const { _id, label, roles, party, expiresAt } = document;
    viewers.set(request, { key: _id, label, roles, party, expiresAt });
    markUsed(deps, document, now);
    next();
  };

/** Nobody needs the second, and every request would write otherwise. */
const USED_EVERY_MS = 60_000;

/** In the background: a request does not wait for it, and does not fail by it. */
function markUsed(
  { store, logger }: Pick<ApiDeps, 'store' | 'logger'>,
  { _id: id, lastUsedAt }: KeyDocument,
  nowMs: number,
): void {
  if (lastUsedAt !== undefined && nowMs - toMs(lastUsedAt) < USED_EVERY_MS) return;
  store.keys.markUsed({ id, at: fromMs(nowMs) }).catch((error: unknown) => {
    logger.warn({ err: error, key: id }, "a key's last use was not noted");
  });
}
