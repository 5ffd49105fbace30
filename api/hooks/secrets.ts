import { isUtf8 } from 'node:buffer';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { SenderDocument, SenderSecret } from '../../store/sender-documents';
import type { MessageHeaders } from './headers';

/** So that one can be retired while the other goes on. */
export const LIVE_SECRETS = 2;

const TOLERANCE_SECONDS = 5 * 60;
const SECRET_BYTES = 32;

/** A secret as Standard Webhooks writes it: `whsec_` and base64. */
const whsec = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** A new secret; its id is for telling it from the other. */
export const newSecret = (createdAt: string): SenderSecret & { secret: string } => ({
  id: randomBytes(4).toString('hex'),
  secret: whsec(),
  createdAt,
});

/** The secrets by which a sender is believed; none of a sender that is revoked. */
export const liveSecrets = ({ secrets, revokedAt }: SenderDocument): (SenderSecret & { secret: string })[] =>
  revokedAt === undefined
    ? secrets.flatMap((each) => (each.secret === undefined ? [] : [{ ...each, secret: each.secret }]))
    : [];

/** Whoever is not known is measured against these, so that it takes as long. */
const decoys = Array.from({ length: LIVE_SECRETS }, whsec);

/**
 * Whether a message was signed with one of the secrets, at most five minutes from `nowMs` (real time), in a time that
 * tells neither how much of a signature is right nor how many secrets there are. The format and the HMAC are the
 * library's; its own `verify` has a clock of its own, takes `12ab` for a timestamp and stops at the first match.
 */
export function isSigned({
  headers: { id, timestamp, signatures },
  body,
  secrets,
  nowMs,
}: {
  headers: MessageHeaders;
  body: Buffer;
  secrets: readonly string[];
  nowMs: number;
}): boolean {
  const isFresh = Math.abs(Math.floor(nowMs / 1000) - timestamp) <= TOLERANCE_SECONDS;
  // The library signs text: other bytes would all be the same replacement character to it.
  const isText = isUtf8(body);
  const text = body.toString('utf8');
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
