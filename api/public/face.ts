import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { projectRoot } from '../../config/project-root';
import { notFound, unavailable } from '../../use-cases/refusals';
import { noteRoute } from '../http/note-route';
import { needsHttps } from './needs-https';

/** Where the build puts the face. */
const BUILT = path.join(projectRoot, 'dist', 'web');

/** What Vite wrote into the page in the place of a nonce. */
const NONCE = '__NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A file that differs has another name, so that nobody need ask twice. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The smallest first: browsers that take both name gzip before it. */
const ENCODINGS = ['br', 'gzip'] as const;
/** Of the files that the build made beside each asset. */
const ENDINGS = { br: '.br', gzip: '.gz' };

/** Nothing but what comes from here, no style without this page's nonce, and no script that stands in a page. */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

interface Face {
  /** The page that stands for every address of the face. */
  page: RequestHandler;
  router: Router;
}

/** The pages for people: one HTML page, whatever the address, and the files that it loads. */
export function face(folder = BUILT): Face {
  const read = builtFace(folder);
  const page: RequestHandler = (request, response) => {
    if (!isTrustworthy(request)) {
      needsHttps(request, response);
      return;
    }
    const nonce = randomBytes(16).toString('base64url');
    response
      .set('Content-Security-Policy', policyOf(nonce))
      // Not none at all: a form's Origin would be «null», and nobody could tell it from a stranger's.
      .set('Referrer-Policy', 'same-origin')
      .set('Cache-Control', 'no-store')
      .vary('Accept')
      .type('html')
      .send(read().page.replaceAll(NONCE, nonce));
  };
  const router = Router();
  router.get('/viec', noteRoute('/viec'), page);
  router.get('/d/*rest', noteRoute('/d'), page);
  router.get('/assets/:name', noteRoute('/assets'), (request: Request<{ name: string }>, response) => {
    sendAsset(read().assets, request.params.name, request, response);
  });
  return { page, router };
}

/** Read when it is first asked for, and kept: a page and its files are of one build, though another is made meanwhile. */
function builtFace(folder: string): () => { page: string; assets: ReadonlyMap<string, Buffer> } {
  let built: ReturnType<ReturnType<typeof builtFace>> | undefined;
  return () => {
    if (built) return built;
    const list = path.join(folder, 'files.json');
    if (!existsSync(list)) {
      throw unavailable({
        text: {
          en: 'The pages have not been built: run "npm run build".',
          vi: 'Các trang chưa được tạo: đề nghị chạy "npm run build".',
        },
      });
    }
    const files = JSON.parse(readFileSync(list, 'utf8')) as string[];
    const assets = files
      .filter((file) => file.startsWith('assets/'))
      .map((file): [string, Buffer] => [path.basename(file), readFileSync(path.join(folder, file))]);
    built = { page: readFileSync(path.join(folder, 'index.html'), 'utf8'), assets: new Map(assets) };
    return built;
  };
}

function sendAsset(
  assets: ReadonlyMap<string, Buffer>,
  name: string,
  request: Pick<Request, 'acceptsEncodings'>,
  response: Response,
): void {
  const type = TYPES[path.extname(name)];
  const plain = assets.get(name);
  if (type === undefined || plain === undefined) {
    throw notFound({ en: 'This address does not exist.', vi: 'Không có địa chỉ này.' });
  }
  response.set('Content-Type', type).set('Cache-Control', FOR_EVER).vary('Accept-Encoding');
  const encoding = ENCODINGS.find((each) => request.acceptsEncodings([each]) === each);
  const smaller = encoding && assets.get(`${name}${ENDINGS[encoding]}`);
  if (encoding && smaller) response.set('Content-Encoding', encoding).send(smaller);
  else response.send(plain);
}

/**
 * Whether the browser holds this page for safe: elsewhere it keeps no cookie of ours and has none of what a form is
 * guarded with. A proxy that ends TLS need not be known for it: `Sec-Fetch-Site` is sent to such addresses alone.
 */
const isTrustworthy = (request: Request): boolean =>
  request.secure ||
  request.get('Sec-Fetch-Site') !== undefined ||
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(request.hostname);
