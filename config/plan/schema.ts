import { z } from 'zod';
import { DEADLINE_READINGS, type Plan, RECIPIENTS } from '../../domain/plan';
import { email, exactly, oneLine, slug, text } from '../fields';

const positive = z.int().min(1, 'must be 1 or more: it counts working days');

const recipients = z.array(z.enum(RECIPIENTS));

const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day in quotes, such as "08:00"');

const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2014-01-01');

export const dayOfYear = z.strictObject({
  day: z.int().min(1).max(31),
  month: z.int().min(1).max(12),
  yearOffset: z
    .int()
    .min(0, '0 is the evaluated year, 1 the next')
    .max(1, '0 is the evaluated year, 1 the next'),
});

const body = z.strictObject({ party: slug, name: oneLine });

const bodies = z.strictObject({
  provincialCommittee: body.extend({ chair: oneLine.optional(), leaders: oneLine.optional() }),
  partyBody: body,
  homeAffairs: body,
  committeeOffice: body,
  memberBodies: z
    .array(body.extend({ members: oneLine, office: body }))
    .min(1)
    .optional(),
});

const step = z.strictObject({
  title: oneLine,
  what: oneLine,
  topic: oneLine.optional(),
  filed: oneLine.optional(),
  announces: oneLine.optional(),
  received: oneLine.optional(),
  deadline: dayOfYear,
  reminderDays: z.array(positive),
  reminds: recipients.min(1),
  overdueDays: z.array(z.strictObject({ day: positive, to: recipients.min(1) })),
  releasedFirst: recipients,
  filingText: text,
  filingUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
});

/** The structure of a plan file, field by field; what only makes sense together is in `plan-rules.ts`. */
export const planSchema = exactly<Plan>()(
  z.strictObject({
    id: slug,
    title: oneLine,
    province: oneLine,
    year: z.int().min(1976, 'must be a year in four digits').max(9998, 'must be a year in four digits'),
    source: oneLine,
    shortSource: oneLine.optional(),
    subject: oneLine.optional(),
    outcome: oneLine.optional(),
    timeZone: oneLine,
    reading: z.enum(DEADLINE_READINGS),
    deadlineWords: oneLine.optional(),
    opensOn: dayOfYear,
    letterTime: wallTime,
    dailyLetterTime: wallTime,
    unitKinds: z.array(z.strictObject({ id: slug, name: oneLine })).min(1),
    criteria: z.array(z.strictObject({ id: slug, text, unitKinds: z.array(slug).min(1) })).min(1),
    score: z.strictObject({ required: z.boolean(), min: z.number(), max: z.number() }),
    levels: z.array(z.strictObject({ id: slug, name: oneLine })).min(1),
    bodies,
    steps: z.strictObject({
      'agency-review': step,
      'self-review': step,
      'member-opinion': step,
      'party-assessment': step,
      recognition: step,
    }),
    calendar: z.strictObject({
      daysOff: z.array(z.strictObject({ date: plainDate, name: oneLine, document: oneLine.optional() })),
      workingDays: z.array(z.strictObject({ date: plainDate, name: oneLine, document: oneLine })),
    }),
    troubleText: text,
    sender: z.strictObject({ name: oneLine, email, replyTo: email }),
  }),
);
