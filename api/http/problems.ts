import type { Text } from '../../domain/text';
import type { RefusedField } from '../../use-cases/refusals';

/**
 * What HTTP itself refuses. Each class carries what its problem document says; what use cases refuse becomes one in
 * `problem-of.ts`. Texts are for the caller, so nothing internal and nothing confidential belongs in them.
 */

/** The stable last part of a problem's `type`. */
export type ProblemType =
  | 'bad-json'
  | 'bad-request'
  | 'bad-idempotency-key'
  | 'bad-header'
  | 'unauthorised'
  | 'forbidden'
  | 'cross-origin'
  | 'confirmation-needed'
  | 'read-only-session'
  | 'precondition-failed'
  | 'signature-refused'
  | 'not-spoken-for'
  | 'parked'
  | 'too-many-requests'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'still-at-work'
  | 'idempotency-key-reused'
  | 'content-differs'
  | 'not-assigned'
  | 'own-unit'
  | 'another-person'
  | 'too-many-versions'
  | 'no-row-accepted'
  | 'refused'
  | 'too-large'
  | 'unsupported-media-type'
  | 'invalid'
  | 'internal'
  | 'unavailable';

export interface ProblemOptions {
  status: number;
  type: ProblemType;
  title: Text;
  detail?: Text;
  errors?: readonly RefusedField[];
  /** Extension members of RFC 9457, section 3.2. */
  extensions?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An answer that is a problem document (RFC 9457). */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  readonly status: number;
  readonly type: ProblemType;
  readonly title: Text;
  readonly detail: Text | undefined;
  readonly errors: readonly RefusedField[] | undefined;
  readonly extensions: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor({ status, type, title, detail, errors, extensions = {}, headers = {}, cause }: ProblemOptions) {
    super((detail ?? title).en, { cause });
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.extensions = extensions;
    this.headers = headers;
  }
}

/** The title of every 409. */
export const CONFLICT: Text = { en: 'Conflict', vi: 'Không phù hợp với dữ liệu hiện có' };

export class MethodNotAllowed extends ProblemError {
  override readonly name = 'MethodNotAllowed';
  constructor(allowed: readonly string[]) {
    const allow = allowed.join(', ');
    super({
      status: 405,
      type: 'method-not-allowed',
      title: { en: 'Method not allowed', vi: 'Phương thức không được chấp nhận' },
      detail: { en: `This address accepts ${allow}.`, vi: `Địa chỉ này chỉ nhận phương thức ${allow}.` },
      headers: { Allow: allow },
    });
  }
}

export class Unauthorised extends ProblemError {
  override readonly name = 'Unauthorised';
  constructor(readonly reason: 'missing' | 'refused' | 'signed-out') {
    // RFC 6750, section 3.1: a request without a credential is not told of an error in it.
    const error = reason === 'refused' ? ', error="invalid_token"' : '';
    super({
      status: 401,
      type: 'unauthorised',
      title: { en: 'Authentication required', vi: 'Cần có khóa truy cập còn hiệu lực' },
      detail:
        reason === 'signed-out'
          ? { en: 'Sign in first.', vi: 'Đề nghị đăng nhập.' }
          : {
              en: 'Send a valid key as "Authorization: Bearer <key>".',
              vi: 'Đề nghị gửi khóa trong tiêu đề "Authorization", sau từ "Bearer".',
            },
      headers: { 'WWW-Authenticate': `Bearer realm="cong-vu"${error}` },
    });
  }
}

/** Why a key that is valid is not for something, by field. */
const NOT_FOR_KEY = {
  'not-yours': { en: 'This key lacks the permission.', vi: 'Khóa truy cập này không được dùng mục này.' },
  'only-as-paper': {
    en: 'On behalf of others you can file only paper: give the time of its receipt stamp, its number and the clerk.',
    vi: 'Chỉ được nhập thay văn bản giấy: đề nghị ghi dấu đến, số văn bản và văn thư tiếp nhận.',
  },
} as const satisfies Partial<Record<RefusedField['rule'], Text>>;

/** A key that is valid, and not for this; what it is for is said, and nothing of what is behind. */
export class Forbidden extends ProblemError {
  override readonly name = 'Forbidden';
  /** The roles of which one is needed, or the field of the request that is not for this key. */
  constructor(why: { needs: readonly string[] } | { field: string; rule: keyof typeof NOT_FOR_KEY }) {
    const detail =
      'needs' in why
        ? {
            en: `Use a key with one of the roles: ${why.needs.map((role) => `"${role}"`).join(', ')}.`,
            vi: `Cần khóa truy cập có một trong các vai trò: ${why.needs.map((role) => `"${role}"`).join(', ')}.`,
          }
        : {
            en: 'Part of the request belongs to another party or role.',
            vi: 'Có nội dung thuộc về đơn vị khác hoặc vai trò khác.',
          };
    super({
      status: 403,
      type: 'forbidden',
      title: { en: 'Forbidden', vi: 'Khóa truy cập không có quyền thực hiện' },
      detail,
      ...('field' in why && {
        errors: [{ field: why.field, rule: why.rule, message: NOT_FOR_KEY[why.rule] }],
      }),
    });
  }
}

/** Said with `Retry-After` and the headers of the limit, which whoever counts sets. */
export class TooManyRequests extends ProblemError {
  override readonly name = 'TooManyRequests';
  constructor() {
    super({
      status: 429,
      type: 'too-many-requests',
      title: { en: 'Too many requests', vi: 'Gửi quá nhiều yêu cầu' },
      detail: {
        en: 'Wait as long as "Retry-After" says, then send them again.',
        vi: 'Đề nghị gửi lại sau thời gian nêu tại "Retry-After".',
      },
    });
  }
}

export class UnsupportedMediaType extends ProblemError {
  override readonly name = 'UnsupportedMediaType';
  constructor(takes: 'json' | 'bytes' = 'json') {
    super({
      status: 415,
      type: 'unsupported-media-type',
      title: { en: 'Unsupported media type', vi: 'Kiểu nội dung không được hỗ trợ' },
      detail:
        takes === 'json'
          ? {
              en: 'Send the body as "application/json" in UTF-8, uncompressed.',
              vi: 'Đề nghị gửi nội dung dạng "application/json", bảng mã UTF-8, không nén.',
            }
          : {
              en: 'Send the bytes as "application/octet-stream", uncompressed.',
              vi: 'Đề nghị gửi các byte dạng "application/octet-stream", không nén.',
            },
    });
  }
}

/** Of a larger body nothing is looked at. */
export class TooLarge extends ProblemError {
  override readonly name = 'TooLarge';
  constructor() {
    super({
      status: 413,
      type: 'too-large',
      title: { en: 'The body is too large', vi: 'Nội dung gửi đến quá lớn' },
      detail: { en: 'The limit is 1 MiB.', vi: 'Hệ thống chỉ nhận tối đa 1 MiB.' },
    });
  }
}

/** A header that says what it must not, or nothing that makes sense. */
export class BadHeader extends ProblemError {
  override readonly name = 'BadHeader';
  constructor(header: string, detail: Text) {
    super({
      status: 400,
      type: 'bad-header',
      title: { en: `The header "${header}" is not accepted`, vi: `Không nhận tiêu đề "${header}"` },
      detail,
    });
  }
}

/** An address or a body that is none, or that was cut off. */
export class BadRequest extends ProblemError {
  override readonly name = 'BadRequest';
  constructor() {
    super({
      status: 400,
      type: 'bad-request',
      title: { en: 'The request cannot be read', vi: 'Không đọc được nội dung gửi đến' },
    });
  }
}
