import { type Letter, planInstantOf } from '../letter';
import { type Html, html } from './html';
import { page } from './layout';
import { letterAddress, listAddress, type Place } from './place';
import { vietnameseDay, vietnameseTime } from './time';

export type LetterTab = 'html' | 'text' | 'headers';

const tabNames: Record<LetterTab, string> = {
  html: 'Dạng trình bày',
  text: 'Dạng văn bản',
  headers: 'Phần đầu thư',
};

/** One letter: who and when, then one of its three faces. `cameFrom` is where the list was left. */
export function letterPage(options: { letter: Letter; tab: LetterTab; cameFrom: Place }): string {
  const { letter, tab, cameFrom } = options;
  const subject = letter.subject === '' ? '(không có tiêu đề)' : letter.subject;
  return page({
    title: subject,
    content: html`
<p><a href="${listAddress(cameFrom, letter.id)}">← Danh sách thư</a></p>
<h1>${subject}</h1>
<dl>
${planRows(letter)}<dt>Người gửi</dt><dd>${headerOf(letter, 'from') ?? letter.from}</dd>
<dt>Người nhận</dt><dd>${headerOf(letter, 'to') ?? letter.to.join(', ')}</dd>
<dt>Gửi lúc (thực tế)</dt><dd>${letter.date === null ? 'không ghi' : vietnameseTime(letter.date)}</dd>
<dt>Nhận lúc (thực tế)</dt><dd>${vietnameseTime(letter.receivedAt)} (giờ Việt Nam)</dd>
</dl>
<nav aria-label="Cách xem">
${(Object.keys(tabNames) as LetterTab[]).map((name) => tabLink(letterAddress(cameFrom, letter.id, name), name, tab))}
<a href="/letters/${letter.id}/raw.eml">Tải tệp .eml</a>
</nav>
${face(letter, tab)}`,
  });
}

/** What a letter says of its plan; nothing of what it does not say. */
function planRows({ campaign, planDate, headers }: Letter): Html {
  const listed = (typed: Place['typed']) => listAddress({ typed, page: 1 });
  const ofCampaign = campaign === null ? {} : { campaign };
  const day = planDate === null ? '' : vietnameseDay(planDate);
  const instant = planInstantOf(headers);
  return html`${
    campaign === null
      ? ''
      : html`<dt>Đợt đánh giá</dt><dd><a href="${listed(ofCampaign)}">${campaign}</a></dd>
`
  }${
    planDate === null
      ? ''
      : html`<dt>Ngày theo kế hoạch</dt><dd><a href="${listed({ ...ofCampaign, planDate: day })}">${day}</a></dd>
`
  }${
    instant === null
      ? ''
      : html`<dt>Thời điểm phải gửi theo kế hoạch</dt><dd>${vietnameseTime(instant)}</dd>
`
  }`;
}

function tabLink(address: string, name: LetterTab, current: LetterTab): Html {
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
