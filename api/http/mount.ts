import { type Request, type RequestHandler, type Response, Router } from 'express';
import { API_PREFIX } from '../../config/api-prefix';
import { cellsFor, grantsFor, refuseOtherCampaign, visible } from '../access/grants';
import { standingOf } from '../access/standing';
import { actorOf, credentialOf } from '../access/viewer';
import type { ApiDeps } from '../deps';
import { viewerOf } from './authenticate';
import { nextCursorOf } from './cursor';
import type { Endpoint, MediaType } from './endpoint';
import { withIdempotency } from './idempotency';
import { idempotencyKeyOf } from './idempotency-key';
import { noteRoute } from './note-route';
import { pageLinks } from './page-links';
import { preconditionOf } from './precondition';
import { MethodNotAllowed, UnsupportedMediaType } from './problems';

/** A router of endpoints; an address that is asked with another method answers 405 and says which it takes. */
export function mount(endpoints: readonly Endpoint[], deps: ApiDeps): Router {
  const router = Router();
  for (const path of new Set(endpoints.map((each) => each.path))) {
    const methods = endpoints.filter((each) => each.path === path);
    const route = router.route(path);
    route.all(noteRoute(`${API_PREFIX}${path}`));
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
    const viewer = viewerOf(request);
    const cells = cellsFor(each.operation, viewer);
    if (each.body && hasForeignBody(request)) throw new UnsupportedMediaType();
    const { params, query, body } = request;
    const parts = each.parse({ params, query, body: body as unknown });
    refuseOtherCampaign(each, parts.params, viewer);
    const standing = await standingOf(deps, cells, parts.params, viewer);
    const grants = grantsFor(cells, parts, viewer, standing);
    const accepts = (request.accepts([...each.produces]) || each.produces[0]) as MediaType;
    const ifMatch = each.conditional ? request.get('if-match') : undefined;
    const precondition = preconditionOf(ifMatch);
    const actor = actorOf(viewer);
    const { planInstant } = viewer.rehearsal ?? {};
    const asking = planInstant === undefined ? deps : { ...deps, planInstant };
    const answer = await withIdempotency({
      deps,
      scope: { credential: credentialOf(viewer), method: each.method, path: each.path, params: parts.params },
      key: each.idempotent ? idempotencyKeyOf(request.get('idempotency-key')) : undefined,
      // What was seen last is a part of what is asked: under another ETag it is another request.
      asked: { body: parts.body, ifMatch, ...(planInstant !== undefined && { planInstant }) },
      run: (givenId) =>
        each.handle({ ...parts, viewer, standing, grants, actor, accepts, precondition, givenId }, asking),
    });
    deps.onAnswer?.(each, answer);
    response.status(answer.status).set(answer.headers ?? {});
    if (each.pages) response.links(pageLinks(request.originalUrl, nextCursorOf(answer.body)));
    send(response, visible(each.operation, answer, grants, viewer));
  };
}

function send(response: Response, body: unknown): void {
  if (typeof body === 'string') response.type('text/plain').send(body);
  else response.json(body);
}

/** A body that is not JSON; none at all is left to the schema, which says what is missing. */
const hasForeignBody = (request: Request): boolean =>
  request.get('content-length') !== '0' && request.is(['application/json', 'application/*+json']) === false;
