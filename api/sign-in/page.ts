import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Text } from '../../domain/text';
import { type Html, html } from '../http/html';
import type { Language } from '../http/language';
import { isTrustworthy } from '../http/origin';
import { cookieOf } from './cookies';
import { STYLE } from './style';

/** The face keeps the choice under the same name. It holds nothing else. */
const COOKIE = 'lang';
const YEAR_S = 31_536_000;

/** What the address asks for. */
const askedLanguage = (request: Request): Language | undefined =>
  (['vi', 'en'] as const).find((each) => each === request.query['hl']);

/** Vietnamese, unless somebody has chosen: an official's browser is often an English one. */
const pageLanguage = (request: Request): Language =>
  askedLanguage(request) ?? (cookieOf(request, COOKIE) === 'en' ? 'en' : 'vi');

export type Say = (text: Text) => string;

/** A page that needs no script, in one language, with the way to the other. */
export interface Page {
  status?: number;
  title: Text;
  /** Above the title: to what it belongs. */
  kicker?: string | undefined;
  /** A rehearsal's pages look like one. */
  isRehearsal?: boolean;
  body: (say: Say) => readonly Html[];
  /** A script of ours that makes the page handier. */
  script?: string;
}

const NAME: Text = { vi: 'Công vụ', en: 'Công vụ' };
const SUBTITLE: Text = { vi: 'Đánh giá kết quả công vụ', en: 'Yearly evaluation of public-service results' };
const TRIAL: Text = {
  vi: 'Chế độ thử nghiệm – không có thư nào được gửi ra ngoài',
  en: 'Trial mode – no letter leaves this service',
};
const HELP: Text = {
  vi: 'Nếu có phát sinh khó khăn, vướng mắc, đề nghị liên hệ Sở Nội vụ hoặc báo cáo Ủy ban nhân dân tỉnh.',
  en: 'If you have difficulties, contact Sở Nội vụ or report to the provincial committee.',
};
const REHEARSAL: Text = {
  vi: 'DIỄN TẬP – thư chỉ vào hộp thư thử',
  en: 'REHEARSAL – letters go to the test mailbox only',
};
const SKIP: Text = { vi: 'Đến nội dung chính', en: 'Skip to the content' };

/** Sends a page. Nothing of it is kept on the way, and nothing runs or is shown in it that is not ours. */
export function sendPage(response: Response, page: Page): void {
  const { req: request } = response;
  const language = pageLanguage(request);
  const nonce = randomBytes(16).toString('base64');
  const say: Say = (text) => text[language];
  if (askedLanguage(request)) {
    response.append('Set-Cookie', `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`);
  }
  if (!isTrustworthy(request)) {
    // Browsers ignore both over plain http, and warn.
    response.removeHeader('Cross-Origin-Opener-Policy');
    response.removeHeader('Origin-Agent-Cluster');
  }
  response
    .status(page.status ?? 200)
    .set({
      'Cache-Control': 'no-store',
      'Content-Language': language,
      'Referrer-Policy': 'same-origin',
      'Content-Security-Policy': [
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
    })
    .type('html')
    .send(
      documentOf({
        page,
        language,
        nonce,
        say,
        other: otherLanguage(request, language),
        isTrial: isTrial(response),
      }).markup,
    );
}

function documentOf({
  page: { title, kicker, isRehearsal = false, body, script },
  language,
  nonce,
  say,
  other,
  isTrial,
}: {
  page: Page;
  language: Language;
  nonce: string;
  say: Say;
  other: { href: string; language: Language; name: string };
  isTrial: boolean;
}): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(title)} – ${say(NAME)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${{ markup: STYLE }}</style>
</head>
<body>
<a class="skip" href="#content">${say(SKIP)}</a>
<header>${isRehearsal ? html`<p class="band rehearsal">${say(REHEARSAL)}</p>` : isTrial && html`<p class="band">${say(TRIAL)}</p>`}
<div class="top"><p class="name"><a href="/">${say(NAME)}</a> <span>${say(SUBTITLE)}</span></p>
<nav aria-label="${say({ vi: 'Ngôn ngữ', en: 'Language' })}"><a href="${other.href}" hreflang="${other.language}" lang="${other.language}">${other.name}</a></nav></div></header>
<main id="content">
${kicker !== undefined && html`<p class="kicker">${kicker}</p>`}
<h1>${say(title)}</h1>
${body(say)}
</main>
<footer><p>${say(HELP)}</p></footer>
${script !== undefined && html`<script src="${script}"></script>`}
</body>
</html>
`;
}

/** Noted by the routes, for every page of theirs. */
export const noteTrial =
  (is: boolean): RequestHandler =>
  (_request, response, next) => {
    response.locals['isTrial'] = is;
    next();
  };
const isTrial = ({ locals }: Response): boolean => locals['isTrial'] === true;

/** This very page in the other language. A page that answers a form has no address of its own: the way leads to the form. */
function otherLanguage(request: Request, language: Language) {
  const [path = '/', query] = request.originalUrl.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('hl', language === 'en' ? 'vi' : 'en');
  const href = `${path}?${parameters.toString()}`;
  return language === 'en'
    ? { href, language: 'vi' as const, name: 'Tiếng Việt' }
    : { href, language: 'en' as const, name: 'English' };
}
