import type { Text } from '../../domain/text';
import { PASSWORD_MIN } from '../../use-cases/accounts/password';
import type { SetUpFault } from '../../use-cases/accounts/set-up';
import { type Html, html } from '../http/html';
import type { Say } from './page';
import { errorBox } from './parts';
import { qrCode } from './qr-code';

/** The fields of password and second factor, and what can be wrong with them. */

export const TOO_MANY: Text = {
  vi: 'Đã thử quá nhiều lần. Đề nghị thử lại sau 15 phút, hoặc liên hệ bộ phận công nghệ thông tin.',
  en: 'There were too many tries. Try again in 15 minutes, or ask your IT staff.',
};

/** What the form is shown again with; whoever has come too late gets another page. */
export type ShownFault = Exclude<SetUpFault, 'over'>;

const FAULTS: Readonly<Record<ShownFault, Text>> = {
  'too-short': {
    vi: `Mật khẩu cần ít nhất ${PASSWORD_MIN} ký tự. Một câu ngắn dễ nhớ là đủ, có dấu cách và dấu tiếng Việt càng tốt.`,
    en: `A password needs ${PASSWORD_MIN} characters or more. A short sentence that you remember is enough; spaces are welcome.`,
  },
  'too-long': { vi: 'Mật khẩu quá dài.', en: 'This password is too long.' },
  guessable: {
    vi: 'Mật khẩu này dễ đoán: đề nghị không dùng dãy phím, từ lặp lại, họ tên, tên cơ quan. Nên ghép bốn, năm từ không liên quan với nhau.',
    en: 'This password is easy to guess: avoid rows of keys, repeated words, names of people or offices. Join four or five words that have nothing to do with each other.',
  },
  differs: { vi: 'Hai lần nhập mật khẩu mới chưa giống nhau.', en: 'The two new passwords differ.' },
  'wrong-code': {
    vi: 'Mã của ứng dụng xác thực chưa đúng. Đề nghị kiểm tra giờ của điện thoại, chờ mã kế tiếp rồi nhập lại.',
    en: 'The code of the authenticator app is wrong. Check the time of your phone, wait for the next code, then enter it.',
  },
  'wrong-proof': {
    vi: 'Mật khẩu hiện tại hoặc mã xác thực chưa đúng.',
    en: 'The current password or the code is wrong.',
  },
  limit: TOO_MANY,
};

export const faultBox = (fault: ShownFault | undefined, say: Say): Html | false =>
  fault !== undefined && errorBox(say(FAULTS[fault]));

export const statusOf = (fault: ShownFault | undefined): number =>
  fault === undefined ? 200 : fault === 'limit' ? 429 : 422;

export const secretField = ({
  id,
  name,
  label,
  complete,
  hint,
}: {
  id: string;
  name: string;
  label: string;
  complete: 'current-password' | 'new-password';
  hint?: string;
}): Html => html`<label for="${id}">${label}</label>
${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
<input id="${id}" name="${name}" type="password" autocomplete="${complete}" required${
  hint !== undefined && html` aria-describedby="${id}-hint"`
}>`;

export const codeField = ({
  label,
  hint,
}: {
  label: string;
  hint: string;
}): Html => html`<label for="code">${label}</label>
<p class="hint" id="code-hint">${hint}</p>
<input class="code" id="code" name="code" type="text" inputmode="text" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required aria-describedby="code-hint">`;

export const newPasswordFields = (say: Say): Html => html`${secretField({
  id: 'password',
  name: 'password',
  label: say({ vi: 'Mật khẩu mới', en: 'New password' }),
  complete: 'new-password',
  hint: say({
    vi: `Ít nhất ${PASSWORD_MIN} ký tự, ví dụ một câu ngắn mà chỉ đồng chí biết. Không bắt buộc chữ hoa hay ký tự đặc biệt.`,
    en: `${PASSWORD_MIN} characters or more, such as a short sentence that only you know. No capitals or special characters are required.`,
  }),
})}
${secretField({
  id: 'repeated',
  name: 'repeated',
  label: say({ vi: 'Nhập lại mật khẩu mới', en: 'New password once more' }),
  complete: 'new-password',
})}`;

/** Whose password it is: for the person, and for the program that keeps their passwords. */
export const accountField = (address: string, say: Say): Html => html`<label for="account">${say({
  vi: 'Tài khoản',
  en: 'Account',
})}</label>
<input id="account" name="account" type="email" autocomplete="username" readonly value="${address}">`;

export const currentPasswordField = (say: Say): Html =>
  secretField({
    id: 'current',
    name: 'current',
    label: say({ vi: 'Mật khẩu hiện tại', en: 'Current password' }),
    complete: 'current-password',
  });

export interface Authenticator {
  /** What the picture holds. */
  uri: string;
  secret: string;
}

export const authenticatorFields = ({ uri, secret }: Authenticator, say: Say): Html => html`<p>${say({
  vi: 'Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator hoặc tương tự), chọn thêm tài khoản và quét hình dưới đây.',
  en: 'Open an authenticator app on your phone (Google Authenticator, Microsoft Authenticator or alike), add an account and scan this picture.',
})}</p>
<div class="qr">${qrCode(uri, say({ vi: 'Mã QR cho ứng dụng xác thực', en: 'QR code for the authenticator app' }))}</div>
<p class="hint">${say({ vi: 'Không quét được: nhập khóa này vào ứng dụng.', en: 'If you cannot scan it, enter this key into the app.' })} <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
${codeField({
  label: say({ vi: 'Mã mà ứng dụng hiện ra', en: 'The code that the app shows' }),
  hint: say({ vi: '6 chữ số', en: '6 digits' }),
})}`;
