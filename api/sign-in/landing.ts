import { maskedAddress } from '../../domain/masked-address';
import { STEP_IDS } from '../../domain/plan';
import type { TaskStanding } from '../../domain/rules/task-standing';
import type { Text } from '../../domain/text';
import type { ResolvedLink } from '../../use-cases/links/resolve-link';
import { type Html, html } from '../http/html';
import type { Page, Say } from './page';
import { errorBox, SEND_CODE } from './parts';

/** So many units are named; of more the rest is a number. */
const NAMED = 8;

/** What has become of the matter since the letter was written. */
const STANDINGS: Readonly<Record<TaskStanding, { title: Text; lead: Text; leadsOn: boolean }>> = {
  open: {
    title: { vi: 'Nội dung đề nghị đồng chí thực hiện', en: 'What you are asked to file' },
    lead: {
      vi: 'Để nộp, đồng chí nhận một mã qua thư công vụ rồi nhập mã đó. Không cần mật khẩu.',
      en: 'To file it, you receive a code by e-mail and enter it here. You need no password.',
    },
    leadsOn: true,
  },
  filed: {
    title: { vi: 'Nội dung này đã được tiếp nhận', en: 'This has been received' },
    lead: {
      vi: 'Không phải nộp lại. Đăng nhập để xem biên nhận, hoặc để nộp bản chỉnh sửa.',
      en: 'You need not file it again. Sign in to see the receipt, or to file a correction.',
    },
    leadsOn: true,
  },
  waived: {
    title: { vi: 'Nội dung này đã được miễn', en: 'This has been waived' },
    lead: {
      vi: 'Theo quyết định của cấp có thẩm quyền, không phải nộp nội dung này.',
      en: 'By a decision, this need not be filed.',
    },
    leadsOn: false,
  },
  frozen: {
    title: { vi: 'Hồ sơ đã chốt', en: 'The dossier is frozen' },
    lead: {
      vi: 'Sở Nội vụ đã chốt hồ sơ để tổng hợp. Văn bản gửi từ nay được lưu giữ, và chỉ được đưa vào hồ sơ khi có quyết định mở lại.',
      en: 'Sở Nội vụ has frozen the dossier for the synthesis. What is filed now is kept, and enters the dossier only if it is reopened.',
    },
    leadsOn: true,
  },
  over: {
    title: { vi: 'Việc đánh giá đã kết thúc', en: 'The evaluation has ended' },
    lead: {
      vi: 'Mức độ hoàn thành công vụ đã được công nhận. Đăng nhập để xem những gì đã gửi.',
      en: 'The level has been recognised. Sign in to see what was filed.',
    },
    leadsOn: true,
  },
  cancelled: {
    title: { vi: 'Đợt đánh giá đã bị hủy', en: 'The campaign has been cancelled' },
    lead: {
      vi: 'Không phải nộp nội dung này. Nếu có thắc mắc, đề nghị liên hệ Sở Nội vụ.',
      en: 'You need not file this. If you have questions, ask Sở Nội vụ.',
    },
    leadsOn: false,
  },
};

/** It was filed, and is still to be announced. */
const HALF: (typeof STANDINGS)[TaskStanding] = {
  title: { vi: 'Còn phải thông báo công khai', en: 'It is still to be announced' },
  lead: {
    vi: 'Bản nhận xét, đánh giá đã được tiếp nhận, không phải nộp lại. Để ghi nhận việc thông báo công khai, đồng chí nhận một mã qua thư công vụ rồi nhập mã đó.',
    en: 'The review has been received and need not be filed again. To record its public announcement, you receive a code by e-mail and enter it here.',
  },
  leadsOn: true,
};

const NO_LONGER: (typeof STANDINGS)[TaskStanding] = {
  title: {
    vi: 'Các việc nêu trong thư không còn quá hạn',
    en: 'What the letter tells of is overdue no more',
  },
  lead: {
    vi: 'Văn bản đã được tiếp nhận, được miễn, hoặc hồ sơ đã chốt. Đồng chí đăng nhập để xem tình hình hiện nay.',
    en: 'It has been received or waived, or the dossier is frozen. Sign in to see how things stand.',
  },
  leadsOn: true,
};

/** Of what somebody is told of and does not file. */
const REPORT: typeof STANDINGS = {
  open: {
    title: { vi: 'Danh sách việc quá hạn', en: 'What is overdue' },
    lead: {
      vi: 'Để xem danh sách, đồng chí nhận một mã qua thư công vụ rồi nhập mã đó. Không cần mật khẩu.',
      en: 'To see the list, you receive a code by e-mail and enter it here. You need no password.',
    },
    leadsOn: true,
  },
  filed: NO_LONGER,
  waived: NO_LONGER,
  frozen: NO_LONGER,
  over: NO_LONGER,
  cancelled: {
    title: STANDINGS.cancelled.title,
    lead: {
      vi: 'Các việc nêu trong thư không còn phải thực hiện.',
      en: 'What the letter tells of need not be done any more.',
    },
    leadsOn: false,
  },
};

/** How the link came: by its address, or by the code that a letter prints. */
export type CameBy = { token: string } | { code: string };

/**
 * What a letter's link shows before anybody signs in: what is asked, of whom and by when; no level, no content. It lives as
 * long as its letter does: afterwards it says what has become of the matter.
 */
export function landingPage(
  link: ResolvedLink,
  by: CameBy,
  { canSignIn, byCode }: { canSignIn: boolean; byCode: boolean },
): Page {
  const { title, lead, leadsOn } = saidOf(link);
  const isByCode = byCode && !link.needsGrant;
  return {
    title,
    kicker: link.campaign.title,
    isRehearsal: link.campaign.isRehearsal,
    body: (say) => [
      html`<dl>
${rowsOf(link, say)}
</dl>
<p class="lead">${say(isByCode || !leadsOn ? lead : SIGN_IN_FIRST)}</p>
${leadsOn && (canSignIn ? wayOn(link, by, { byCode: isByCode }, say) : html`<p class="note">${say(NOT_SECURE)}</p>`)}`,
    ],
  };
}

function saidOf({ standing, onlyAnnouncement, isReport }: ResolvedLink): (typeof STANDINGS)[TaskStanding] {
  if (isReport) return REPORT[standing];
  return standing === 'open' && onlyAnnouncement ? HALF : STANDINGS[standing];
}

const SIGN_IN_FIRST: Text = {
  vi: 'Để xem và thực hiện, đề nghị đăng nhập.',
  en: 'Sign in to see it and to go on.',
};

const NOT_SECURE: Text = {
  vi: 'Trang này đang mở qua kết nối không an toàn, nên không đăng nhập được tại đây. Đề nghị dùng địa chỉ bắt đầu bằng https:// như in trong thư.',
  en: 'This page is open over a connection that is not secure, so you cannot sign in here. Use the address that begins with https://, as the letter prints it.',
};

function rowsOf({ step, party, units, deadlineText, person, isReport }: ResolvedLink, say: Say): Html[] {
  const row = (name: Text, value: string | Html) => html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`;
  const others = isReport ? units : units.filter(({ id }) => id !== party.id);
  const more = others.length - NAMED;
  const rows = [
    row({ vi: 'Bước', en: 'Step' }, `${STEP_IDS.indexOf(step.id) + 1}. ${step.title}`),
    ...(isReport ? [] : [row({ vi: 'Thực hiện', en: 'To be filed by' }, party.name)]),
  ];
  if (others.length > 0) {
    const names = others.slice(0, NAMED).map(({ name }) => name);
    const rest = more > 0 ? say({ vi: ` và ${more} đơn vị khác`, en: ` and ${more} more` }) : '';
    rows.push(row({ vi: 'Đối với', en: 'About' }, `${names.join('; ')}${rest}`));
  }
  rows.push(row({ vi: 'Thời hạn', en: 'Deadline' }, deadlineText));
  if (person) {
    const { name, email } = person;
    rows.push(
      row(
        { vi: 'Thư gửi', en: 'Letter to' },
        html`${say({ vi: 'Đồng chí ', en: '' })}${name} <span>(${maskedAddress(email)})</span>`,
      ),
    );
  }
  return rows;
}

function wayOn(link: ResolvedLink, by: CameBy, { byCode }: { byCode: boolean }, say: Say): Html {
  if (byCode) return codeForm(link, by, say);
  const signIn = link.needsGrant ? '/dang-nhap/mat-khau' : '/dang-nhap';
  return html`<p><a class="button" href="${signIn}?ve=${encodeURIComponent(link.target)}">${say({
    vi: 'Đăng nhập',
    en: 'Sign in',
  })}</a></p>`;
}

/** Nothing is sent before somebody presses the button: mail scanners open links, and press none. */
function codeForm({ person, target }: ResolvedLink, by: CameBy, say: Say): Html {
  const elsewhere = `/dang-nhap?ve=${encodeURIComponent(target)}`;
  return html`${
    person &&
    html`<form method="post" action="/sign-in/code">
${'token' in by ? html`<input type="hidden" name="token" value="${by.token}">` : html`<input type="hidden" name="ma" value="${by.code}">`}
<button type="submit">${say(SEND_CODE)}</button>
</form>`
  }
<ul class="ways"><li><a href="${elsewhere}">${say({
    vi: 'Không phải tôi: đăng nhập bằng địa chỉ thư của tôi',
    en: 'This is not me: sign in with my own address',
  })}</a></li></ul>`;
}

/** A link that no letter of this service has, as when an address was broken on its way. */
export const unknownLinkPage: Page = {
  title: { vi: 'Không tìm thấy nội dung của liên kết này', en: 'This link leads to nothing' },
  status: 404,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Địa chỉ có thể đã bị cắt khi chuyển tiếp. Đề nghị dùng mã việc in trong thư, hoặc đăng nhập để xem các việc của mình.',
      en: 'Its address may have been cut when it was forwarded. Use the task code in the letter, or sign in to see your tasks.',
    })}</p>
<ul class="ways"><li><a href="/ma">${say({
      vi: 'Nhập mã việc',
      en: 'Enter a task code',
    })}</a></li><li><a href="/dang-nhap">${say({
      vi: 'Đăng nhập',
      en: 'Sign in',
    })}</a></li></ul>`,
  ],
};

/** To type the code of a letter that was printed or forwarded. It names a matter, and lets nobody in. */
export const taskCodePage = ({
  typed = '',
  isUnknown = false,
}: {
  typed?: string;
  isUnknown?: boolean;
} = {}): Page => ({
  title: { vi: 'Nhập mã việc in trong thư', en: 'Enter the task code of a letter' },
  status: isUnknown ? 404 : 200,
  body: (say) => [
    html`${
      isUnknown &&
      errorBox(
        say({
          vi: 'Không có mã việc này. Mã gồm 8 chữ cái, in sau chữ “Mã việc” trong thư.',
          en: 'There is no such code. It has 8 letters and stands after “Mã việc” in the letter.',
        }),
      )
    }
<form method="get" action="/ma">
<label for="code">${say({ vi: 'Mã việc', en: 'Task code' })}</label>
<p class="hint" id="hint">${say({ vi: '8 chữ cái, ví dụ BCDF-GHJK', en: '8 letters, such as BCDF-GHJK' })}</p>
<input class="letters" id="code" name="ma" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="hint${
      isUnknown ? ' error' : ''
    }" value="${typed}">
<button type="submit">${say({ vi: 'Tiếp tục', en: 'Continue' })}</button>
</form>`,
  ],
});
