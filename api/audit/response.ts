import { z } from 'zod';
import { AUDITED_ACTIONS } from '../../domain/audit';
import { count, instant, pageOf } from '../http/response-fields';

/** Who did what, read what, or was refused what; instants in real time. */
const auditEntryAnswer = z
  .strictObject({
    id: z.string(),
    at: instant,
    /** `unknown`: without a valid key or signature. */
    actor: z.string(),
    action: z.enum(AUDITED_ACTIONS),
    campaign: z.string().optional(),
    units: z.array(z.string()).optional(),
    target: z.string().optional(),
    /** The address that it came from. */
    from: z.string().optional(),
    /** Of refusals: how many there were from `at` to `lastAt`, within a minute. */
    count: count.optional(),
    lastAt: instant.optional(),
  })
  .meta({ id: 'AuditEntry' });

export const auditAnswer = z.strictObject(pageOf(auditEntryAnswer));
