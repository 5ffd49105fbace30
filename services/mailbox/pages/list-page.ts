import type { LetterSummary } from '../letter';
import type { LetterFilter } from '../letter-box';
import { type Html, html } from './html';
import { page } from './layout';
import { vietnameseTime } from './time';

/** More recipients than this are counted instead of named. */
const namedRecipients = 3;

/** The list, newest first: one page of the letters that the filter lets through. */
export function listPage(options: {
  filter: LetterFilter;
  letters: LetterSummary[];
  found: number;
  total: number;
  page: number;
  pages: number;
}): string {
  const { filter, letters, found, total } = options;
  const filtered = filter.to !== undefined || filter.subject !== undefined;
  return page({
    title: 'Danh sách thư',
    content: html`
<form method="get" action="/">
<label>Người nhận<input name="to" value="${filter.to ?? ''}" placeholder="địa chỉ hoặc một phần địa chỉ"></label>
<label>Tiêu đề<input name="subject" value="${filter.subject ?? ''}" placeholder="một phần tiêu đề"></label>
<button>Lọc</button>${filtered ? html`<a href="/">Bỏ lọc</a>` : ''}
</form>
<p class="soft">${filtered ? `${count(found)} thư phù hợp trong tổng số ${count(total)} thư` : `${count(total)} thư`}, mới nhất trước. Giờ Việt Nam.</p>
${letters.length === 0 ? html`<p>Chưa có thư nào${filtered ? ' phù hợp' : ''}.</p>` : table(letters)}
${pager(options)}`,
  });
}

function table(letters: LetterSummary[]): Html {
  return html`<table>
<thead><tr><th scope="col">Nhận lúc</th><th scope="col">Người nhận</th><th scope="col">Tiêu đề</th></tr></thead>
<tbody>${letters.map(row)}</tbody>
</table>`;
}

function row(letter: LetterSummary): Html {
  const subject = letter.subject === '' ? '(không có tiêu đề)' : letter.subject;
  return html`<tr><td class="time">${vietnameseTime(letter.receivedAt)}</td><td>${recipients(letter.to)}</td><td><a href="/letters/${letter.id}">${subject}</a></td></tr>
`;
}

function recipients(to: string[]): string {
  const rest = to.length - namedRecipients;
  return to.slice(0, namedRecipients).join(', ') + (rest > 0 ? ` và ${rest} người khác` : '');
}

function pager(options: { filter: LetterFilter; page: number; pages: number }): Html {
  const { page: current, pages } = options;
  if (pages === 1) return html``;
  const link = (target: number, text: string) =>
    html`<a href="${addressOf(options.filter, target)}">${text}</a>`;
  return html`<nav aria-label="Trang">
${current > 1 ? link(current - 1, '← Mới hơn') : ''}
<span>Trang ${current} / ${pages}</span>
${current < pages ? link(current + 1, 'Cũ hơn →') : ''}
</nav>`;
}

function addressOf(filter: LetterFilter, target: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
  query.set('page', String(target));
  return `/?${query.toString()}`;
}

function count(amount: number): string {
  return amount.toLocaleString('vi-VN');
}
