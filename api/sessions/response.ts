import { z } from 'zod';
import { SIGN_IN_METHODS } from '../../domain/sign-in';
import type { SessionDocument } from '../../store/documents/sign-in';
import { instant } from '../../use-cases/input/fields';
import { NAME_LENGTH, nameOfSession } from '../../use-cases/sign-in/own-sessions';

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
export const sessionFields = {
  id: z.string().length(NAME_LENGTH),
  /** Browser and system, as it said itself. */
  device: z.string(),
  /** The address that it was begun from. */
  from: z.string(),
  method: z.enum(SIGN_IN_METHODS),
  createdAt: instant,
  /** When it was last used, to the minute. */
  seenAt: instant,
};

export const sessionLine = ({ _id, device, from, method, createdAt, seenAt }: SessionDocument) => ({
  id: nameOfSession({ _id }),
  device,
  from,
  method,
  createdAt,
  seenAt,
});

const ownSessionAnswer = z
  .strictObject({
    ...sessionFields,
    /** Whether this very request came by it. */
    isThis: z.boolean(),
  })
  .meta({ id: 'SignedInDevice' });

export const sessionsAnswer = z
  .strictObject({ items: z.array(ownSessionAnswer) })
  .meta({ id: 'SignedInDevices' });
