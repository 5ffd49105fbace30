import { html } from '../http/html';
import type { Page } from './page';
import {
  type Authenticator,
  accountField,
  authenticatorFields,
  faultBox,
  newPasswordFields,
  type ShownFault,
  statusOf,
} from './password-fields';

/** Where the link of an invitation or of a reset leads: everything on one page, and done by one button. */
export const setupPage = ({
  link,
  address,
  name,
  authenticator,
  fault,
}: {
  link: string;
  address: string;
  name: string;
  authenticator: Authenticator;
  fault?: ShownFault;
}): Page => ({
  title: { vi: 'Thiết lập tài khoản', en: 'Set up your account' },
  status: statusOf(fault),
  body: (say) => [
    html`${faultBox(fault, say)}
<p class="lead">${say({
      vi: `Tài khoản của đồng chí ${name}. Việc này làm một lần, mất khoảng ba phút.`,
      en: `The account of ${name}. You do this once; it takes about three minutes.`,
    })}</p>
<form method="post" action="/sign-in/setup">
<input type="hidden" name="link" value="${link}">
<h2>${say({ vi: '1. Đặt mật khẩu', en: '1. Choose a password' })}</h2>
${accountField(address, say)}
${newPasswordFields(say)}
<h2>${say({ vi: '2. Ghép ứng dụng xác thực', en: '2. Connect an authenticator app' })}</h2>
${authenticatorFields(authenticator, say)}
<button type="submit">${say({ vi: 'Hoàn tất', en: 'Finish' })}</button>
</form>`,
  ],
});

export const endedSetupPage: Page = {
  title: { vi: 'Đường dẫn thiết lập không còn hiệu lực', en: 'This link opens nothing any more' },
  status: 410,
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Đường dẫn đã được dùng, đã quá 3 ngày, hoặc đã có đường dẫn mới hơn. Nếu đã thiết lập xong, đồng chí đăng nhập như thường; nếu chưa, đề nghị bộ phận công nghệ thông tin gửi lại.',
      en: 'It was used, is older than 3 days, or a newer one was sent. If you have set up your account, sign in; if not, ask your IT staff to send it again.',
    })}</p>
<p><a href="/dang-nhap/mat-khau">${say({ vi: 'Đăng nhập bằng mật khẩu', en: 'Sign in with your password' })}</a></p>`,
  ],
};

/** The only time that the codes are shown. */
export const recoveryCodesPage = (codes: readonly string[], goOn: string): Page => ({
  title: { vi: 'Mã dự phòng của đồng chí', en: 'Your recovery codes' },
  body: (say) => [
    html`<p class="lead">${say({
      vi: 'Mỗi mã thay được một lần cho điện thoại khi mất hoặc hỏng. Đề nghị in hoặc chép ra giấy và cất kỹ: hệ thống không hiện lại các mã này.',
      en: 'Each code stands in for your phone once, if it is lost or broken. Print or copy them and keep them safe: the service does not show them again.',
    })}</p>
<ol class="codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<p><a class="button" href="${goOn}">${say({ vi: 'Tôi đã cất các mã này', en: 'I have stored these codes' })}</a></p>`,
  ],
});
