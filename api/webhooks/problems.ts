import type { FieldFault } from '../../domain/field-fault';
import type { UnknownField } from '../../domain/parked';
import type { Text } from '../../domain/text';
import { ProblemError } from '../http/problems';

/**
 * One answer for every way in which a signature can fail, and for a sender that is unknown or revoked: whoever forges
 * learns nothing from it.
 */
export class SignatureRefused extends ProblemError {
  override readonly name = 'SignatureRefused';
  constructor() {
    super({
      status: 401,
      type: 'signature-refused',
      title: { en: 'Invalid signature', vi: 'Chữ ký không hợp lệ' },
      detail: {
        en:
          'The sender, the secret, the timestamp or the body is not as it must be. Sign the bytes that you send, with a ' +
          'valid secret, at most 5 minutes ago.',
        vi:
          'Hệ thống gửi, khóa bí mật, thời điểm ký hoặc nội dung chưa đúng. Đề nghị ký đúng các byte được gửi, bằng khóa ' +
          'bí mật còn hiệu lực, không quá 5 phút trước khi gửi.',
      },
      headers: { 'WWW-Authenticate': 'StandardWebhooks realm="cong-vu"' },
    });
  }
}

/** A header of Standard Webhooks that is missing or has not its form. */
export class BadHeader extends ProblemError {
  override readonly name = 'BadHeader';
  constructor({ name, message }: { name: string; message: Text }) {
    super({
      status: 400,
      type: 'bad-request',
      title: { en: 'A header is missing or malformed', vi: 'Thiếu tiêu đề hoặc tiêu đề ghi sai dạng' },
      detail: message,
      extensions: { header: name },
    });
  }
}

/** A unit or a reviewer that the register does not know: kept for home affairs, unless it was only a test. */
export class UnknownParty extends ProblemError {
  override readonly name = 'UnknownParty';
  constructor({ unknown, status }: { unknown: readonly UnknownField[]; status?: string }) {
    super({
      status: 422,
      type: status === undefined ? 'invalid' : 'parked',
      title: {
        en: 'The register does not know this unit or reviewer',
        vi: 'Danh sách đơn vị không có đơn vị hoặc cơ quan này',
      },
      detail:
        status === undefined
          ? {
              en: 'A real message would be parked for Sở Nội vụ to assign or dismiss.',
              vi: 'Nếu gửi thật, văn bản sẽ được giữ lại để cơ quan nội vụ xác định nơi nhận hoặc loại bỏ.',
            }
          : {
              en: 'It is parked for Sở Nội vụ to assign or dismiss; do not send it again.',
              vi: 'Văn bản được giữ lại để cơ quan nội vụ xác định nơi nhận hoặc loại bỏ; không cần gửi lại.',
            },
      errors: unknown.map(unknownField),
      ...(status !== undefined && { extensions: { statusUrl: status } }),
      ...(status !== undefined && { headers: { Location: status } }),
    });
  }
}

const unknownField = (field: UnknownField): FieldFault => ({
  field,
  rule: `unknown-${field}`,
  message: {
    en: "Use an id or a code from this campaign's register.",
    vi: 'Đề nghị ghi mã, hoặc mã định danh, trong danh sách đơn vị của đợt đánh giá này.',
  },
});
