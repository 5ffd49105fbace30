import { html } from '../http/html';
import type { Page, Say } from './page';

/** Where the forms of these pages go, in the page's own language. */
const action = (say: Say, path: string): string => `${path}${say({ vi: '', en: '?hl=en' })}`;

const errorBox = (text: string) => html`<div class="error" role="alert" id="error"><p>${text}</p></div>`;

/** To come in: an address that the register has gets a code. */
export const signInPage = ({
  returnTo,
  address = '',
  problem,
}: {
  returnTo: string;
  /** What was typed, to be mended. */
  address?: string;
  problem?: 'address' | 'account-limit' | 'client-limit';
}): Page => ({
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  status: problem === undefined ? 200 : problem === 'address' ? 422 : 429,
  body: (say) => [
    html`${problem !== undefined && errorBox(say(PROBLEMS[problem]))}
<p class="lead">${say({
      vi: 'Hệ thống gửi một mã gồm 8 chữ số đến thư công vụ của đồng chí. Không cần mật khẩu.',
      en: 'The service sends a code of 8 digits to your official e-mail address. You need no password.',
    })}</p>
<form method="post" action="${action(say, '/sign-in/code')}">
<input type="hidden" name="ve" value="${returnTo}">
<label for="address">${say({ vi: 'Địa chỉ thư công vụ', en: 'Official e-mail address' })}</label>
<p class="hint" id="hint">${say({
      vi: 'Địa chỉ mà đồng chí nhận thư nhắc của Sở Nội vụ.',
      en: 'The address at which you receive the reminders of Sở Nội vụ.',
    })}</p>
<input id="address" name="address" type="email" inputmode="email" autocomplete="email" required aria-describedby="hint${
      problem === undefined ? '' : ' error'
    }" value="${address}">
<button type="submit">${say({ vi: 'Gửi mã cho tôi', en: 'Send me a code' })}</button>
</form>
<ul class="ways"><li><a href="${action(say, '/ma')}">${say({
      vi: 'Tôi có mã việc in trên thư',
      en: 'I have the task code of a letter',
    })}</a></li></ul>`,
  ],
});

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

/** To type the code; it submits itself once it is whole. */
export const codePage = ({
  problem,
}: {
  problem?: { kind: 'wrong'; triesLeft: number } | { kind: 'over' };
} = {}): Page => ({
  title: { vi: 'Nhập mã đăng nhập', en: 'Enter your code' },
  status: problem === undefined ? 200 : 422,
  script: '/sign-in/code.js',
  body: (say) => [
    html`${
      problem !== undefined &&
      errorBox(
        problem.kind === 'wrong'
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
      vi: 'Nếu địa chỉ có trong danh sách của đợt đánh giá, một mã gồm 8 chữ số vừa được gửi đến. Mã có hiệu lực 10 phút.',
      en: 'If the address is in a register, a code of 8 digits has just been sent to it. It is valid for 10 minutes.',
    })}</p>
<form method="post" action="${action(say, '/sign-in')}" id="code-form">
<label for="code">${say({ vi: 'Mã gồm 8 chữ số', en: 'Code of 8 digits' })}</label>
<input class="digits" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{8,9}" maxlength="9" required autofocus${
      problem !== undefined && html` aria-describedby="error"`
    }>
<button type="submit">${say({ vi: 'Đăng nhập', en: 'Sign in' })}</button>
</form>
<ul class="ways"><li><a href="${action(say, '/dang-nhap')}">${say({
      vi: 'Chưa nhận được mã: kiểm tra thư rác, hoặc yêu cầu mã khác',
      en: 'No code has come: look into the junk folder, or ask for another one',
    })}</a></li></ul>`,
  ],
});

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

/** The administrator of a trial comes in. Looking at the page does nothing. */
export const trialPage = ({ link, isValid }: { link: string; isValid: boolean }): Page => ({
  title: { vi: 'Vào với tư cách quản trị viên', en: 'Enter as the administrator' },
  status: isValid ? 200 : 410,
  body: (say) => [
    isValid
      ? html`<p class="lead">${say({
          vi: 'Hệ thống đang chạy ở chế độ thử nghiệm: thư chỉ vào hộp thư thử. Liên kết này dùng được một lần, trong 15 phút, tại chính máy này.',
          en: 'The service runs in trial mode: letters go to the test mailbox only. This link works once, within 15 minutes, on this very machine.',
        })}</p>
<form method="post" action="${action(say, '/sign-in/trial')}">
<input type="hidden" name="link" value="${link}">
<button type="submit">${say({ vi: 'Vào hệ thống', en: 'Enter' })}</button>
</form>`
      : html`<p class="lead">${say({
          vi: 'Liên kết này đã được dùng, đã quá 15 phút, hoặc thuộc lần chạy trước. Chạy lại “npm start” để có liên kết mới.',
          en: 'This link was used, is older than 15 minutes, or belongs to an earlier run. Run “npm start” again to get a new one.',
        })}</p>`,
  ],
});

/** Over plain http a browser keeps no session of ours. */
export const insecurePage: Page = {
  title: { vi: 'Cần kết nối an toàn', en: 'A secure connection is needed' },
  status: 403,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Trang này chỉ dùng được qua địa chỉ bắt đầu bằng https://. Qua kết nối thường, trình duyệt không giữ phiên đăng nhập và nội dung có thể bị đọc trên đường truyền.',
      en: 'This page works only at an address that begins with https://. Over a plain connection a browser keeps no session, and others can read what is sent.',
    })}</p>
<p>${say({
      vi: 'Đề nghị dùng đúng địa chỉ trong thư của Sở Nội vụ, hoặc báo cho bộ phận công nghệ thông tin.',
      en: 'Use the address in the letter of Sở Nội vụ, or tell your IT staff.',
    })}</p>`,
  ],
};

/** Another site sent the form, or an old browser did not say where it comes from. */
export const foreignFormPage: Page = {
  title: { vi: 'Đề nghị gửi lại từ trang của hệ thống', en: 'Send this again from a page of this service' },
  status: 403,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Yêu cầu vừa rồi không đến từ trang của hệ thống này nên không được thực hiện.',
      en: 'The request did not come from a page of this service, so nothing was done.',
    })}</p>
<p><a href="${action(say, '/dang-nhap')}">${say({ vi: 'Đến trang đăng nhập', en: 'Go to the sign-in page' })}</a></p>`,
  ],
};
