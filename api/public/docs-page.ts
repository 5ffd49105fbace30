import path from 'node:path';
import express, { type Router } from 'express';
import { noteRoute } from '../http/note-route';
import type { OpenApiDocument } from '../openapi/document';

const SWAGGER_UI = path.dirname(require.resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Công vụ: API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/page.js"></script>
</html>
`;

/** A file of its own: the page's security policy lets no script run that stands in the page itself. */
const SCRIPT = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', deepLinking: true, validatorUrl: null });
`;

/** The description of the API, for programs at `/openapi.json` and for people at `/docs`; all of it served from here. */
export function description(document: () => OpenApiDocument): Router {
  const router = express.Router();
  router.get('/openapi.json', noteRoute('/openapi.json'), (_request, response) => {
    response.json(document());
  });
  router.get(['/docs', '/docs/'], noteRoute('/docs'), (_request, response) => {
    response.type('html').send(PAGE);
  });
  router.get('/docs/page.js', noteRoute('/docs'), (_request, response) => {
    response.type('js').send(SCRIPT);
  });
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/docs/${file}`, noteRoute('/docs'), (_request, response) => {
      response.sendFile(path.join(SWAGGER_UI, file), { maxAge: '1 day' });
    });
  }
  return router;
}
