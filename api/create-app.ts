import express, { type Express } from 'express';
import { API_PREFIX } from '../config/api-prefix';
import { notFound } from '../use-cases/refusals';
import type { ApiDeps } from './deps';
import { endpoints } from './endpoints';
import { auditRefused } from './http/audit-refused';
import { authenticate } from './http/authenticate';
import { noteAddress } from './http/caller';
import { errorMiddleware } from './http/error-middleware';
import { limitKeys, limitOpen, limitRefusals } from './http/limits';
import { logRequests } from './http/log-requests';
import { mount } from './http/mount';
import { noStore } from './http/no-store';
import { readJsonBody, takeUtf8 } from './http/read-json';
import { rehearseAs } from './http/rehearse-as';
import { refuseMalformedTargets } from './http/request-target';
import { securityHeaders } from './http/security-headers';
import { measureRequests } from './metrics';
import { openApiDocument } from './openapi/document';
import { description } from './public/docs-page';
import { face } from './public/face';
import { outside } from './public/routes';
import { sendPage } from './sign-in/page';
import { unknownPage } from './sign-in/plain-pages';
import { signInRoutes } from './sign-in/routes';
import { hookRoutes } from './webhooks/describe';
import { hooks } from './webhooks/router';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** JSON, and a part of a file. */
const BODY_TYPES = ['application/json', 'application/*+json', 'application/octet-stream'];

/** The whole HTTP side, without a listener: whoever calls it decides where it listens. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // No answer is to be kept by anybody on the way; those that have an ETag have it for If-Match, and set it themselves.
  app.disable('etag');
  if (deps.limits.trustProxy !== undefined) app.set('trust proxy', deps.limits.trustProxy);
  app.use(
    (request, _response, next) => {
      noteAddress(request);
      next();
    },
    securityHeaders(),
    logRequests(deps.logger),
    measureRequests(deps),
    auditRefused(deps),
    refuseMalformedTargets,
    limitOpen(deps.limits),
  );
  const { page, router: faceRoutes } = face();
  app.use(
    outside(deps, page),
    faceRoutes,
    description(() => openApiDocument(endpoints, hookRoutes)),
    signInRoutes(deps),
  );
  app.use(`${API_PREFIX}/hooks`, hooks(deps));
  app.use(API_PREFIX, noStore, authenticate(deps));
  app.use(API_PREFIX, limitRefusals(deps.limits));
  app.use(
    API_PREFIX,
    limitKeys(deps.limits),
    rehearseAs(deps),
    takeUtf8,
    express.raw({ limit: BODY_LIMIT_BYTES, type: BODY_TYPES }),
    readJsonBody,
    mount(endpoints, deps),
  );
  app.use((request, response) => {
    if (request.accepts(['json', 'html']) === 'html') {
      sendPage(response.vary('Accept'), unknownPage);
      return;
    }
    throw notFound({ en: 'This address does not exist.', vi: 'Không có địa chỉ này.' });
  });
  app.use(errorMiddleware);
  return app;
}
