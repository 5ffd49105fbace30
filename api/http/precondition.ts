import type { FieldRule } from '../../domain/field-fault';
import type { Text } from '../../domain/text';
import { invalid, type Refusal, type Seen } from '../../use-cases/refusals';

/** A strong validator (RFC 9110, section 8.8.3) of something that is read, changed and read again. */
export const etagOf = (version: string | number): string => `"${version}"`;

/**
 * `If-Match` (RFC 9110, section 13.1.1): what a caller has seen last of the thing that it now changes. Without the
 * header nothing is asked, and `*` asks for nothing more than that the thing is there.
 */
export interface Precondition {
  /** Undefined if nothing is asked. */
  seen: Seen | undefined;
  /** The one revision that was seen; undefined if none was named. Throws the refusal `invalid` for several. */
  revision(): number | undefined;
}

const TAGS = /^(\s*(W\/)?"[\x21\x23-\x7e\x80-\xff]*"\s*(,|$))+$/;

/** Reads the header. Throws the refusal `invalid` where it is no list of entity tags. */
export function preconditionOf(header: string | undefined): Precondition {
  if (header === undefined || header.trim() === '*') {
    return { seen: undefined, revision: () => undefined };
  }
  if (!TAGS.test(header))
    throw invalidHeader('format', {
      en: 'Send the "ETag" that you received, or "*".',
      vi: 'Đề nghị gửi "ETag" của lần đọc trước, hoặc "*".',
    });
  const tags = header.split(',').map((tag) => tag.trim());
  return {
    // Compared strongly: a weak tag never matches.
    seen: (version) => tags.includes(etagOf(version)),
    revision() {
      if (tags.length > 1)
        throw invalidHeader('one-etag', {
          en: 'Send one "ETag": the one that you received last.',
          vi: 'Chỉ được gửi một "ETag" của lần đọc trước.',
        });
      // A weak tag, or one that we never gave, is no revision of ours: the ledger refuses it as any other old one.
      const [, revision = '-1'] = /^"(\d{1,15})"$/.exec(tags[0] ?? '') ?? [];
      return Number(revision);
    },
  };
}

const invalidHeader = (rule: FieldRule, message: Text): Refusal =>
  invalid([{ field: 'If-Match', rule, message }]);
