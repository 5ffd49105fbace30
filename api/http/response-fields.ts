import { z } from 'zod';
import { CHANNELS, PARTS, TIMELINE_EVENTS, TIMELINESS } from '../../domain/ledger/facts';
import { LETTER_STATES, WITHDRAWAL_REASONS } from '../../domain/letters';
import { FILING_STEP_IDS, STEP_IDS } from '../../domain/plan';
import { FILING_MARKS } from '../../domain/rules/intake';

/** ISO 8601 in UTC with milliseconds. Unless it says otherwise, plan time: what the campaign's own clock shows. */
export const instant = z.iso.datetime();
/** A calendar day in the plan's zone. */
export const plainDate = z.iso.date();
export const count = z.int().min(0);

export const stepId = z.enum(STEP_IDS);
export const filingStepId = z.enum(FILING_STEP_IDS);

/** In both languages, where an answer is kept, or is of what was sent long before. */
export const texts = z.strictObject({ en: z.string(), vi: z.string() });

/** A list in pages: `nextCursor` leads to the next one, and is absent at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) => ({
  items: z.array(item),
  nextCursor: z.string().optional(),
});

export const unit = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  code: z.string().optional(),
});

export const issuedDocument = z
  .strictObject({ number: z.string(), date: plainDate, signer: z.string() })
  .meta({ id: 'IssuedDocument' });

export const dayOff = z
  .strictObject({ date: plainDate, name: z.string(), document: z.string().optional() })
  .meta({ id: 'DayOff' });

export const obligationName = z
  .strictObject({ id: z.string(), step: stepId, party: z.string(), name: z.string() })
  .meta({ id: 'ObligationName' });

/** With what of it has not come; of step 1 that may be one half. */
export const missingName = obligationName
  .extend({ missing: z.array(z.enum(PARTS)) })
  .meta({ id: 'MissingName' });

export const timeliness = z.enum(TIMELINESS);
export const channel = z.enum(CHANNELS);
export const filingMark = z.enum(FILING_MARKS);

/** What would become of a filing if it were sent now. */
export const wouldBe = z
  .strictObject({
    timeliness,
    lateWorkingDays: count,
    version: z.int().min(1),
    counts: z.boolean(),
    held: z.boolean(),
  })
  .meta({ id: 'WouldBe' });

/** A filing that is stored and that its evaluation has not answered yet. */
export const undelivered = z
  .strictObject({ id: z.string(), step: stepId, party: z.string(), receivedAt: instant })
  .meta({ id: 'UndeliveredFiling' });

/** A letter that tells what a line of an evaluation's story has noted, and what became of it. */
const timelineLetter = z
  .strictObject({
    id: z.string(),
    at: instant,
    person: z.strictObject({ id: z.string(), name: z.string().optional(), title: z.string().optional() }),
    state: z.enum(LETTER_STATES),
    withdrawnBecause: z.enum(WITHDRAWAL_REASONS).optional(),
    sentAt: instant.optional(),
    lastError: z.string().optional(),
  })
  .meta({ id: 'TimelineLetter' });

/** One line of an evaluation's story, in codes. */
export const timelineEntry = z
  .strictObject({
    at: instant,
    event: z.enum(TIMELINE_EVENTS),
    revision: count.optional(),
    step: stepId.optional(),
    parties: z.array(z.string()).optional(),
    id: z.string().optional(),
    timeliness: timeliness.optional(),
    lateWorkingDays: count.optional(),
    reason: z.strictObject({ kind: z.string(), day: count }).optional(),
    /** Of `letter`: those that tell it, none until they are made; of `superseded`: those that told it later. */
    letters: z.array(timelineLetter).optional(),
  })
  .meta({ id: 'TimelineEntry' });
