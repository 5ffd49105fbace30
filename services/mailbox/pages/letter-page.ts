import type { Letter } from '../letter';
import { type Html, html } from './html';
import { page } from './layout';
import { vietnameseTime } from './time';

export type LetterTab = 'html' | 'text' | 'headers';

const tabNames: Record<LetterTab, string> = {
  html: 'Dạng trình bày',
  text: 'Dạng văn bản',
  headers: 'Phần đầu thư',
};

/** One letter: who and when, then one of its three faces. */
export function letterPage(options: { letter: Letter; tab: LetterTab }): string {
  const { letter, tab } = options;
  const subject = letter.subject === '' ? '(không có tiêu đề)' : letter.subject;
  return page({
    title: subject,
    content: html`
<p><a href="/">← Danh sách thư</a></p>
<h1>${subject}</h1>
<dl>
<dt>Người gửi</dt><dd>${headerOf(letter, 'from') ?? letter.from}</dd>
<dt>Người nhận</dt><dd>${headerOf(letter, 'to') ?? letter.to.join(', ')}</dd>
<dt>Ngày ghi trên thư</dt><dd>${letter.date === null ? 'không ghi' : vietnameseTime(letter.date)}</dd>
<dt>Nhận lúc</dt><dd>${vietnameseTime(letter.receivedAt)} (giờ Việt Nam)</dd>
</dl>
<nav aria-label="Cách xem">
${(Object.keys(tabNames) as LetterTab[]).map((name) => tabLink(letter, name, tab))}
<a href="/letters/${letter.id}/raw.eml">Tải tệp .eml</a>
</nav>
${face(letter, tab)}`,
  });
}

function tabLink(letter: Letter, name: LetterTab, current: LetterTab): Html {
  const address = `/letters/${letter.id}?tab=${name}`;
  return name === current
    ? html`<a href="${address}" aria-current="page">${tabNames[name]}</a> `
    : html`<a href="${address}">${tabNames[name]}</a> `;
}

function face(letter: Letter, tab: LetterTab): Html {
  switch (tab) {
    case 'html':
      return letter.html === null
        ? html`<p>Thư này không có phần HTML.</p>`
        : html`<iframe title="Nội dung thư" src="/letters/${letter.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
    case 'text':
      return letter.text === null
        ? html`<p>Thư này không có phần văn bản.</p>`
        : html`<pre>${letter.text}</pre>`;
    case 'headers':
      return html`<table><tbody>${letter.allHeaders.map(
        ({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
      )}</tbody></table>`;
  }
}

function headerOf(letter: Letter, name: string): string | undefined {
  return letter.allHeaders.find((header) => header.name.toLowerCase() === name)?.value;
}
