import { type RequestHandler, Router } from 'express';
import { readiness } from '../../use-cases/readiness';
import type { ApiDeps } from '../deps';
import { noteRoute } from '../http/note-route';
import { MethodNotAllowed } from '../http/problems';
import { homeOf } from './home';

/** What is open to everybody: where things are, and whether it lives; for people, the face's `page`. */
export function outside(deps: ApiDeps, page: RequestHandler): Router {
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

  get('/', (request, response, next) => {
    if (request.accepts(['json', 'html']) === 'html') return page(request, response, next);
    response.vary('Accept').json(homeOf(deps));
  });

  get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });

  get('/readyz', async (_request, response) => {
    const [{ ready, ...parts }, scanner] = await Promise.all([readiness(deps), scannerState(deps)]);
    const { mode, trial } = homeOf(deps);
    const letterLinks = deps.faceAt ? 'ok' : 'off';
    const { notSet = [] } = deps;
    response.status(ready ? 200 : 503).json({ ready, mode, trial, ...parts, scanner, letterLinks, notSet });
  });

  return router;
}

/** Without it filings are taken all the same: only their files wait. */
async function scannerState({ files }: ApiDeps): Promise<'ok' | 'away' | 'off'> {
  if (!files?.scanner) return 'off';
  return (await files.scanner.answers()) ? 'ok' : 'away';
}
