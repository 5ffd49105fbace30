import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { asLine } from '../../domain/input-text';
import { noteRoute } from '../http/note-route';
import { isSameOrigin, isTrustworthy } from '../http/origin';
import { problemOf } from '../http/problem-of';
import { MethodNotAllowed } from '../http/problems';
import { withoutSecret } from '../http/secret-addresses';
import { sendPage } from './page';
import { foreignFormPage, insecurePage, problemPage } from './plain-pages';

const FORM_LIMIT = '8kb';

/** A router of pages and of their forms: what is read changes nothing, and every change is a form that a person sends. */
export interface PageRouter {
  router: Router;
  /** A page, at an address that may have a secret in it. */
  page: (path: string, read: RequestHandler) => void;
  /** What a form of a page of ours does; who merely looks at its address is led back to the page. */
  act: (path: string, back: string, handler: RequestHandler) => void;
}

export function pageRouter(): PageRouter {
  const router = Router();
  // No browser packs a form, and nothing is unpacked for somebody whom nobody knows.
  const form = express.urlencoded({ extended: false, inflate: false, limit: FORM_LIMIT });
  return {
    router,
    page(path, read) {
      if (path.includes(':') && withoutSecret(path) === path) {
        throw new Error(`the log would have what ${path} ends with: name it among the secret addresses`);
      }
      router
        .route(path)
        .all(noteRoute(path, { secret: true }))
        .get(read)
        .all(refuseMethod(['GET', 'HEAD']), showProblem);
    },
    act(path, back, handler) {
      router
        .route(path)
        .all(noteRoute(path, { secret: true }))
        .post(fromOurPages, form, handler)
        .get((_request, response) => leadTo(response, back))
        .all(refuseMethod(['POST']), showProblem);
    },
  };
}

const refuseMethod =
  (allowed: readonly string[]): RequestHandler =>
  () => {
    throw new MethodNotAllowed(allowed);
  };

const fromOurPages: RequestHandler = (request, response, next) => {
  if (!isTrustworthy(request)) sendPage(response, insecurePage);
  else if (!isSameOrigin(request)) sendPage(response, foreignFormPage);
  else next();
};

/** A person gets a page where a program gets a problem document; what nobody expected is the error middleware's. */
const showProblem: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const problem = problemOf(error);
  if (!problem || request.accepts(['html', 'json']) !== 'html') next(error);
  else sendPage(response.set(problem.headers), problemPage(problem));
};

/** A field of a form, which is one line, if it was sent once. */
export function fieldOf(request: Request, name: string): string | undefined {
  const value = secretFieldOf(request, name);
  return value === undefined ? undefined : asLine(value);
}

/** Likewise of a password, which is taken as it was typed (ASVS 5, 6.2.8). */
export function secretFieldOf({ body }: Request, name: string): string | undefined {
  const value: unknown =
    typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Leads to another page. */
export const leadTo = (response: Response, path: string): void =>
  response.set('Cache-Control', 'no-store').redirect(303, path);
