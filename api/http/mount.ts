import { type Request, type RequestHandler, Router } from 'express';
import type { ApiDeps } from '../deps';
import { actorOf } from './authenticate';
import { noteRoute } from '../metrics';
import { nextCursorOf } from './cursor';
import type { Endpoint, MediaType } from './endpoint';
import { MethodNotAllowed, UnsupportedMediaType } from './errors';
import { idempotencyKeyOf } from './idempotency-key';
import { pageLinks } from './page-links';

/** Where endpoints are mounted. */
export const PREFIX = '/api/v1';

/** A router of endpoints; an address that is asked with another method answers 405 and says which it takes. */
export function mount(endpoints: readonly Endpoint[], deps: ApiDeps): Router {
  const router = Router();
  for (const path of new Set(endpoints.map((each) => each.path))) {
    const methods = endpoints.filter((each) => each.path === path);
    const route = router.route(path);
    route.all(noteRoute(`${PREFIX}${path}`));
    for (const each of methods) route[each.method](serve(each, deps));
    const allowed = methods.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
    route.all(() => {
      throw new MethodNotAllowed(allowed);
    });
  }
  return router;
}

function serve(each: Endpoint, deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    if (each.body && hasForeignBody(request)) throw new UnsupportedMediaType();
    const { params, query, body } = request;
    const idempotencyKey = each.creates ? idempotencyKeyOf(request.get('idempotency-key')) : undefined;
    const accepts = (request.accepts([...each.offers]) || each.offers[0]) as MediaType;
    const answer = await each.handle(
      { params, query, body: body as unknown, actor: actorOf(request), accepts, idempotencyKey },
      deps,
    );
    response.status(answer.status).set(answer.headers ?? {});
    if (each.pages) response.links(pageLinks(request.originalUrl, nextCursorOf(answer.body)));
    if (typeof answer.body === 'string') response.type('text/plain').send(answer.body);
    else response.json(answer.body);
  };
}

/** A body that is not JSON; none at all is left to the schema, which says what is missing. */
const hasForeignBody = (request: Request): boolean =>
  request.get('content-length') !== '0' && request.is(['application/json', 'application/*+json']) === false;
