import { z } from 'zod';
import { API_PREFIX } from '../../config/api-prefix';
import { FILE_KINDS } from '../../domain/files/file-kind';
import { FILING_KINDS } from '../../domain/filing-content';
import { FILING_OUTCOMES, FILING_REFUSALS, type FilingAnswer } from '../../domain/ledger/facts';
import { MAX_VERSIONS } from '../../domain/ledger/room';
import type { FilingDocument } from '../../store/documents/filing';
import type { FilingHead } from '../../store/filings';
import { contentFields } from '../../use-cases/filings/content';
import type { ReadFiling } from '../../use-cases/filings/read-filing';
import { receiptOf } from '../../use-cases/filings/receipt-of';
import type { Received } from '../../use-cases/filings/receive-filing';
import { wrongParty } from '../../use-cases/filings/wrong-party';
import { contentDiffers, type Refusal, tooManyVersions } from '../../use-cases/refusals';
import type { Answer } from '../http/endpoint';
import {
  channel,
  count,
  filingMark,
  filingStepId,
  instant,
  issuedDocument,
  pageOf,
  timeliness,
  wouldBe,
} from '../http/response-fields';

/** Who, when, by which channel, and what the evaluation made of it; without its content. */
const fate = {
  id: z.string(),
  /** As it is read out: `DN13-7K4Q-2M`. */
  receipt: z.string(),
  campaign: z.string(),
  unit: z.string(),
  kind: z.enum(FILING_KINDS),
  step: filingStepId,
  party: z.string(),
  channel,
  receivedAt: instant,
  storedAt: instant,
  filedAt: instant.optional(),
  sender: z.string().optional(),
  enteredBy: z.string().optional(),
  actor: z.string().optional(),
  replaces: z.string().optional(),
  /** Paper: its contents are still to be entered. */
  awaitsContent: z.literal(true).optional(),
  /** For a person to look at. */
  marks: z.array(filingMark).optional(),
  digest: z.string(),
  outcome: z.enum(['pending', ...FILING_OUTCOMES]),
  refusal: z.enum(FILING_REFUSALS).optional(),
  timeliness: timeliness.optional(),
  lateWorkingDays: count.optional(),
  version: z.int().min(1).optional(),
  revision: count.optional(),
};

export const filingFateAnswer = z.strictObject(fate).meta({ id: 'FilingFate' });

/** What would become of a filing, with what a person would look at. */
export const checkedAnswer = wouldBe
  .extend({ marks: z.array(filingMark).optional() })
  .meta({ id: 'Checked' });

const line = {
  ...fate,
  /** A review as it was announced, or its announcement; public by the plan. */
  announced: z.boolean(),
  /** What it says is what counts of its obligation. */
  counts: z.literal(true).optional(),
  /** The entry that was made in its place. */
  replacedBy: z.string().optional(),
  /** Entered wrongly, and why. */
  voided: z.strictObject({ at: instant, reason: z.string(), by: z.string().optional() }).optional(),
};

/** A filing in a list. */
export const filedLineAnswer = z.strictObject(line).meta({ id: 'FilingLine' });

export const filingsAnswer = z.strictObject({ items: z.array(filedLineAnswer) });

/** Filings of a campaign with marks, for a person to look at. */
export const marksAnswer = z.strictObject(pageOf(filingFateAnswer));

const sent = contentFields({ id: z.string(), text: z.string(), score: z.number(), document: issuedDocument });

const receipt = z.strictObject({ stampedAt: instant, documentNumber: z.string(), clerk: z.string() });

const filedFile = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    /** Bytes. */
    size: count,
    sha256: z.string(),
    kind: z.enum(FILE_KINDS),
  })
  .meta({ id: 'FiledFile' });

/** What a filing or an announcement says; confidential but for what was announced. */
export const contentAnswer = z.strictObject({
  ...sent,
  // An announcement has none.
  level: sent.level.optional(),
  url: z.string().optional(),
  receipt: receipt.optional(),
  files: z.array(filedFile).optional(),
});

export const filingAnswer = z
  .strictObject({ ...line, content: contentAnswer, salt: z.string().optional() })
  .meta({ id: 'Filing' });

/** Where a filing's fate is told. */
export const filingPath = ({ campaign, unit, id }: FilingDocument): string =>
  `${API_PREFIX}/campaigns/${campaign}/evaluations/${unit}/filings/${encodeURIComponent(id)}`;

/** A filing's fate: who, when, by which channel, and what the evaluation made of it; without its content. */
export function filingFate(
  filing: FilingHead,
  answer: FilingAnswer | 'pending' = filing.answer ?? 'pending',
) {
  const { campaign, unit, id, kind, step, party, channel, receivedAt, storedAt, digest } = filing;
  const { filedAt, sender, enteredBy, actor, replaces, awaitsContent, marks } = filing;
  return {
    id,
    receipt: receiptOf(filing),
    campaign,
    unit,
    kind,
    step,
    party,
    channel,
    receivedAt,
    storedAt,
    ...(filedAt !== undefined && { filedAt }),
    ...(sender !== undefined && { sender }),
    ...(enteredBy !== undefined && { enteredBy }),
    ...(actor !== undefined && { actor }),
    ...(replaces !== undefined && { replaces }),
    ...(awaitsContent && { awaitsContent }),
    ...(marks && { marks }),
    digest,
    ...(answer === 'pending' ? { outcome: answer } : answer),
  };
}

/** A filing in a list: its fate, and what has become of it since. */
export const filingLine = ({ filing, ...since }: ReadFiling<FilingHead>) => ({
  ...filingFate(filing),
  ...since,
});

/** The same, with its content, and the salt with which its digest can be checked. */
export const wholeFiling = (read: ReadFiling) => ({
  ...filingLine(read),
  content: read.filing.content,
  ...(read.filing.salt !== undefined && { salt: read.filing.salt }),
});

/**
 * 201 taken in, 200 the same for a repetition; 202 while its evaluation has not answered, and for one that came
 * after the freeze and is held. A refusal is final for its id and is a problem.
 */
export function answerReceived({ filing, answer, repeated }: Received): Answer {
  return {
    status: statusOf(answer, repeated),
    body: filingFate(filing, answer),
    headers: { Location: filingPath(filing) },
  };
}

function statusOf(answer: Received['answer'], repeated: boolean): number {
  if (answer === 'pending') return 202;
  switch (answer.outcome) {
    case 'refused':
      throw refusalOf(answer.refusal);
    case 'held':
      return repeated ? 200 : 202;
    case 'accepted':
      return repeated ? 200 : 201;
  }
}

export function refusalOf(rule: (FilingAnswer & { outcome: 'refused' })['refusal']): Refusal {
  switch (rule) {
    case 'content-differs':
      return contentDiffers({
        en: 'Another content was sent with this id.',
        vi: 'Mã này đã được dùng cho nội dung khác.',
      });
    case 'too-many-versions':
      return tooManyVersions(MAX_VERSIONS);
    case 'not-assigned':
    case 'own-unit':
      return wrongParty(rule, 'party');
  }
}
