import type { Request, RequestHandler } from 'express';
import type { ApiDeps } from '../deps';
import { isSecretOf, readKey } from '../keys';
import { Unauthorised } from './errors';

const actors = new WeakMap<Request, string>();

/** Who asks, once {@link authenticate} has let the request pass. */
export function actorOf(request: Request): string {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error('actorOf() needs authenticate() before it');
  return actor;
}

/** Lets a request pass that carries a living key (RFC 6750, section 2.1). The key is looked up anew each time. */
export const authenticate =
  ({ store }: Pick<ApiDeps, 'store'>): RequestHandler =>
  async (request, _response, next) => {
    const [, credential] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (credential === undefined) throw new Unauthorised('missing');
    const key = readKey(credential);
    const document = key && (await store.keys.find(key.id));
    if (!document || document.revokedAt !== undefined || !isSecretOf(document, key.secret)) {
      throw new Unauthorised('refused');
    }
    actors.set(request, `${document.label} (${document._id})`);
    next();
  };
