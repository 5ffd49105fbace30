import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Text } from '../../domain/text';
import { type Html, html } from '../http/html';
import type { Language } from '../http/language';
import { cookieOf } from './cookies';
import { STYLE } from './style';

/** Where the pages of the face keep the language that was chosen; what is chosen here is theirs too. */
const COOKIE = 'lang';

const askedLanguage = ({ query: { hl } }: Request): Language | undefined =>
  hl === 'en' || hl === 'vi' ? hl : undefined;

/** Vietnamese, unless somebody has chosen English: an official's browser is often an English one. */
export const pageLanguage = (request: Request): Language =>
  askedLanguage(request) ?? (cookieOf(request, COOKIE) === 'en' ? 'en' : 'vi');

export type Say = (text: Text) => string;

/** The address of another page of this kind, or of what its form does, in the language of this one. */
export const action = (say: Say, path: string): string => `${path}${say({ vi: '', en: '?hl=en' })}`;

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
  const asked = askedLanguage(request);
  if (asked !== undefined)
    response.append('Set-Cookie', `${COOKIE}=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`);
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
    .send(documentOf({ page, language, nonce, say, other: otherLanguage(request, language) }).markup);
}

function documentOf({
  page: { title, kicker, isRehearsal = false, body, script },
  language,
  nonce,
  say,
  other,
}: {
  page: Page;
  language: Language;
  nonce: string;
  say: Say;
  other: { href: string; language: Language; name: string };
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
<header><p class="name"><a href="/">${say(NAME)}</a> <span>${say(SUBTITLE)}</span></p>
<nav aria-label="${say({ vi: 'Ngôn ngữ', en: 'Language' })}"><a href="${other.href}" hreflang="${other.language}" lang="${other.language}">${other.name}</a></nav></header>
${isRehearsal && html`<p class="rehearsal">${say(REHEARSAL)}</p>`}
<main id="content">
${kicker !== undefined && html`<p class="kicker">${kicker}</p>`}
<h1>${say(title)}</h1>
${body(say)}
</main>
${script !== undefined && html`<script src="${script}"></script>`}
</body>
</html>
`;
}

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
