import type { Request } from 'express';
import { MAX_ID_LENGTH } from '../../domain/ids';
import { BadHeader } from './problems';

/** The headers of a message by Standard Webhooks. */
export interface MessageHeaders {
  /** Names the message for good; of a repetition it is the same. */
  id: string;
  /** When it was signed, in seconds since the epoch, real time. */
  timestamp: number;
  /** Signatures of the scheme `v1`, HMAC-SHA256, in base64. */
  signatures: string[];
}

export const WEBHOOK_ID_FORM = new RegExp(`^[A-Za-z0-9_-]{1,${MAX_ID_LENGTH}}$`);

/**
 * What is signed is `<id>.<timestamp>.<body>`, so that an id has no full stop: nobody can move the border between the
 * parts. The timestamp has one spelling, since it is the number that is signed.
 */
const FORMS = {
  'webhook-id': {
    form: WEBHOOK_ID_FORM,
    message: {
      en: `"webhook-id" has up to ${MAX_ID_LENGTH} letters, digits, hyphens or underscores.`,
      vi: `"webhook-id" gồm tối đa ${MAX_ID_LENGTH} ký tự: chữ không dấu, chữ số, gạch nối hoặc gạch dưới.`,
    },
  },
  'webhook-timestamp': {
    form: /^[1-9]\d{0,11}$/,
    message: {
      en: '"webhook-timestamp" has seconds since 1970, in digits alone.',
      vi: '"webhook-timestamp" là số giây tính từ năm 1970, chỉ gồm chữ số.',
    },
  },
  'webhook-signature': {
    // Several are a sender's rotation; ten are more than anybody needs.
    form: /^v\d+[a-z]?,[A-Za-z0-9+/]+=*( v\d+[a-z]?,[A-Za-z0-9+/]+=*){0,9}$/,
    message: {
      en: '"webhook-signature" has one to ten of "v1,<base64>", separated by spaces.',
      vi: '"webhook-signature" gồm từ một đến mười chữ ký dạng "v1,<base64>", cách nhau bằng dấu cách.',
    },
  },
} as const;

/** Reads the three headers; throws {@link BadHeader} for the first that is missing or malformed. */
export function messageHeaders(request: Pick<Request, 'get'>): MessageHeaders {
  const read = (name: keyof typeof FORMS): string => {
    const value = request.get(name);
    const { form, message } = FORMS[name];
    if (value === undefined || value.length > 2000 || !form.test(value))
      throw new BadHeader({ name, message });
    return value;
  };
  const id = read('webhook-id');
  const timestamp = Number(read('webhook-timestamp'));
  const signatures = read('webhook-signature')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => signature.slice('v1,'.length));
  return { id, timestamp, signatures };
}
