import { type Request, type RequestHandler, type Response, Router } from 'express';
import { API_PREFIX } from '../../config/api-prefix';
import { cellsFor } from '../access/grants';
import { wearing } from '../access/wearing';
import type { ApiDeps } from '../deps';
import { stillTold } from '../live/still-told';
import { viewerOf } from './authenticate';
import { addressOf } from './caller';
import { nextCursorOf } from './cursor';
import { type Endpoint, type MediaType, takesBytes } from './endpoint';
import { noteRoute } from './note-route';
import { pageLinks } from './page-links';
import { perform } from './perform';
import { MethodNotAllowed, UnsupportedMediaType } from './problems';
import { sendBytes } from './send-bytes';

/** A router of endpoints; an address that is asked with another method answers 405 and says which it takes. */
export function mount(endpoints: readonly Endpoint[], deps: ApiDeps): Router {
  const router = Router();
  // By the address of a request. Of several paths that it fits the most concrete one counts, as in the description.
  const offered = new WeakMap<Request, { path: string; methods: string[] }>();
  for (const path of new Set(endpoints.map((each) => each.path))) {
    const methods = endpoints.filter((each) => each.path === path);
    const route = router.route(path);
    route.all(noteRoute(`${API_PREFIX}${path}`));
    for (const each of methods) route[each.method](serve(each, deps));
    const taken = methods.flatMap(({ method }) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    );
    route.all((request, _response, next) => {
      const other = offered.get(request);
      if (!other || parametersIn(path) < parametersIn(other.path)) {
        offered.set(request, { path, methods: taken });
      }
      next();
    });
  }
  router.use((request, _response, next) => {
    const found = offered.get(request);
    if (found) throw new MethodNotAllowed(found.methods);
    next();
  });
  return router;
}

const parametersIn = (path: string): number => path.split('/:').length;

function serve(each: Endpoint, deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    const { campaign } = request.params as { campaign?: string };
    const viewer = await wearing(deps, viewerOf(request), campaign);
    const cells = cellsFor(each.operation, viewer);
    const takes = takesBytes(each.body) ? 'bytes' : 'json';
    if (each.body && hasForeignBody(request, takes)) throw new UnsupportedMediaType(takes);
    const { params, query, body } = request;
    const accepts = (request.accepts([...each.produces]) || each.produces[0]) as MediaType;
    const { whole, seen } = await perform(
      each,
      {
        viewer,
        cells,
        raw: { params, query, body: body as unknown },
        accepts,
        from: addressOf(request),
        ifMatch: request.get('if-match'),
        ifNoneMatch: request.get('if-none-match'),
        idempotencyKey: request.get('idempotency-key'),
        lastEventId: request.get('last-event-id'),
      },
      deps,
    );
    deps.onAnswer?.(each, whole);
    if (whole.bytes) {
      await sendBytes(request, response, whole.bytes);
      return;
    }
    if (whole.followed && accepts === 'text/event-stream' && request.method === 'GET') {
      const { followed } = whole;
      const toldNow = () => stillTold(deps, { request, operation: each.operation, followed });
      deps.streams.open({ response, credential: viewer.credential, followed, toldNow });
      return;
    }
    response.status(whole.status).set(whole.headers ?? {});
    if (each.pages)
      response.links(pageLinks(request.originalUrl, whole.nextCursor ?? nextCursorOf(whole.body)));
    send(response, seen, accepts);
  };
}

function send(response: Response, body: unknown, accepts: MediaType): void {
  if (body === undefined) response.end();
  else if (typeof body === 'string') response.type(accepts).send(body);
  else response.json(body);
}

const TAKEN = { json: ['application/json', 'application/*+json'], bytes: ['application/octet-stream'] };

/** A body of another type; none at all is left to the schema, which says what is missing. */
const hasForeignBody = (request: Request, takes: keyof typeof TAKEN): boolean =>
  request.get('content-length') !== '0' && request.is(TAKEN[takes]) === false;
