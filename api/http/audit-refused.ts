import type { Request, RequestHandler, Response } from 'express';
import { API_PREFIX } from '../../config/api-prefix';
import type { RefusedAction } from '../../domain/audit';
import type { Refusals } from '../../use-cases/audit-refusals';
import type { ApiDeps } from '../deps';
import { afterAnswer } from './after-answer';
import { addressOf, callerOf } from './caller';
import { networkOf } from './client-address';
import { notedRoute } from './note-route';
import { isSameOrigin } from './origin';

/** Records what was refused for who asked, once it is answered. */
export const auditRefused =
  ({ logger, refusals }: Pick<ApiDeps, 'logger'> & { refusals: Refusals }): RequestHandler =>
  (request, response, next) => {
    afterAnswer(response, logger, () => {
      const action = refusedAction(request, response.statusCode);
      if (action === undefined) return;
      const actor = callerOf(request)?.actor;
      const from = addressOf(request);
      if (actor === undefined) refusals.note({ action, actor, from: networkOf(from) });
      else refusals.note({ action, actor, from, ...aboutOf(request, response) });
    });
    next();
  };

function refusedAction(request: Request, status: number): RefusedAction | undefined {
  switch (status) {
    case 401:
      if (request.originalUrl.startsWith(`${API_PREFIX}/hooks/`)) return 'signature-refused';
      // A page of ours whose reader has not signed in tries nothing.
      return request.get('authorization') === undefined && isSameOrigin(request) ? undefined : 'key-refused';
    case 403:
      return 'access-refused';
    case 429:
      return 'limit-reached';
    default:
      return undefined;
  }
}

/** What a request was about, by its address alone. */
function aboutOf(request: Request, response: Response) {
  const { route = 'none', ids = {} } = notedRoute(response) ?? {};
  const { campaign, unit } = ids;
  return { campaign, units: unit === undefined ? undefined : [unit], target: `${request.method} ${route}` };
}
