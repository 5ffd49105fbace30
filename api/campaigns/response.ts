import { z } from 'zod';
import { count, instant, plainDate, stepId } from '../http/response-fields';

export const campaignLine = z
  .strictObject({
    id: z.string(),
    plan: z.strictObject({ id: z.string(), title: z.string(), year: z.int() }),
    register: z.strictObject({ id: z.string(), title: z.string() }),
    units: count,
    clock: z.enum(['real', 'rehearsal']),
    openedAt: instant,
    now: instant,
    timeZone: z.string(),
    state: z.enum(['open', 'closed', 'cancelled']),
    sending: z.enum(['open', 'held']),
  })
  .meta({ id: 'CampaignLine' });

const dayOff = z
  .strictObject({ date: plainDate, name: z.string(), document: z.string().optional() })
  .meta({ id: 'DayOff' });

export const campaign = campaignLine
  .extend({
    /** The clock of a rehearsal; none in real life. */
    clockPoints: z.array(z.strictObject({ real: instant, plan: instant })),
    /** Days off without a document, which do not count. */
    unconfirmed: z.array(dayOff),
  })
  .meta({ id: 'Campaign' });

export const campaigns = z.strictObject({ items: z.array(campaignLine) });

export const cancelling = z.strictObject({ state: z.enum(['open', 'closed', 'cancelled', 'cancelling']) });

const named = z.strictObject({ id: z.string(), name: z.string() });

/** What a filing is held against, and by when. */
export const plan = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    province: z.string(),
    year: z.int(),
    source: z.string(),
    timeZone: z.string(),
    reading: z.enum(['before-day', 'end-of-day']),
    unitKinds: z.array(named),
    criteria: z.array(z.strictObject({ id: z.string(), text: z.string(), unitKinds: z.array(z.string()) })),
    score: z.strictObject({ required: z.boolean(), min: z.number(), max: z.number() }),
    /** Best first. */
    levels: z.array(named),
    steps: z.array(
      z.strictObject({
        step: stepId,
        title: z.string(),
        what: z.string(),
        deadline: plainDate,
        /** The first instant that is no longer on time. */
        dueAt: instant,
        deadlineText: z.string(),
        filingText: z.string(),
        filingUrl: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Plan' });

const counts = {
  expected: count,
  onTime: count,
  onTheDay: count,
  late: count,
  outstanding: count,
  overdue: count,
  notOwedYet: count,
  waived: count,
  neverCame: count,
};

/** `expected` is the sum of the others, but that `overdue` are outstanding. */
export const progress = z
  .strictObject({
    now: instant,
    evaluations: count,
    steps: z.array(
      z.strictObject({
        step: stepId,
        ...counts,
        byKind: z.record(z.string(), z.strictObject(counts).meta({ id: 'Counts' })),
      }),
    ),
  })
  .meta({ id: 'Progress' });

export const preview = z
  .strictObject({
    plan: z.string(),
    register: z.string(),
    openedAt: instant,
    timeZone: z.string(),
    rows: z.array(
      z.strictObject({
        at: instant,
        person: z.strictObject({ id: z.string(), name: z.string(), title: z.string(), email: z.string() }),
        needsRelease: z.boolean(),
        items: z.array(
          z.strictObject({
            step: stepId,
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
