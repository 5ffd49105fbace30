import type { FieldError } from '../http/errors';
import { ProblemError } from '../http/errors';

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
      title: 'The signature does not stand',
      detail:
        'The sender, the secret, the timestamp or the body is not as it must be. Sign the bytes that you send, with a ' +
        'living secret, at most 5 minutes ago.',
      headers: { 'WWW-Authenticate': 'StandardWebhooks realm="cong-vu"' },
    });
  }
}

/** A header of Standard Webhooks that is missing or has not its form. */
export class BadHeader extends ProblemError {
  override readonly name = 'BadHeader';
  constructor({ name, message }: { name: string; message: string }) {
    super({
      status: 400,
      type: 'bad-request',
      title: 'A header is missing or malformed',
      detail: message,
      extensions: { header: name },
    });
  }
}

/** The sender files for an agency that is not among those that it speaks for. */
export class NotSpokenFor extends ProblemError {
  override readonly name = 'NotSpokenFor';
  constructor() {
    super({
      status: 403,
      type: 'not-spoken-for',
      title: 'This sender does not speak for this reviewer',
      detail: 'Home affairs keeps the list of the agencies that a sender speaks for.',
    });
  }
}

/** A unit or a reviewer that the register does not know: kept for home affairs, unless it was only a test. */
export class UnknownParty extends ProblemError {
  override readonly name = 'UnknownParty';
  constructor({ unknown, status }: { unknown: readonly ('unit' | 'reviewer')[]; status?: string }) {
    super({
      status: 422,
      type: status === undefined ? 'invalid' : 'parked',
      title: 'The register does not know this unit or reviewer',
      detail:
        status === undefined
          ? 'In earnest it would be kept for home affairs to assign or dismiss.'
          : 'It is kept for home affairs to assign or dismiss; there is no need to send it again.',
      extensions: { errors: unknown.map(unknownField), ...(status !== undefined && { statusUrl: status }) },
      ...(status !== undefined && { headers: { Location: status } }),
    });
  }
}

const unknownField = (field: 'unit' | 'reviewer'): FieldError => ({
  field,
  rule: `unknown-${field}`,
  message: "Name it by its id, or by its code, in this campaign's register.",
});

/** More than may be sent in this time. */
export class TooManyRequests extends ProblemError {
  override readonly name = 'TooManyRequests';
  constructor() {
    super({
      status: 429,
      type: 'too-many-requests',
      title: 'Too many requests',
      detail: 'Send the same request again after the time that Retry-After says.',
    });
  }
}
