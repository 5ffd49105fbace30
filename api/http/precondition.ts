import { InvalidRequest, PreconditionFailed } from './errors';
import type { Text } from './language';
import type { Rule } from './rules';

/** A strong validator (RFC 9110, section 8.8.3) of something that is read, changed and read again. */
export const etagOf = (version: string | number): string => `"${version}"`;

/**
 * `If-Match` (RFC 9110, section 13.1.1): what a caller has seen last of the thing that it now changes. Without the
 * header nothing is asked, and `*` asks for nothing more than that the thing is there.
 */
export interface Precondition {
  /** Throws {@link PreconditionFailed} if the thing is another one by now. */
  check(current: string): void;
  /** The one version that was seen; undefined if none was named. Throws {@link InvalidRequest} for several. */
  version(): string | undefined;
}

const TAGS = /^(\s*(W\/)?"[\x21\x23-\x7e\x80-\xff]*"\s*(,|$))+$/;

/** Reads the header. Throws {@link InvalidRequest} where it is no list of entity tags. */
export function preconditionOf(header: string | undefined): Precondition {
  if (header === undefined || header.trim() === '*') {
    return { check: () => undefined, version: () => undefined };
  }
  if (!TAGS.test(header))
    throw invalid('format', {
      en: 'Send the "ETag" of the answer before, or "*".',
      vi: 'Đề nghị gửi "ETag" của lần đọc trước, hoặc "*".',
    });
  const tags = header.split(',').map((tag) => tag.trim());
  return {
    check(current) {
      // Compared strongly: a weak tag never matches.
      if (!tags.includes(current)) throw new PreconditionFailed({ current });
    },
    version() {
      if (tags.length > 1)
        throw invalid('one-etag', {
          en: 'Only one "ETag" can be the one that was seen last.',
          vi: 'Chỉ được gửi một "ETag" của lần đọc trước.',
        });
      // A weak tag, or one that we never gave, is no version of ours, and so matches none.
      return /^"(.*)"$/.exec(tags[0] ?? '')?.[1] ?? '';
    },
  };
}

const invalid = (rule: Rule, message: Text): InvalidRequest =>
  new InvalidRequest([{ field: 'If-Match', rule, message }]);
