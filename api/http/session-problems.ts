import type { SignInMethod } from '../../domain/sign-in';
import type { Text } from '../../domain/text';
import { ProblemError } from './problems';

const BY_OWN_PROOF: Text = {
  en: 'Confirm with your password or authenticator code, then send the same request again.',
  vi: 'Đề nghị xác nhận bằng mật khẩu hoặc mã xác thực, rồi thực hiện lại thao tác này.',
};

const BY_PROVINCE: Text = {
  en: "Confirm through the province's sign-in, then send the same request again.",
  vi: 'Đề nghị xác nhận qua hệ thống đăng nhập của tỉnh, rồi thực hiện lại thao tác này.',
};

/** A person may do this, and has not proved a moment ago that it is they who sit there. */
export class ConfirmationNeeded extends ProblemError {
  override readonly name = 'ConfirmationNeeded';
  /** By which the session began: the person proves it the same way. */
  constructor(method: SignInMethod) {
    super({
      status: 403,
      type: 'confirmation-needed',
      title: { en: 'Confirm that it is you', vi: 'Cần xác nhận lại danh tính' },
      detail: method === 'oidc' ? BY_PROVINCE : BY_OWN_PROOF,
      extensions: { method },
    });
  }
}

/** A session by a code from e-mail, where the province lets such sessions only read. */
export class ReadOnlySession extends ProblemError {
  override readonly name = 'ReadOnlySession';
  constructor() {
    super({
      status: 403,
      type: 'read-only-session',
      title: { en: 'This session can only read', vi: 'Phiên đăng nhập này chỉ được xem' },
      detail: {
        en: 'You signed in with a code from e-mail. To change anything, sign in with your password or through the province.',
        vi: 'Đồng chí đăng nhập bằng mã gửi qua thư. Để thao tác, đề nghị đăng nhập bằng mật khẩu hoặc qua hệ thống của tỉnh.',
      },
    });
  }
}

/** A key asks for what belongs to a session. */
export class ForPeople extends ProblemError {
  override readonly name = 'ForPeople';
  constructor() {
    super({
      status: 403,
      type: 'forbidden',
      title: { en: 'Forbidden', vi: 'Không có quyền thực hiện' },
      detail: {
        en: 'This is for people who have signed in; a key has no session.',
        vi: 'Mục này dành cho người đã đăng nhập; khóa truy cập không có phiên đăng nhập.',
      },
    });
  }
}
