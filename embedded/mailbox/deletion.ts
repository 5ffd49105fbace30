import { randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, Router } from 'express';
import type { LetterBox } from './letter-box';

/** Where the form of the list is sent to. */
export const DELETION = '/letters/delete';

interface Deletion {
  /** Stands in our own pages alone, which no other site can read. */
  token: string;
  router: Router;
}

/** Empties the box for whoever sends our own form, and for nobody else; another process has another token. */
export function deletion({ box }: { box: LetterBox }): Deletion {
  const token = randomBytes(24).toString('base64url');
  const fromOurForm: RequestHandler = (request, response, next) => {
    const { token: sent } = (request.body ?? {}) as { token?: unknown };
    const { origin } = request.headers;
    const isOwn = origin === undefined || origin === `http://${request.headers.host}`;
    if (isOwn && typeof sent === 'string' && isSame(sent, token)) next();
    else response.status(403).type('text').send('Letters are deleted by the form of this mailbox.\n');
  };
  const router = Router();
  router.post(
    DELETION,
    express.urlencoded({ extended: false, inflate: false, limit: '1kb' }),
    fromOurForm,
    async (_request, response) => {
      await box.empty();
      response.redirect(303, '/');
    },
  );
  return { token, router };
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
