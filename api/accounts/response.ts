import { z } from 'zod';
import { GRANTED_ROLES } from '../../domain/key-roles';
import type { ShownAccount } from '../../use-cases/accounts/list';
import { instant, pageOf } from '../http/response-fields';
import { sessionFields } from '../sessions/response';

/** Somebody asked that the account sets its password and second factor anew. */
const resetAnswer = z
  .strictObject({
    by: z.string(),
    at: instant,
    reason: z.string(),
    expiresAt: instant,
    /** Whether the one who asks now may agree: a second person. */
    mayConfirm: z.boolean(),
  })
  .meta({ id: 'AccountReset' });

/** An account without anything secret; instants in real time. */
export const accountAnswer = z
  .strictObject({
    id: z.string(),
    address: z.string(),
    name: z.string(),
    roles: z.array(z.enum(GRANTED_ROLES)),
    createdAt: instant,
    closedAt: instant.optional(),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    /** Whether the province's own sign-in leads here. */
    hasProvinceSignIn: z.boolean(),
    /** Until when its setup link opens. */
    setupUntil: instant.optional(),
    reset: resetAnswer.optional(),
  })
  .meta({ id: 'Account' });

export const accountsAnswer = z.strictObject(pageOf(accountAnswer));

export const accountSessionsAnswer = z.strictObject({
  items: z.array(z.strictObject(sessionFields).meta({ id: 'AccountSession' })),
});

export const accountLine = ({
  account: { _id: id, address, name, roles, createdAt, closedAt, password, totp },
  hasProvinceSignIn,
  setupUntil,
  reset,
}: ShownAccount): z.output<typeof accountAnswer> => ({
  id,
  address,
  name,
  roles,
  createdAt,
  ...(closedAt !== undefined && { closedAt }),
  hasPassword: password !== undefined,
  hasSecondFactor: totp !== undefined,
  hasProvinceSignIn,
  ...(setupUntil !== undefined && { setupUntil }),
  ...(reset && {
    reset: {
      by: reset.actor,
      at: reset.at,
      reason: reset.reason,
      expiresAt: reset.expiresAt,
      mayConfirm: reset.mayConfirm,
    },
  }),
});
