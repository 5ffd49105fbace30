import { ProblemError } from './problems';

const MAX_CHARACTERS = 255;
/** RFC 8941, section 3.3.3. */
const QUOTED = /^"(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"$/;
const VISIBLE = /^[\x21-\x7e]+$/;

/**
 * The key of a request, from its header `Idempotency-Key`; undefined without one. The draft writes it as a string of a
 * structured field, in quotes; most clients leave them out, and both are the same key here.
 * Throws a problem 400 for anything else than 1 to 255 visible ASCII characters, two headers too.
 */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = QUOTED.test(header) ? header.slice(1, -1).replace(/\\(.)/g, '$1') : header;
  if (VISIBLE.test(key) && key.length <= MAX_CHARACTERS) return key;
  throw new ProblemError({
    status: 400,
    type: 'bad-idempotency-key',
    title: { en: 'Invalid Idempotency-Key', vi: 'Tiêu đề "Idempotency-Key" không hợp lệ' },
    detail: {
      en: 'Send one key of up to 255 visible ASCII characters, or leave the header out.',
      vi: 'Đề nghị chỉ gửi một khóa gồm tối đa 255 ký tự ASCII không có khoảng trắng, hoặc không gửi.',
    },
  });
}
