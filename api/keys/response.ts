import { z } from 'zod';
import { KEY_ROLES } from '../../domain/key-roles';
import type { Viewer } from '../access/viewer';
import { instant } from '../http/response-fields';

/** Whom a key speaks for, and what it may be; instants in real time. */
export const viewerAnswer = z
  .strictObject({
    key: z.string(),
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

export const viewerLine = ({
  credential: key,
  label,
  hats,
  campaigns,
  rehearsal,
  expiresAt,
}: Viewer): z.input<typeof viewerAnswer> => ({
  key,
  label,
  roles: hats.map(({ role }) => role),
  // A key speaks for one party, or is one person's.
  party: hats[0]?.party,
  person: hats[0]?.person,
  campaign: campaigns?.[0],
  ...(rehearsal && { rehearsal: true }),
  expiresAt,
});
