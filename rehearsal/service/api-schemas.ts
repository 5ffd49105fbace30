import { z } from 'zod';
import { CAMPAIGN_STATES } from '../../domain/campaign';
import { FILING_KINDS } from '../../domain/filing-content';
import { FILING_OUTCOMES, PARTS, TIMELINESS } from '../../domain/ledger/facts';
import { LETTER_STATES } from '../../domain/letters';
import { FILING_STEP_IDS, STEP_IDS } from '../../domain/plan';

/** What the rehearsal reads of the API's answers; everything else in them is left alone. */

const step = z.enum(STEP_IDS);
const party = z.object({ id: z.string(), name: z.string() });

export const homeAnswer = z.object({
  name: z.string(),
  links: z.array(z.object({ title: z.string(), href: z.string() })),
});

export const campaignAnswer = z.object({
  id: z.string(),
  openedAt: z.string(),
  now: z.string(),
  timeZone: z.string(),
  state: z.enum(CAMPAIGN_STATES),
});
export type CampaignAnswer = z.output<typeof campaignAnswer>;

export const clockAnswer = z.object({
  state: z.enum(['runs', 'stands', 'ended']),
  now: z.string(),
  settledThrough: z.string(),
  next: z.string().optional(),
  endsAt: z.string(),
  standsAt: z.string().optional(),
  playedThrough: z.string().optional(),
  minutes: z.number().optional(),
});
export type ClockAnswer = z.output<typeof clockAnswer>;

export const progressAnswer = z.object({
  now: z.string(),
  evaluations: z.number(),
  steps: z.array(
    z.object({
      step,
      expected: z.number(),
      onTime: z.number(),
      onTheDay: z.number(),
      late: z.number(),
      outstanding: z.number(),
      overdue: z.number(),
    }),
  ),
});
export type ProgressAnswer = z.output<typeof progressAnswer>;

export const filingAnswer = z.object({
  id: z.string(),
  kind: z.enum(FILING_KINDS),
  step: z.enum(FILING_STEP_IDS),
  party: z.string(),
  receivedAt: z.string(),
  storedAt: z.string(),
  outcome: z.enum(['pending', ...FILING_OUTCOMES]),
  replaces: z.string().optional(),
  awaitsContent: z.literal(true).optional(),
  /** Lists alone: its content is what counts. */
  counts: z.literal(true).optional(),
  /** Lists alone: an entry on behalf that was wrong. */
  voided: z.object({ at: z.string() }).optional(),
});
export type FilingAnswer = z.output<typeof filingAnswer>;

export const rehearsalKeyAnswer = z.object({ key: z.string() });
/** A registered sender, with its secret, which is shown this once. */
export const senderAnswer = z.object({ secret: z.object({ secret: z.string() }) });

export const takenAnswer = z.object({ filingId: z.string(), version: z.number() });

export const decisionAnswer = z.object({ outcome: z.enum(['pending', 'accepted', 'refused']) });

export const synthesisSource = z.object({
  ledgerRevision: z.number(),
  missing: z.array(z.object({ id: z.string() })),
});

const documentRow = z.object({
  unit: z.string(),
  outcome: z.enum(['accepted', 'pending', 'refused']),
  refusal: z.string().optional(),
});
export type DocumentRow = z.output<typeof documentRow>;
export const documentAnswer = z.object({ rows: z.array(documentRow) });

const lateness = { timeliness: z.enum(TIMELINESS), lateWorkingDays: z.number() };

const version = z.object({
  id: z.string(),
  series: z.object({ id: z.string(), version: z.number() }).optional(),
});

export const evaluationAnswer = z.object({
  evaluation: z.object({
    unit: party,
    status: z.string(),
    obligations: z.array(
      z.object({
        step,
        party: z.string(),
        name: z.string(),
        status: z.string(),
        timeliness: lateness.timeliness.optional(),
        lateWorkingDays: lateness.lateWorkingDays.optional(),
        missing: z.array(z.enum(PARTS)).optional(),
        /** Steps 4 and 5: what came back from above. */
        returned: z.object(lateness).optional(),
        versions: z.array(version),
      }),
    ),
    held: z.array(version),
    recognition: z.object({ level: z.string() }).optional(),
    timeline: z.array(
      z.object({
        at: z.string(),
        event: z.string(),
        id: z.string().optional(),
        revision: z.number().optional(),
        step: step.optional(),
        parties: z.array(z.string()).optional(),
      }),
    ),
  }),
});
export type EvaluationAnswer = z.output<typeof evaluationAnswer>['evaluation'];

const letterItem = z.object({
  unit: z.string(),
  step,
  party: z.string(),
  kind: z.string(),
  day: z.number(),
  at: z.string(),
  obligation: z.string().optional(),
  half: z.enum(PARTS).optional(),
});

export const letterAnswer = z.object({
  id: z.string(),
  at: z.string(),
  person: z.object({ id: z.string(), name: z.string().optional() }),
  state: z.enum(LETTER_STATES),
  needsRelease: z.boolean(),
  possibleDuplicates: z.number(),
  releasedAt: z.string().optional(),
  sentAt: z.string().optional(),
  kinds: z.array(z.string()),
  items: z.array(letterItem),
  /** Positions of the items that were still owed when it was sent. */
  sentItems: z.array(z.number()).optional(),
});
export type LetterAnswer = z.output<typeof letterAnswer>;

export const lettersPage = z.object({
  counts: z.record(z.string(), z.number()),
  items: z.array(letterAnswer.omit({ items: true, sentItems: true })),
  nextCursor: z.string().optional(),
});

export const wholeLettersPage = lettersPage.extend({ items: z.array(letterAnswer) });

export const filingsList = z.object({ items: z.array(filingAnswer) });

export const mailboxAnswer = z.object({
  letters: z.array(
    z.object({
      messageId: z.string().nullable(),
      to: z.array(z.string()),
      headers: z.record(z.string(), z.string()),
    }),
  ),
});

/** A problem document (RFC 9457) with our own extension members. */
export const problemAnswer = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })).optional(),
});
