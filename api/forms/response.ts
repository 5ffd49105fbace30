import { z } from 'zod';
import { CAMPAIGN_STATES } from '../../domain/campaign';
import { FILING_KINDS } from '../../domain/filing-content';
import { FILING_OUTCOMES } from '../../domain/ledger/facts';
import { FORM_STANDINGS } from '../../domain/rules/if-filed';
import { receiptOf } from '../../use-cases/filings/receipt-of';
import type { Form } from '../../use-cases/forms/read-form';
import { draftAnswer } from '../drafts/response';
import { count, filingStepId, instant, plainDate, timeliness, wouldBe } from '../http/response-fields';

const named = z.strictObject({ id: z.string(), name: z.string() });

const formFiling = z.strictObject({
  id: z.string(),
  kind: z.enum(FILING_KINDS),
  receipt: z.string(),
  receivedAt: instant,
  storedAt: instant,
  actor: z.string().optional(),
  outcome: z.enum(['pending', ...FILING_OUTCOMES]),
  timeliness: timeliness.optional(),
  lateWorkingDays: count.optional(),
  version: z.int().min(1).optional(),
  counts: z.literal(true).optional(),
  /** Entered wrongly by who entered it from paper. */
  voided: z.literal(true).optional(),
});

const asked = {
  now: instant,
  timeZone: z.string(),
  campaign: z.strictObject({
    id: z.string(),
    title: z.string(),
    rehearsal: z.boolean(),
    state: z.enum(CAMPAIGN_STATES),
  }),
  unit: named.extend({ kind: z.string() }),
  party: named,
  step: z.strictObject({
    id: filingStepId,
    number: z.int(),
    title: z.string(),
    what: z.string(),
    filingText: z.string(),
  }),
  dueAt: instant,
  /** The last day on which it is on time, by the plan's reading. */
  lastDay: plainDate,
  deadlineText: z.string(),
  /** `max`: the most that the criterion is scored with. */
  criteria: z.array(z.strictObject({ id: z.string(), text: z.string(), max: z.number().optional() })),
  /** `from`: the least overall score of the level. */
  levels: z.array(named.extend({ from: z.number().optional() })),
  score: z.strictObject({ required: z.boolean(), min: z.number(), max: z.number() }).nullable(),
  takes: z.strictObject({
    criteria: z.boolean(),
    remarks: z.boolean(),
    document: z.boolean(),
    score: z.boolean(),
  }),
};

/** What is asked, by the plan and the register, and nothing of what has come. */
export const askedFormAnswer = z.strictObject(asked).meta({ id: 'AskedForm' });

export const formAnswer = z
  .strictObject({
    ...asked,
    standing: z.enum(FORM_STANDINGS),
    /** Null where the campaign is cancelled. */
    ifFiledNow: z.union([wouldBe, z.null()]),
    announcement: z.strictObject({ owed: z.boolean(), announcedAt: instant.optional() }),
    filings: z.array(formFiling),
    draft: z.union([draftAnswer, z.null()]),
  })
  .meta({ id: 'Form' });

export const shownForm = (form: Form): z.input<typeof formAnswer> => ({
  ...form,
  filings: form.filings.map(({ filing, counts, voided }) => {
    const { id, kind, receivedAt, storedAt, actor, answer } = filing;
    return {
      id,
      kind,
      receipt: receiptOf(filing),
      receivedAt,
      storedAt,
      ...(actor !== undefined && { actor }),
      outcome: answer?.outcome ?? 'pending',
      ...(answer?.outcome === 'accepted' && {
        timeliness: answer.timeliness,
        lateWorkingDays: answer.lateWorkingDays,
        version: answer.version,
      }),
      ...(counts && { counts }),
      ...(voided && { voided: true as const }),
    };
  }),
});
