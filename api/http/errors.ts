/**
 * What a route refuses. Each class carries what its problem document says; the message is for the caller, so nothing
 * internal and nothing confidential belongs in it.
 */

/** One field that is not as it must be, by a named rule. */
export interface FieldError {
  /** Where in the request, such as `criteria[0].achieved`; empty for the whole of it. */
  field: string;
  /** Stable name of the rule, such as `required` or `unknown-criterion`. */
  rule: string;
  message: string;
}

/** The stable last part of a problem's `type`. */
export type ProblemType =
  | 'bad-json'
  | 'bad-request'
  | 'unauthorised'
  | 'signature-refused'
  | 'not-spoken-for'
  | 'parked'
  | 'too-many-requests'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'content-differs'
  | 'not-assigned'
  | 'own-unit'
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
  title: string;
  detail?: string;
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
  readonly title: string;
  readonly detail: string | undefined;
  readonly extensions: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor({ status, type, title, detail, extensions = {}, headers = {}, cause }: ProblemOptions) {
    super(detail ?? title, { cause });
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.extensions = extensions;
    this.headers = headers;
  }
}

/** Fields that break a rule of the schema or of the plan. */
export class InvalidRequest extends ProblemError {
  override readonly name = 'InvalidRequest';
  constructor(readonly errors: FieldError[]) {
    super({
      status: 422,
      type: 'invalid',
      title: 'Something in the request is not as it must be',
      extensions: { errors },
    });
  }
}

export class NotFound extends ProblemError {
  override readonly name = 'NotFound';
  constructor(what: string) {
    super({ status: 404, type: 'not-found', title: 'Not found', detail: `There is no such ${what}.` });
  }
}

export class MethodNotAllowed extends ProblemError {
  override readonly name = 'MethodNotAllowed';
  constructor(allowed: readonly string[]) {
    const allow = allowed.join(', ');
    super({
      status: 405,
      type: 'method-not-allowed',
      title: 'Method not allowed',
      detail: `This address answers ${allow}.`,
      headers: { Allow: allow },
    });
  }
}

export class Unauthorised extends ProblemError {
  override readonly name = 'Unauthorised';
  constructor(reason: 'missing' | 'refused') {
    // RFC 6750, section 3.1: a request without a credential is not told of an error in it.
    const error = reason === 'refused' ? ', error="invalid_token"' : '';
    super({
      status: 401,
      type: 'unauthorised',
      title: 'A valid key is needed',
      detail: 'Send it as "Authorization: Bearer <key>".',
      headers: { 'WWW-Authenticate': `Bearer realm="cong-vu"${error}` },
    });
  }
}

export class UnsupportedMediaType extends ProblemError {
  override readonly name = 'UnsupportedMediaType';
  constructor() {
    super({
      status: 415,
      type: 'unsupported-media-type',
      title: 'Unsupported media type',
      detail: 'Send the body as application/json in UTF-8, without an encoding of its own.',
    });
  }
}

/** What is asked for does not fit with what is there. */
export class Conflict extends ProblemError {
  override readonly name = 'Conflict';
  constructor({
    type = 'conflict',
    detail,
    extensions,
  }: {
    type?: ProblemType;
    detail: string;
    extensions?: Record<string, unknown>;
  }) {
    super({ status: 409, type, title: 'Conflict', detail, ...(extensions && { extensions }) });
  }
}

/** A part that is needed is away, and the request came to nothing: the same may be sent again. */
export class Unavailable extends ProblemError {
  override readonly name = 'Unavailable';
  constructor({
    cause,
    detail = 'Send the same request again, under the same id.',
    extensions,
  }: {
    cause?: unknown;
    detail?: string;
    extensions?: Record<string, unknown>;
  } = {}) {
    super({
      status: 503,
      type: 'unavailable',
      title: 'Not available for the moment',
      detail,
      ...(extensions && { extensions }),
      // Long enough for a store to elect a new primary.
      headers: { 'Retry-After': '10' },
      cause,
    });
  }
}
