import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { projectRoot } from '../../config/project-root';
import { notFound, unavailable } from '../../use-cases/refusals';
import { noteRoute } from '../http/note-route';
import { isTrustworthy } from '../http/origin';
import { sendPage } from '../sign-in/page';
import { insecurePage } from '../sign-in/plain-pages';

/** Where the build puts the face. */
const BUILT = path.join(projectRoot, 'dist', 'web');

/** The placeholder that Vite writes into the page for a nonce. */
const NONCE = '__NONCE__';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
]);

/** A changed file gets another name, so a browser never asks twice. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The smallest first, since browsers list gzip before br. */
const ENCODINGS = ['br', 'gzip'] as const;
/** How the compressed files beside each asset end. */
const ENDINGS = { br: '.br', gzip: '.gz' };

/** The page loads from this origin alone; it runs no inline script, and takes inline styles by this nonce alone. */
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
      sendPage(response, insecurePage);
      return;
    }
    const nonce = randomBytes(16).toString('base64url');
    response
      .set('Content-Security-Policy', policyOf(nonce))
      // Under helmet's `no-referrer` a form's Origin is «null», like a stranger's.
      .set('Referrer-Policy', 'same-origin')
      .set('Cache-Control', 'no-store')
      .vary('Accept')
      .type('html')
      .send(read().page.replaceAll(NONCE, nonce));
  };
  const router = Router();
  router.get('/viec', noteRoute('/viec'), page);
  router.get('/d/*rest', noteRoute('/d'), page);
  router.get(['/dien-tap', '/dien-tap/:campaign'], noteRoute('/dien-tap'), page);
  // What lies below `/toi` are pages of the server.
  router.get('/toi', noteRoute('/toi'), page);
  router.get('/quan-tri/*rest', noteRoute('/quan-tri'), page);
  router.get('/assets/:name', noteRoute('/assets'), (request: Request<{ name: string }>, response) => {
    sendAsset(read().assets, request.params.name, request, response);
  });
  return { page, router };
}

/** Reads the build at the first request and keeps it: a page and its files stay one build while another is made. */
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
  const type = TYPES.get(path.extname(name));
  const plain = assets.get(name);
  if (type === undefined || plain === undefined) {
    throw notFound({ en: 'This address does not exist.', vi: 'Không có địa chỉ này.' });
  }
  response.set('Content-Type', type).set('Cache-Control', IMMUTABLE).vary('Accept-Encoding');
  const encoding = ENCODINGS.find((each) => request.acceptsEncodings([each]) === each);
  const smaller = encoding && assets.get(`${name}${ENDINGS[encoding]}`);
  if (encoding && smaller) response.set('Content-Encoding', encoding).send(smaller);
  else response.send(plain);
}
