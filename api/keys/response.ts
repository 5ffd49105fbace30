import { z } from 'zod';
import { KEY_ROLES } from '../../domain/key-roles';
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
    expiresAt: instant,
  })
  .meta({ id: 'Viewer' });
