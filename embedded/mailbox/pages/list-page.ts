import { DELETION } from '../deletion';
import type { FilterFault } from '../filter-query';
import type { LetterSummary } from '../letter';
import type { LetterCampaign } from '../letter-box';
import { count } from './count';
import { filterForm } from './filter-form';
import { type Html, html } from './html';
import { page } from './layout';
import { letterAddress, listAddress, type Place } from './place';
import { vietnameseDay, vietnameseTime } from './time';

/** More recipients than this are counted instead of named. */
const namedRecipients = 3;

interface ListPage {
  place: Place;
  faults: FilterFault[];
  campaigns: LetterCampaign[];
  letters: LetterSummary[];
  found: number;
  total: number;
  pages: number;
  /** Of the form that deletes all letters. */
  token: string;
}

/** One page of the letters that the filter lets through: a campaign's as its year goes, else the newest first. */
export function listPage(options: ListPage): string {
  const { place, faults, campaigns, letters } = options;
  return page({
    title: 'Danh sách thư',
    content: html`<h1>Danh sách thư</h1>
${filterForm({ typed: place.typed, faults, campaigns })}
${letters.length > 0 ? html`<p class="soft">${summary(options)}</p>${table(letters, place)}` : emptyText(options)}
${pager(options)}
${deleteForm(options)}`,
  });
}

function deleteForm({ total, token }: ListPage): Html {
  if (total === 0) return html``;
  return html`<details><summary>Xóa toàn bộ thư</summary>
<form method="post" action="${DELETION}"><input type="hidden" name="token" value="${token}">
<div><button>Xóa vĩnh viễn ${count(total)} thư</button></div></form></details>`;
}

const isFiltered = ({ place }: ListPage): boolean => Object.keys(place.typed).length > 0;

function summary(options: ListPage): string {
  const { place, found, total } = options;
  const amount = isFiltered(options)
    ? `${count(found)} thư phù hợp trong tổng số ${count(total)} thư`
    : `${count(total)} thư`;
  const order = place.typed.campaign === undefined ? 'xếp mới nhận trước' : 'xếp theo ngày của kế hoạch';
  return `${amount}, ${order}. Giờ Việt Nam.`;
}

function emptyText(options: ListPage): Html {
  if (options.faults.length > 0) return html`<p>Chưa lọc được. Những gì đã nhập vẫn còn ở trên.</p>`;
  if (!isFiltered(options)) return html`<p>Chưa có thư nào. Khi diễn tập, thư được giữ lại ở đây.</p>`;
  const { campaign, ...more } = options.place.typed;
  const isNarrowed = campaign !== undefined && Object.keys(more).length > 0;
  const wider = isNarrowed
    ? html`<a href="${listAddress({ typed: { campaign }, page: 1 })}">Xem cả đợt đánh giá này</a>`
    : html`<a href="/">Xem tất cả thư</a>`;
  return html`<p>Không có thư nào phù hợp với mọi điều kiện ở trên. ${wider}</p>`;
}

function table(letters: LetterSummary[], place: Place): Html {
  return html`<table class="letters">
<thead><tr><th scope="col">Ngày theo kế hoạch</th><th scope="col">Tiêu đề</th><th scope="col">Người nhận</th><th scope="col">Đợt đánh giá</th><th scope="col">Nhận lúc</th></tr></thead>
<tbody>${letters.map((letter) => row(letter, place))}</tbody>
</table>`;
}

function row(letter: LetterSummary, place: Place): Html {
  const subject = letter.subject === '' ? '(không có tiêu đề)' : letter.subject;
  const none = html`<span class="none">–</span>`;
  const planDate = letter.planDate === null ? none : vietnameseDay(letter.planDate);
  return html`<tr id="${letter.id}"><td class="day">${planDate}</td><td><a href="${letterAddress(place, letter.id)}">${subject}</a></td><td>${recipients(letter.to)}</td><td class="campaign">${letter.campaign ?? none}</td><td class="time">${vietnameseTime(letter.receivedAt)}</td></tr>
`;
}

function recipients(to: string[]): string {
  const rest = to.length - namedRecipients;
  return to.slice(0, namedRecipients).join(', ') + (rest > 0 ? ` và ${rest} người khác` : '');
}

function pager({ place, pages }: ListPage): Html {
  const { typed, page: current } = place;
  if (pages === 1) return html``;
  const link = (target: number, text: string) =>
    html`<a href="${listAddress({ typed, page: target })}">${text}</a>`;
  return html`<nav aria-label="Trang">
${current > 1 ? link(current - 1, '← Trang trước') : ''}
<span>Trang ${current} / ${pages}</span>
${current < pages ? link(current + 1, 'Trang sau →') : ''}
</nav>`;
}
