import { FILING_ROLES, type KeyRole } from '../../domain/key-roles';
import type { FilingStepId } from '../../domain/plan';

/** Who asks: what their key says of them. */
export interface Viewer {
  /** Public part of the key. */
  key: string;
  label: string;
  roles: readonly KeyRole[];
  party?: string | undefined;
  /** Real time. */
  expiresAt: string;
}

/** For the audit: label and public part of the key. */
export const actorOf = ({ label, key }: Viewer): string => `${label} (${key})`;

/** The steps that some roles file in. */
export const stepsOf = (roles: readonly KeyRole[]): FilingStepId[] =>
  roles.flatMap((role) => (role in FILING_ROLES ? FILING_ROLES[role as keyof typeof FILING_ROLES] : []));
