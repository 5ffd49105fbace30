import type { Text } from '../../domain/text';
import { type Html, html } from '../http/html';
import type { Page, Say } from './page';
import {
  type Authenticator,
  accountField,
  authenticatorFields,
  codeField,
  currentPasswordField,
  faultBox,
  newPasswordFields,
  type ShownFault,
  statusOf,
} from './password-fields';

/** What somebody with a password changes of their own; each form proves once more that it is they. */

const ENDS_OTHERS: Text = {
  vi: 'Sau khi thay đổi, mọi phiên đăng nhập khác của đồng chí kết thúc.',
  en: 'The change ends all your other sessions.',
};

function ownPage({
  title,
  action,
  fields,
  done,
  fault,
}: {
  title: Text;
  action: string;
  fields: (say: Say) => Html;
  done: Text;
  fault: ShownFault | undefined;
}): Page {
  return {
    title,
    status: statusOf(fault),
    body: (say) => [
      html`${faultBox(fault, say)}
<p class="lead">${say(ENDS_OTHERS)}</p>
<form method="post" action="${action}">
${fields(say)}
<button type="submit">${say(done)}</button>
</form>
<ul class="ways"><li><a href="/toi">${say({ vi: 'Về trang của tôi', en: 'Back to my page' })}</a></li></ul>`,
    ],
  };
}

export const newPasswordPage = (address: string, fault?: ShownFault): Page =>
  ownPage({
    title: { vi: 'Đổi mật khẩu', en: 'Change your password' },
    action: '/sign-in/new-password',
    fields: (say) => html`${accountField(address, say)}
${currentPasswordField(say)}
${newPasswordFields(say)}`,
    done: { vi: 'Đổi mật khẩu', en: 'Change the password' },
    fault,
  });

export const newFactorPage = (address: string, authenticator: Authenticator, fault?: ShownFault): Page =>
  ownPage({
    title: { vi: 'Ghép ứng dụng xác thực mới', en: 'Connect another authenticator app' },
    action: '/sign-in/new-factor',
    fields: (say) => html`${accountField(address, say)}
${currentPasswordField(say)}
${authenticatorFields(authenticator, say)}`,
    done: { vi: 'Thay ứng dụng xác thực', en: 'Replace the app' },
    fault,
  });

export const newRecoveryCodesPage = (fault?: ShownFault): Page =>
  ownPage({
    title: { vi: 'Cấp mã dự phòng mới', en: 'Get new recovery codes' },
    action: '/sign-in/new-recovery-codes',
    fields: (say) =>
      codeField({
        label: say({ vi: 'Mã xác thực', en: 'Code' }),
        hint: say({
          vi: '6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng còn lại. Các mã cũ hết hiệu lực.',
          en: '6 digits of your authenticator app, or a recovery code that is left. The old codes end.',
        }),
      }),
    done: { vi: 'Cấp mã mới', en: 'Get new codes' },
    fault,
  });
