import type { FieldRule } from '../../domain/field-fault';
import type { Text } from '../../domain/text';
import { invalid, type Refusal, type Seen } from '../../use-cases/refusals';

/** A strong validator (RFC 9110, section 8.8.3) of something that is read, changed and read again. */
export const etagOf = (version: string | number): string => `"${version}"`;

/** The headers of a request that say what its caller knows of the thing. */
interface Conditions {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/**
 * `If-Match` (RFC 9110, section 13.1.1): what a caller has seen last of the thing that it now changes. Without the
 * header nothing is asked, and `*` asks for nothing more than that the thing is there. `If-None-Match: *` (section
 * 13.1.2) asks that it is not.
 */
export interface Precondition {
  /** Whether the thing has to be new. */
  absent: boolean;
  /** Undefined if nothing is asked. */
  seen: Seen | undefined;
  /** The one revision that was seen; undefined if none was named. Throws the refusal `invalid` for several. */
  revision(): number | undefined;
}

const TAGS = /^(\s*(W\/)?"[\x21\x23-\x7e\x80-\xff]*"\s*(,|$))+$/;

/** Reads the headers. Throws the refusal `invalid` where one is no list of entity tags, or asks for what nobody can. */
export function preconditionOf({ ifMatch: header, ifNoneMatch }: Conditions): Precondition {
  const absent = ifNoneMatch !== undefined;
  if (absent && (ifNoneMatch.trim() !== '*' || header !== undefined))
    throw invalidHeader('If-None-Match', 'format', {
      en: 'Send "*" for what is to be new, and then no "If-Match".',
      vi: 'Chỉ gửi "*" khi tạo mới, và khi đó không gửi "If-Match".',
    });
  if (header === undefined || header.trim() === '*') {
    return { absent, seen: undefined, revision: () => undefined };
  }
  if (!TAGS.test(header))
    throw invalidHeader('If-Match', 'format', {
      en: 'Send the "ETag" that you received, or "*".',
      vi: 'Đề nghị gửi "ETag" của lần đọc trước, hoặc "*".',
    });
  const tags = header.split(',').map((tag) => tag.trim());
  return {
    absent,
    // Compared strongly: a weak tag never matches.
    seen: (version) => tags.includes(etagOf(version)),
    revision() {
      if (tags.length > 1)
        throw invalidHeader('If-Match', 'one-etag', {
          en: 'Send one "ETag": the one that you received last.',
          vi: 'Chỉ được gửi một "ETag" của lần đọc trước.',
        });
      // A weak tag, or one that we never gave, is no revision of ours: the ledger refuses it as any other old one.
      const [, revision = '-1'] = /^"(\d{1,15})"$/.exec(tags[0] ?? '') ?? [];
      return Number(revision);
    },
  };
}

const invalidHeader = (field: 'If-Match' | 'If-None-Match', rule: FieldRule, message: Text): Refusal =>
  invalid([{ field, rule, message }]);
