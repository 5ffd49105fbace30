import { z } from 'zod';
import { ROLES } from '../../domain/register';
import { count, dayOff, instant, stepId } from '../http/response-fields';

export const previewAnswer = z
  .strictObject({
    plan: z.string(),
    register: z.string(),
    openedAt: instant,
    timeZone: z.string(),
    rows: z.array(
      z.strictObject({
        at: instant,
        person: z.strictObject({ id: z.string(), name: z.string(), title: z.string(), email: z.string() }),
        bodies: z.array(z.strictObject({ party: z.string(), name: z.string(), role: z.enum(ROLES) })),
        needsRelease: z.boolean(),
        items: z.array(
          z.strictObject({
            step: stepId,
            label: z.string(),
            kind: z.string(),
            day: count,
            needsRelease: z.boolean(),
            units: count,
            obligations: count,
          }),
        ),
      }),
    ),
    unreachable: z.array(z.strictObject({ party: z.string(), role: z.string() })),
    unconfirmed: z.array(dayOff),
  })
  .meta({ id: 'Preview' });
