import { isUtf8 } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { LIVE_SECRETS, randomSecret } from '../../use-cases/senders/secrets';
import type { MessageHeaders } from './headers';

const TOLERANCE_SECONDS = 5 * 60;

/** Whoever is not known is measured against these, so that it takes as long. */
const decoys = Array.from({ length: LIVE_SECRETS }, randomSecret);

/**
 * Whether a message was signed with one of the secrets, at most five minutes from `nowMs` (real time), in a time that
 * tells neither how much of a signature is right nor how many secrets there are. The format and the HMAC are the
 * library's; its own `verify` has a clock of its own, takes `12ab` for a timestamp and stops at the first match.
 */
export function isSigned({
  headers: { id, timestamp, signatures },
  content,
  secrets,
  nowMs,
}: {
  headers: MessageHeaders;
  /** What was signed beside the id and the timestamp. */
  content: Buffer;
  secrets: readonly string[];
  nowMs: number;
}): boolean {
  const isFresh = Math.abs(Math.floor(nowMs / 1000) - timestamp) <= TOLERANCE_SECONDS;
  // The library signs text: other bytes would all be the same replacement character to it.
  const isText = isUtf8(content);
  const text = content.toString('utf8');
  let found = false;
  for (let i = 0; i < LIVE_SECRETS; i += 1) {
    const secret = secrets[i] ?? (decoys[i] as string);
    const [, expected = ''] = new Webhook(secret).sign(id, new Date(timestamp * 1000), text).split(',');
    for (const signature of signatures) {
      if (isSame(signature, expected) && i < secrets.length) found = true;
    }
  }
  return found && isFresh && isText;
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
