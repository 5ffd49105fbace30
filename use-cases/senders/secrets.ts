import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/time';
import type { SenderDocument, SenderSecret } from '../../store/documents/sender';
import type { Seal } from './seal';

/** So that one can be retired while the other goes on. */
export const LIVE_SECRETS = 2;

const SECRET_BYTES = 32;

export const SECRET_PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes it: `whsec_` and base64. */
export const randomSecret = (): string => SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** A secret as it is shown once. */
export interface ShownSecret {
  id: string;
  secret: string;
  createdAt: Instant;
}

/** A new secret; its id is for telling it from the other. */
export const newSecret = (createdAt: Instant): ShownSecret => ({
  id: randomBytes(4).toString('hex'),
  secret: randomSecret(),
  createdAt,
});

/** Those that were not forgotten; none of a sender that is revoked. */
export const livingSecrets = ({ secrets, revokedAt }: SenderDocument): SenderSecret[] =>
  revokedAt === undefined ? secrets.filter(isKept) : [];

/** Whether a secret was not forgotten. */
export const isKept = ({ secret, sealed }: SenderSecret): boolean =>
  secret !== undefined || sealed !== undefined;

/** As its sender has it; undefined where it was forgotten, or cannot be opened. */
export const openSecret = (
  { _id: sender }: SenderDocument,
  { id, secret, sealed }: SenderSecret,
  seal: Seal | undefined,
): string | undefined => (sealed === undefined ? secret : seal?.open(sealed, { sender, id }));

/** The secrets by which a sender is believed. */
export const openSecrets = (sender: SenderDocument, seal: Seal | undefined): string[] =>
  livingSecrets(sender).flatMap((each) => openSecret(sender, each, seal) ?? []);
