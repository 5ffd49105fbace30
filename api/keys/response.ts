import { z } from 'zod';
import { KEY_ROLES } from '../../domain/key-roles';
import { REALMS, STRENGTHS } from '../../domain/sign-in';
import type { KeyDocument } from '../../store/documents/key';
import type { LivingSession } from '../../use-cases/sign-in/session';
import type { Viewer } from '../access/viewer';
import { instant } from '../http/response-fields';

/** A person who has signed in; instants in real time. */
const sessionAnswer = z
  .strictObject({
    person: z.strictObject({ name: z.string(), email: z.string() }),
    strength: z.enum(STRENGTHS),
    /** `rehearsals`: its code came by a rehearsal's mailbox. */
    realm: z.enum(REALMS),
    /** Of the administrator of a trial. */
    trial: z.literal(true).optional(),
    /** When it ends unless it is used. */
    idleUntil: instant,
    endsAt: instant,
  })
  .meta({ id: 'Session' });

/** Whom a key speaks for, or who has signed in, and what they may be; instants in real time. */
export const viewerAnswer = z
  .strictObject({
    /** Of a key. */
    key: z.string().optional(),
    session: sessionAnswer.optional(),
    label: z.string(),
    roles: z.array(z.enum(KEY_ROLES)),
    party: z.string().optional(),
    /** Of a leader. */
    person: z.string().optional(),
    /** The one that the key is good for. */
    campaign: z.string().optional(),
    /** It acts as others, in a rehearsal. */
    rehearsal: z.literal(true).optional(),
    expiresAt: instant,
  })
  .meta({ id: 'Viewer' });

/** The only time that the key is shown; `expiresAt` in real time. */
export const rehearsalKeyAnswer = z
  .strictObject({ id: z.string(), key: z.string().startsWith('cv_'), expiresAt: instant })
  .meta({ id: 'RehearsalKey' });

/** A key without its secret part; instants in real time. */
export const keyAnswer = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    roles: z.array(z.enum(KEY_ROLES)),
    campaign: z.string().optional(),
    party: z.string().optional(),
    person: z.string().optional(),
    createdAt: instant,
    expiresAt: instant,
    revokedAt: instant.optional(),
    /** About when it was last let in. */
    lastUsedAt: instant.optional(),
    /** Made by the service itself, for the first who comes. */
    first: z.literal(true).optional(),
  })
  .meta({ id: 'Key' });

export const keysAnswer = z.strictObject({ items: z.array(keyAnswer) });

export const keyLine = ({
  _id: id,
  label,
  roles,
  campaign,
  party,
  person,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
  first,
}: KeyDocument): z.input<typeof keyAnswer> => ({
  id,
  label,
  roles,
  campaign,
  party,
  person,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
  ...(first && { first }),
});

export const viewerLine = ({
  credential: key,
  label,
  hats,
  campaigns,
  rehearsal,
  session,
  expiresAt,
}: Viewer): z.input<typeof viewerAnswer> => {
  const roles = [...new Set(hats.map(({ role }) => role))];
  if (session) return { session: sessionLine(session), label, roles, expiresAt };
  return {
    key,
    label,
    roles,
    // A key speaks for one party, or is one person's.
    party: hats[0]?.party,
    person: hats[0]?.person,
    campaign: campaigns?.[0],
    ...(rehearsal && { rehearsal: true }),
    expiresAt,
  };
};

const sessionLine = ({
  name,
  account: email,
  strength,
  realm,
  trial,
  idleUntil,
  endsAt,
}: LivingSession): z.input<typeof sessionAnswer> => ({
  person: { name, email },
  strength,
  realm,
  ...(trial !== undefined && { trial: true }),
  idleUntil,
  endsAt,
});
