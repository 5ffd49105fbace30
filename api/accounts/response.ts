import { z } from 'zod';
import { GRANTED_ROLES } from '../../domain/key-roles';
import { SIGN_IN_METHODS } from '../../domain/sign-in';
import type { SessionDocument } from '../../store/sign-in-documents';
import type { ShownAccount } from '../../use-cases/accounts/list';
import { instant, pageOf } from '../http/response-fields';

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
  items: z.array(
    z
      .strictObject({
        id: z.string().length(16),
        /** Browser and system, as it said itself. */
        device: z.string(),
        /** The address that it was begun from. */
        from: z.string(),
        method: z.enum(SIGN_IN_METHODS),
        createdAt: instant,
        /** About when it was last used. */
        seenAt: instant,
      })
      .meta({ id: 'AccountSession' }),
  ),
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

/** As much of a hash as tells sessions apart. */
const ID_LENGTH = 16;

export const sessionLine = ({ _id, device, from, method, createdAt, seenAt }: SessionDocument) => ({
  id: _id.slice(0, ID_LENGTH),
  device,
  from,
  method,
  createdAt,
  seenAt,
});
