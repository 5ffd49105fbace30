import { z } from 'zod';
import { GRANTED_ROLES } from '../../domain/key-roles';
import { emailAddress, line } from './fields';

export const grantedRoles = z.array(z.enum(GRANTED_ROLES)).max(GRANTED_ROLES.length);

/** Whom to give an account, with what, and why. */
export const newInvitation = z.strictObject({
  address: emailAddress,
  name: line,
  roles: grantedRoles.min(1),
  reason: line.optional(),
});

/** Why an account is changed. */
export const withReason = z.strictObject({ reason: line });
