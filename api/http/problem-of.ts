import type { Text } from '../../domain/text';
import { isServiceAway, isStoreAway } from '../../use-cases/away';
import { Refusal, type RefusalType } from '../../use-cases/refusals';
import { etagOf } from './precondition';
import { CONFLICT, ProblemError, type ProblemType } from './problems';

/** Long enough for a store to elect a new primary. */
export const RETRY_LATER: Readonly<Record<string, string>> = { 'Retry-After': '10' };

interface Row {
  status: number;
  /** Where it is not the refusal's own. */
  type?: ProblemType;
  title: Text;
  /** Where the refusal says nothing itself. */
  detail?: Text;
  /** Headers and extension members made of what the refusal is about. */
  of?: (about: Refusal['about']) => {
    headers?: Record<string, string>;
    extensions?: Record<string, unknown>;
  };
}

const CONFLICT_ROW: Row = { status: 409, title: CONFLICT };
const NOT_PROVIDED: Row = {
  status: 422,
  title: { en: 'The register does not allow this', vi: 'Việc này không có trong phân công' },
};

/** What each refusal is over HTTP: the one place that knows. */
const ROWS: Readonly<Record<RefusalType, Row>> = {
  invalid: {
    status: 422,
    title: {
      en: 'The request has invalid fields',
      vi: 'Nội dung gửi đến có mục chưa đúng quy định',
    },
  },
  'not-found': { status: 404, title: { en: 'Not found', vi: 'Không tìm thấy' } },
  conflict: CONFLICT_ROW,
  'content-differs': CONFLICT_ROW,
  // RFC 9110, section 15.5.13.
  changed: {
    status: 412,
    type: 'precondition-failed',
    title: { en: 'The resource changed since you read it', vi: 'Dữ liệu đã thay đổi sau lần đọc trước' },
    detail: {
      en: 'Read it again; if you still want the change, send the new "ETag".',
      vi: 'Đề nghị đọc lại, và gửi "ETag" mới nếu vẫn thực hiện.',
    },
    of: ({ version, ...extensions }) => ({
      ...(typeof version === 'string' && { headers: { ETag: etagOf(version) } }),
      extensions,
    }),
  },
  'not-assigned': NOT_PROVIDED,
  'own-unit': NOT_PROVIDED,
  'another-person': {
    status: 403,
    title: { en: 'A second person is needed', vi: 'Việc này phải do người khác thực hiện' },
  },
  'too-many-versions': CONFLICT_ROW,
  'not-spoken-for': {
    status: 403,
    title: {
      en: 'This sender does not speak for this reviewer',
      vi: 'Hệ thống này không được gửi thay cho cơ quan này',
    },
  },
  unavailable: {
    status: 503,
    title: { en: 'Temporarily unavailable', vi: 'Hệ thống tạm thời chưa phục vụ được' },
    detail: {
      en: 'Send the same request again with the same id.',
      vi: 'Đề nghị gửi lại đúng nội dung này với cùng mã.',
    },
    of: (about) => ({ headers: { ...RETRY_LATER }, extensions: { ...about } }),
  },
};

function problemOfRefusal({ type, text, fields, about, cause }: Refusal): ProblemError {
  const row = ROWS[type];
  const detail = text ?? row.detail;
  return new ProblemError({
    status: row.status,
    type: row.type ?? (type as ProblemType),
    title: row.title,
    ...(detail && { detail }),
    ...(fields.length > 0 && { errors: fields }),
    ...(row.of ? row.of(about) : { extensions: { ...about } }),
    cause,
  });
}

/** The problem that an error is, where it is one of ours or says that a part is away; undefined for a surprise. */
export function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof Refusal) return problemOfRefusal(error);
  if (isStoreAway(error) || isServiceAway(error)) {
    return problemOfRefusal(new Refusal({ type: 'unavailable', cause: error }));
  }
  return undefined;
}
