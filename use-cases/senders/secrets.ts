import { randomBytes } from 'node:crypto';
import type { SenderDocument, SenderSecret } from '../../store/sender-documents';

/** So that one can be retired while the other goes on. */
export const LIVE_SECRETS = 2;

const SECRET_BYTES = 32;

export const SECRET_PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes it: `whsec_` and base64. */
export const randomSecret = (): string => SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** A new secret; its id is for telling it from the other. */
export const newSecret = (createdAt: string): SenderSecret & { secret: string } => ({
  id: randomBytes(4).toString('hex'),
  secret: randomSecret(),
  createdAt,
});

/** The secrets by which a sender is believed; none of a sender that is revoked. */
export const liveSecrets = ({ secrets, revokedAt }: SenderDocument): (SenderSecret & { secret: string })[] =>
  revokedAt === undefined
    ? secrets.flatMap((each) => (each.secret === undefined ? [] : [{ ...each, secret: each.secret }]))
    : [];
