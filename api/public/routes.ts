import { type RequestHandler, Router } from 'express';
import { readiness } from '../../use-cases/readiness';
import type { ApiDeps } from '../deps';
import { noteRoute } from '../http/note-route';
import { MethodNotAllowed } from '../http/problems';
import { homeOf, homePage } from './home-page';

/** What is open to everybody on this machine: where things are, whether it lives, and how it does. */
export function outside(deps: ApiDeps): Router {
  const router = Router();
  const get = (path: string, handler: RequestHandler) => {
    router
      .route(path)
      .all(noteRoute(path))
      .get(handler)
      .all(() => {
        throw new MethodNotAllowed(['GET', 'HEAD']);
      });
  };

  get('/', (request, response) => {
    const home = homeOf(deps);
    if (request.accepts(['json', 'html']) === 'html') response.type('html').send(homePage(home));
    else response.json(home);
  });

  get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });

  get('/readyz', async (_request, response) => {
    const { ready, ...parts } = await readiness(deps);
    const { mode, trial } = homeOf(deps);
    const letterLinks = deps.faceAt ? 'ok' : 'off';
    const { notSet = [] } = deps;
    response.status(ready ? 200 : 503).json({ ready, mode, trial, ...parts, letterLinks, notSet });
  });

  get('/metrics', async (_request, response) => {
    response.type(deps.metrics.contentType).send(await deps.metrics.read());
  });

  return router;
}
