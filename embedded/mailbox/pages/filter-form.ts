import type { FilterFault, FilterName, Typed } from '../filter-query';
import type { LetterCampaign } from '../letter-box';
import { count } from './count';
import { type Html, html } from './html';
import { vietnameseDay } from './time';

const labels: Record<FilterName, string> = {
  campaign: 'Đợt đánh giá',
  to: 'Người nhận',
  subject: 'Tiêu đề',
  planDate: 'Ngày theo kế hoạch',
  planFrom: 'từ ngày',
  planTo: 'đến ngày',
  since: 'Nhận từ lúc (since)',
  after: 'Sau thư số (after)',
};

/** What the list can be filtered by, with all that was typed; also what cannot be read, which it names. */
export function filterForm(options: {
  typed: Typed;
  faults: FilterFault[];
  campaigns: LetterCampaign[];
}): Html {
  const { typed, faults, campaigns } = options;
  const isFiltered = Object.keys(typed).length > 0;
  const field = (name: FilterName, placeholder: string, label = labels[name]) => {
    const isWrong = faults.some((fault) => fault.field === name);
    const mark = isWrong ? html` aria-invalid="true" aria-describedby="faults"` : html``;
    const focus = faults[0]?.field === name ? html` autofocus` : html``;
    const kind = name.startsWith('plan') ? 'day' : 'text';
    return html`<label class="${kind}">${label}<input name="${name}" value="${typed[name] ?? ''}" placeholder="${placeholder}" autocomplete="off"${mark}${focus}></label>
`;
  };
  return html`
<form method="get" action="/">
<div>
<label>${labels.campaign}<select name="campaign">${campaignOptions(campaigns, typed.campaign)}</select></label>
${field('to', 'địa chỉ hoặc một phần địa chỉ')}${field('subject', 'một phần tiêu đề')}</div>
<div>
${field('planDate', 'ngày/tháng/năm')}${field('planFrom', 'ngày/tháng/năm', `hoặc ${labels.planFrom}`)}${field('planTo', 'ngày/tháng/năm')}${(
  ['since', 'after'] as const
).map((name) =>
  typed[name] === undefined ? html`` : field(name, ''),
)}<button>Lọc</button>${isFiltered ? html`<a href="/">Bỏ lọc</a>` : ''}
</div>
${faults.length === 0 ? '' : html`<ul id="faults" role="alert">${faults.map((fault) => html`<li>${sentence(fault)}</li>`)}</ul>`}
</form>`;
}

/** One that nobody wrote in stays chosen: a bookmark may be older than the letters. */
function campaignOptions(campaigns: LetterCampaign[], chosen: string | undefined): Html[] {
  const isThere = chosen === undefined || campaigns.some(({ campaign }) => campaign === chosen);
  const all = isThere ? campaigns : [{ campaign: chosen, letters: 0 }, ...campaigns];
  return [
    html`<option value="">Tất cả</option>`,
    ...all.map(({ campaign, letters }) => {
      const selected = campaign === chosen ? html` selected` : html``;
      return html`<option value="${campaign}"${selected}>${campaign} (${count(letters)} thư)</option>`;
    }),
  ];
}

function sentence({ field, value, rule }: FilterFault): string {
  const label = `Ô «${labels[field]}»`;
  switch (rule) {
    case 'not-a-day':
      return `${label}: «${value}» không phải là một ngày. Đề nghị ghi theo dạng ngày/tháng/năm, ví dụ 01/10/2013.`;
    case 'not-an-instant':
      return `${label}: «${value}» không phải là một thời điểm. Đề nghị ghi như 2013-10-01T08:00:00+07:00.`;
    case 'before-from':
      return `${label}: ngày ${vietnameseDay(value)} ở trước «${labels.planFrom}». Đề nghị xem lại hai ngày này.`;
    case 'given-twice':
      return `${label}: chỉ lọc được theo một giá trị, ở đây có nhiều giá trị: «${value}».`;
  }
}
