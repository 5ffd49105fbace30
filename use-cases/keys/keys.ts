import { randomBytes, timingSafeEqual } from 'node:crypto';
import { KEY_MAX_DAYS } from '../../domain/key-limits';
import type { KeyRole } from '../../domain/key-roles';
import { fromMs } from '../../domain/time';
import type { KeyDocument } from '../../store/documents/key';
import { newSecret, storedAs } from '../secret';

/** A key as its owner has it, `cv_<id>_<secret>`, and as the store does. */
export interface NewKey {
  key: string;
  document: KeyDocument;
}

const PREFIX = 'cv';
const DAY_MS = 86_400_000;

export function newKey({
  label,
  roles,
  party,
  person,
  campaign,
  nowMs,
  days = KEY_MAX_DAYS,
  ...marks
}: {
  label: string;
  roles: readonly KeyRole[];
  party?: string | undefined;
  person?: string | undefined;
  campaign?: string | undefined;
  /** Real time, in milliseconds since the epoch. */
  nowMs: number;
  /** How long it lives. */
  days?: number | undefined;
} & { [mark in 'first' | 'rehearsal' | 'afterEnd']?: boolean }): NewKey {
  const id = randomBytes(6).toString('hex');
  const secret = newSecret();
  return {
    key: `${PREFIX}_${id}_${secret}`,
    document: {
      _id: id,
      hash: storedAs(secret),
      roles: [...roles],
      ...(party !== undefined && { party }),
      ...(person !== undefined && { person }),
      ...(campaign !== undefined && { campaign }),
      label,
      createdAt: fromMs(nowMs),
      expiresAt: fromMs(nowMs + days * DAY_MS),
      ...(marks.first && { first: true }),
      ...(marks.rehearsal && { rehearsal: true }),
      ...(marks.afterEnd && { afterEnd: true }),
    },
  };
}

/** The parts of a key; undefined when it has not the shape of one. */
export function readKey(key: string): { id: string; secret: string } | undefined {
  const [, id, secret] = /^cv_([0-9a-f]{12})_([\w-]{43})$/.exec(key) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : undefined;
}

/** Whether a secret is a stored key's, in a time that does not depend on how much of it is right. */
export const isSecretOf = (document: KeyDocument, secret: string): boolean =>
  timingSafeEqual(Buffer.from(storedAs(secret), 'hex'), Buffer.from(document.hash, 'hex'));
