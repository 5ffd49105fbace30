import { z } from 'zod';
import { SIGN_IN_METHODS } from '../../domain/sign-in';
import { instant } from '../../use-cases/input/fields';

/** What somebody signs in with; never the secrets themselves. */
export const securityAnswer = z
  .strictObject({
    password: z.boolean(),
    secondFactor: z.boolean(),
    /** How many are not used yet. */
    recoveryCodesLeft: z.number().int(),
    /** Whether the province's own sign-in is linked. */
    provinceSignIn: z.boolean(),
  })
  .meta({ id: 'Security' });

/** One browser in which a person is signed in; instants in real time. */
export const sessionLine = z
  .strictObject({
    id: z.string(),
    /** Browser and system, as it said itself. */
    device: z.string(),
    /** The address that it was begun from. */
    from: z.string(),
    method: z.enum(SIGN_IN_METHODS),
    createdAt: instant,
    /** To the minute. */
    seenAt: instant,
    /** Whether this very request came by it. */
    isThis: z.boolean(),
  })
  .meta({ id: 'SignedInDevice' });

export const sessionsAnswer = z.strictObject({ items: z.array(sessionLine) }).meta({ id: 'SignedInDevices' });
