import { maskedAddress } from '../../domain/masked-address';
import type { EmailCode } from '../../domain/sign-in';
import type { Text } from '../../domain/text';
import type { Entered } from '../../use-cases/sign-in/enter-code';
import { html } from '../http/html';
import { provinceLink, startPath } from './oidc-pages';
import type { Page, Say } from './page';
import { errorBox, SEND_CODE } from './parts';

/** To come in: an address that the register has gets a code. */
export const signInPage = ({
  returnTo,
  emailCode = 'on',
  address = '',
  problem,
  province,
}: {
  returnTo: string;
  /** What a code lets people do here. */
  emailCode?: EmailCode;
  /** What was typed, to be mended. */
  address?: string | undefined;
  problem?: 'address' | 'account-limit' | 'client-limit';
  /** What the province's own sign-in is called, where there is one. */
  province?: Text | undefined;
}): Page => ({
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  status: problem === undefined ? 200 : problem === 'address' ? 422 : 429,
  body: (say) => [
    html`${problem !== undefined && errorBox(say(PROBLEMS[problem]))}
${emailCode === 'off' ? html`<p class="lead">${say(NO_CODES)}</p>` : codeForm({ returnTo, address, problem, emailCode }, say)}
<ul class="ways">${
      province && html`<li><a href="${startPath({ returnTo })}">${say(provinceLink(province))}</a></li>`
    }<li><a href="/dang-nhap/mat-khau?ve=${encodeURIComponent(returnTo)}">${say({
      vi: 'Đăng nhập bằng mật khẩu và mã xác thực',
      en: 'Sign in with password and authenticator',
    })}</a></li><li><a href="/ma">${say({
      vi: 'Tôi có mã việc in trên thư',
      en: 'I have the task code of a letter',
    })}</a></li></ul>`,
  ],
});

interface CodeForm {
  returnTo: string;
  address: string;
  problem: keyof typeof PROBLEMS | undefined;
  emailCode: EmailCode;
}

const codeForm = (
  { returnTo, address, problem, emailCode }: CodeForm,
  say: Say,
) => html`<p class="lead">${say({
  vi: 'Hệ thống gửi một mã gồm 8 chữ số đến thư công vụ của đồng chí. Không cần mật khẩu.',
  en: 'The service sends a code of 8 digits to your official e-mail address. You need no password.',
})}</p>
<form method="post" action="/sign-in/code">
<input type="hidden" name="ve" value="${returnTo}">
<label for="address">${say({ vi: 'Địa chỉ thư công vụ', en: 'Official e-mail address' })}</label>
<p class="hint" id="hint">${say({
  vi: 'Địa chỉ mà đồng chí nhận thư nhắc của Sở Nội vụ.',
  en: 'The address at which you receive the reminders of Sở Nội vụ.',
})}</p>
<input id="address" name="address" type="email" inputmode="email" autocomplete="email" required aria-describedby="hint${
  problem === undefined ? '' : ' error'
}" value="${address}">
<button type="submit">${say(SEND_CODE)}</button>
</form>
${emailCode === 'read-only' && html`<p class="note">${say(ONLY_READS)}</p>`}`;

const NO_CODES = {
  vi: 'Tỉnh không dùng mã gửi qua thư để đăng nhập. Đề nghị đăng nhập bằng một trong các cách sau.',
  en: 'This province does not use codes by e-mail. Sign in by one of these ways.',
};

const ONLY_READS = {
  vi: 'Đăng nhập bằng mã chỉ để xem. Để nộp và quyết định, đề nghị đăng nhập bằng mật khẩu và mã xác thực.',
  en: 'A code lets you read only. To file and to decide, sign in with your password and authenticator.',
};

const PROBLEMS = {
  address: {
    vi: 'Địa chỉ thư chưa đúng. Đề nghị ghi đầy đủ, ví dụ ten@so-tai-chinh.gov.vn.',
    en: 'This is not an e-mail address. Write it in full, such as name@so-tai-chinh.gov.vn.',
  },
  'account-limit': {
    vi: 'Đã yêu cầu 3 mã trong 15 phút. Đề nghị dùng mã mới nhất trong hộp thư, hoặc thử lại sau ít phút.',
    en: 'Three codes were asked for within 15 minutes. Use the latest one, or try again in a few minutes.',
  },
  'client-limit': {
    vi: 'Cơ quan của đồng chí đã yêu cầu quá nhiều mã trong một giờ. Đề nghị thử lại sau.',
    en: 'Too many codes were asked for from your office within an hour. Try again later.',
  },
} as const;

type Refused = Exclude<Entered, { session: string }>;

/** To type the code; it submits itself once it is whole. */
export const codePage = ({
  asked,
  problem,
}: {
  /** What the code was asked for; absent where it is not known any more. */
  asked?: { account: string; returnTo: string } | undefined;
  problem?: Refused;
} = {}): Page => ({
  title: { vi: 'Nhập mã đăng nhập', en: 'Enter your code' },
  status: problem === undefined ? 200 : 422,
  script: '/sign-in/code.js',
  body: (say) => [
    html`${
      problem !== undefined &&
      errorBox(
        problem.refused === 'wrong'
          ? say({
              vi: `Mã chưa đúng. Còn ${problem.triesLeft} lần nhập.`,
              en: `This code is wrong. You have ${problem.triesLeft} ${problem.triesLeft === 1 ? 'try' : 'tries'} left.`,
            })
          : say({
              vi: 'Mã không còn dùng được: đã hết hạn, đã dùng, đã nhập sai 5 lần, hoặc được yêu cầu từ trình duyệt khác. Đề nghị lấy mã mới.',
              en: 'This code opens nothing any more: it is too old, was used, was entered wrongly 5 times, or was asked for in another browser. Get a new one.',
            }),
      )
    }
<p class="lead">${say({
      vi: `Nếu địa chỉ ${whose(asked)}có trong danh sách của đợt đánh giá, một mã gồm 8 chữ số vừa được gửi đến. Mã có hiệu lực 10 phút.`,
      en: `If the address ${whose(asked)}is in a register, a code of 8 digits has just been sent to it. It is valid for 10 minutes.`,
    })}</p>
<form method="post" action="/sign-in" id="code-form">
<label for="code">${say({ vi: 'Mã gồm 8 chữ số', en: 'Code of 8 digits' })}</label>
<input class="digits" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{8,9}" maxlength="9" required autofocus${
      problem !== undefined && html` aria-describedby="error"`
    }>
<button type="submit">${say({ vi: 'Đăng nhập', en: 'Sign in' })}</button>
</form>
<ul class="ways"><li><a href="${asked ? `/dang-nhap?ve=${encodeURIComponent(asked.returnTo)}` : '/dang-nhap'}">${say(
      {
        vi: 'Chưa nhận được mã: kiểm tra thư rác, hoặc yêu cầu mã khác',
        en: 'No code has come: look into the junk folder, or ask for another one',
      },
    )}</a></li></ul>`,
  ],
});

/** Enough to know which mailbox to look into. */
const whose = (asked: { account: string } | undefined): string =>
  asked ? `${maskedAddress(asked.account)} ` : '';

/** Runs on the page of the code. Pasting «1234 5678» works as typing does. */
export const CODE_SCRIPT = `(() => {
  const code = document.getElementById('code');
  const form = document.getElementById('code-form');
  let sent = false;
  code.addEventListener('input', () => {
    if (!sent && code.value.replace(/\\D/g, '').length === 8) {
      sent = true;
      form.requestSubmit();
    }
  });
})();
`;
