import type { Text } from '../../domain/text';
import { type Html, html } from '../http/html';
import type { Page } from './page';
import { errorBox } from './parts';
import { codeField, secretField, TOO_MANY } from './password-fields';

const WRONG: Readonly<Record<'wrong' | 'limit', Text>> = {
  wrong: {
    vi: 'Địa chỉ, mật khẩu hoặc mã xác thực chưa đúng. Mỗi mã xác thực chỉ dùng được một lần: đề nghị chờ mã kế tiếp rồi thử lại.',
    en: 'The address, the password or the code is wrong. Each code can be used once: wait for the next one, then try again.',
  },
  limit: TOO_MANY,
};

/** To come in by what one knows and what one holds, in one form, so that nothing tells which of them was wrong. */
export const passwordPage = ({
  returnTo,
  address = '',
  problem,
}: {
  returnTo: string;
  address?: string;
  problem?: 'wrong' | 'limit';
}): Page => ({
  title: { vi: 'Đăng nhập bằng mật khẩu', en: 'Sign in with your password' },
  status: problem === undefined ? 200 : problem === 'wrong' ? 422 : 429,
  body: (say) => [
    html`${problem !== undefined && errorBox(say(WRONG[problem]))}
<form method="post" action="/sign-in/password">
<input type="hidden" name="ve" value="${returnTo}">
<label for="address">${say({ vi: 'Địa chỉ thư công vụ', en: 'Official e-mail address' })}</label>
<input id="address" name="address" type="email" inputmode="email" autocomplete="username" required value="${address}"${described(problem)}>
${secretField({ id: 'password', name: 'password', label: say({ vi: 'Mật khẩu', en: 'Password' }), complete: 'current-password' })}
${codeField({ label: say({ vi: 'Mã xác thực', en: 'Code' }), hint: say({ vi: '6 chữ số trong ứng dụng xác thực. Mất điện thoại: nhập một mã dự phòng.', en: '6 digits of your authenticator app. If you lost your phone, enter a recovery code.' }) })}
<button type="submit">${say({ vi: 'Đăng nhập', en: 'Sign in' })}</button>
</form>
<ul class="ways"><li><a href="/dang-nhap?ve=${encodeURIComponent(returnTo)}">${say({
      vi: 'Đăng nhập bằng cách khác',
      en: 'Other ways to sign in',
    })}</a></li><li>${say({
      vi: 'Quên mật khẩu, hoặc mất cả điện thoại và mã dự phòng: đề nghị bộ phận công nghệ thông tin của tỉnh đặt lại.',
      en: 'If you forgot your password, or lost both phone and recovery codes, ask the IT staff of the province to reset them.',
    })}</li></ul>`,
  ],
});

const described = (problem: unknown): Html | false =>
  problem !== undefined && html` aria-describedby="error"`;
