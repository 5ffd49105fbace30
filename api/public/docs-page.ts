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
<link rel="stylesheet" href="/docs/page.css">
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/page.js"></script>
</html>
`;

/** Swagger UI sets styles of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** A file of its own: the page's security policy lets no script run that stands in the page itself. */
const SCRIPT = `const plainLinks = ({ React }) => ({
  // Inside a button that opens the same operation, a link cannot be reached.
  wrapComponents: { DeepLink: () => ({ text }) => React.createElement('span', null, text) },
});

// What Swagger UI leaves to be mended: headings that skip a level, boxes that only a mouse can scroll, and what stands
// outside of every landmark.
const MENDED = [
  ['.opblock-tag, .models > h4', { role: 'heading', 'aria-level': '2' }],
  ['.opblock-body h4', { role: 'heading', 'aria-level': '3' }],
  ['.opblock-body h5', { role: 'heading', 'aria-level': '4' }],
  ['.microlight, .highlight-code pre', { tabindex: '0' }],
  ['.information-container', { role: 'banner' }],
  ['.scheme-container', { role: 'region', 'aria-label': 'Key' }],
];
const mend = () => {
  for (const [selector, attributes] of MENDED) {
    for (const element of document.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) {
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      }
    }
  }
};
new MutationObserver(mend).observe(document.getElementById('page'), { childList: true, subtree: true });

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  validatorUrl: null,
  plugins: [plainLinks],
});
`;

/** Swagger UI's own colours are too pale to be read. */
const STYLE = `.swagger-ui .info .title small { background: #4a5560; }
.swagger-ui .info .title small.version-stamp { background: #1e6b3a; }
.swagger-ui .info .title small pre.version { color: #fff; }
.swagger-ui .info .url, .swagger-ui a, .swagger-ui a.link, .swagger-ui .info a { color: #1f4e79; }
.swagger-ui .btn.authorize { border-color: #1e6b3a; color: #1e6b3a; }
.swagger-ui .btn.authorize svg { fill: #1e6b3a; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1f4e79; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #1e6b3a; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #7a4d00; }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #5b2a6e; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #8c1d18; }
.swagger-ui .parameter__in, .swagger-ui .parameter__type, .swagger-ui .parameter__deprecated, .swagger-ui .prop-format,
.swagger-ui .response-col_links, .swagger-ui .model .property.primitive, .swagger-ui .markdown code,
.swagger-ui .renderedMarkdown code, .swagger-ui .tab li, .swagger-ui [class*="json-schema-2020-12"] { color: #3b4650; }
.swagger-ui .parameter__name.required span, .swagger-ui .parameter__name.required::after { color: #8c1d18; }
`;

/** The description of the API, for programs at `/openapi.json` and for people at `/docs`; all of it served from here. */
export function description(document: () => OpenApiDocument): Router {
  const router = express.Router();
  // It takes half a second to make, and anybody may ask for it.
  let made: string | undefined;
  router.get('/openapi.json', noteRoute('/openapi.json'), (_request, response) => {
    made ??= JSON.stringify(document());
    response.type('json').send(made);
  });
  router.get(['/docs', '/docs/'], noteRoute('/docs'), (_request, response) => {
    response.set('Content-Security-Policy', POLICY).type('html').send(PAGE);
  });
  router.get('/docs/page.js', noteRoute('/docs'), (_request, response) => {
    response.type('js').send(SCRIPT);
  });
  router.get('/docs/page.css', noteRoute('/docs'), (_request, response) => {
    response.type('css').send(STYLE);
  });
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/docs/${file}`, noteRoute('/docs'), (_request, response) => {
      // As a whole, whatever part is asked for: a browser loads it once a day.
      response.sendFile(path.join(SWAGGER_UI, file), { maxAge: '1 day', acceptRanges: false });
    });
  }
  return router;
}
