import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';
import { isDay, readTypedDay } from './dates';
import { deletion } from './deletion';
import { faultInEnglish, readFilter, typedIn, unknownNames } from './filter-query';
import type { LetterBox } from './letter-box';
import { inReadingOrder } from './letter-filter';
import { ownHostOnly } from './own-host';
import { messagePage } from './pages/layout';
import { type LetterTab, letterPage } from './pages/letter-page';
import { listPage } from './pages/list-page';

const lettersPerPage = 50;

const pageSchema = z.coerce.number().int().min(1).catch(1);
const tabSchema = z.enum(['html', 'text', 'headers']).optional().catch(undefined);

/** Pages for people, and `/api/letters` for tests and the rehearsal's checker. */
export function createInbox(options: { box: LetterBox }): Express {
  const { box } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      // Under `no-referrer` the Origin of our own form is «null», like a stranger's.
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    // No scripts at all; the frame shows a letter's own HTML, under a stricter policy of its own.
    response.set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    next();
  }, ownHostOnly);
  const { token, router: deleting } = deletion({ box });

  app.get('/api/letters', (request, response) => {
    const { query } = request;
    // Programs write a day in one way: 01/10/2013 may be the tenth of January to who wrote it.
    const readDay = (text: string) => (isDay(text) ? text : undefined);
    const { filter, faults } = readFilter({ query, readDay });
    const errors = [...faults.map(faultInEnglish), ...unknownNames(query)];
    if (errors.length > 0) {
      response.status(400).json({ error: errors.join('; ') });
      return;
    }
    const letters = box.list(filter);
    response.json({ total: box.count(), count: letters.length, letters });
  });
  app.get('/api/letters/:id', async (request, response) => {
    const letter = await box.read(request.params.id);
    if (letter === undefined) response.status(404).json({ error: 'no such letter' });
    else response.json(letter);
  });
  app.use('/api', (_request, response) => {
    response.status(404).json({ error: 'no such address' });
  });

  app.get('/', (request, response) => {
    const { query } = request;
    const { filter, faults } = readFilter({ query, readDay: readTypedDay });
    // A list by half of what somebody asked for would pass for the whole.
    const found = faults.length > 0 ? [] : inReadingOrder(box.list(filter), filter);
    const pages = Math.max(1, Math.ceil(found.length / lettersPerPage));
    const page = Math.min(pageSchema.parse(query['page']), pages);
    const letters = found.slice((page - 1) * lettersPerPage, page * lettersPerPage);
    const place = { typed: typedIn(query), page };
    const campaigns = box.campaigns();
    response.status(faults.length > 0 ? 400 : 200).send(
      listPage({
        place,
        faults,
        campaigns,
        letters,
        found: found.length,
        total: box.count(),
        pages,
        token,
      }),
    );
  });
  app.use(deleting);
  app.get('/letters/:id', async (request, response, next) => {
    const letter = await box.read(request.params.id);
    if (letter === undefined) return next();
    const tab: LetterTab = tabSchema.parse(request.query['tab']) ?? (letter.html === null ? 'text' : 'html');
    const cameFrom = { typed: typedIn(request.query), page: pageSchema.parse(request.query['page']) };
    response.send(letterPage({ letter, tab, cameFrom }));
  });
  app.get('/letters/:id/html', async (request, response, next) => {
    const letter = await box.read(request.params.id);
    if (letter === undefined) return next();
    // What a letter contains is not ours: no scripts, nothing loaded from elsewhere, its own origin.
    const policy =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
    response.set('Content-Security-Policy', policy);
    // A letter's own doctype comes too late behind the base, and is ignored behind this one.
    response.type('html').send(`<!DOCTYPE html><base target="_blank">${letter.html ?? ''}`);
  });
  app.get('/letters/:id/raw.eml', async (request, response, next) => {
    const letter = await box.raw(request.params.id);
    if (letter === undefined) return next();
    response.type('message/rfc822').attachment(`${request.params.id}.eml`).send(letter);
  });

  app.use((_request, response) => {
    response
      .status(404)
      .send(messagePage({ title: 'Không tìm thấy', message: 'Không có thư hoặc trang này.' }));
  });
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    // A form that is none, or an address that cannot be read: the caller's, not ours.
    if (
      error instanceof Error &&
      'status' in error &&
      typeof error.status === 'number' &&
      error.status < 500
    ) {
      response
        .status(error.status)
        .send(messagePage({ title: 'Không hiểu yêu cầu', message: 'Yêu cầu gửi đến không đúng dạng.' }));
      return;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.status(500).send(messagePage({ title: 'Lỗi', message: 'Hộp thư gặp lỗi khi đọc thư này.' }));
  };
  app.use(onError);
  return app;
}
