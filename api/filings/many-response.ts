import { z } from 'zod';
import { FILING_OUTCOMES } from '../../domain/ledger/facts';
import { receiptOf } from '../../use-cases/filings/receipt-of';
import type { Received } from '../../use-cases/filings/receive-filing';
import type { SentRow } from '../../use-cases/filings/submit-many';
import type { Refusal } from '../../use-cases/refusals';
import type { Answer } from '../http/endpoint';
import { problemOf, RETRY_LATER } from '../http/problem-of';
import { count, instant, texts, timeliness } from '../http/response-fields';
import { refusalOf } from './response';

/** What became of one row; of a refused one why, as the same sent by itself would have been told. */
const row = z
  .strictObject({
    unit: z.string(),
    outcome: z.enum(['pending', ...FILING_OUTCOMES]),
    id: z.string().optional(),
    receipt: z.string().optional(),
    receivedAt: instant.optional(),
    timeliness: timeliness.optional(),
    lateWorkingDays: count.optional(),
    version: z.int().min(1).optional(),
    problem: z.strictObject({ type: z.string(), title: texts, detail: texts.optional() }).optional(),
    errors: z.array(z.strictObject({ field: z.string(), rule: z.string(), message: texts })).optional(),
  })
  .meta({ id: 'SentRow' });

export const sentRowsAnswer = z.strictObject({ rows: z.array(row) }).meta({ id: 'SentRows' });

/** 200 if no row was refused, else 207; with `Retry-After` where the same may soon be answered otherwise. */
export function answerRows(sent: readonly SentRow[]): Answer {
  const rows = sent.map(shownRow);
  const isPassing = rows.some(
    ({ outcome, problem }) => outcome === 'pending' || problem?.type === 'unavailable',
  );
  return {
    status: rows.some(({ outcome }) => outcome === 'refused') ? 207 : 200,
    body: { rows },
    ...(isPassing && { headers: { ...RETRY_LATER } }),
  };
}

type Row = z.input<typeof row>;

function shownRow(sent: SentRow): Row {
  if ('refusal' in sent) return refusedRow(sent.unit, sent.refusal);
  const { answer } = sent.received;
  return answer !== 'pending' && answer.outcome === 'refused'
    ? refusedRow(sent.unit, refusalOf(answer.refusal))
    : receivedRow(sent.unit, sent.received);
}

function receivedRow(unit: string, { filing, answer }: Received): Row {
  const { id, receivedAt } = filing;
  const head = { unit, id, receipt: receiptOf(filing), receivedAt };
  if (answer === 'pending') return { ...head, outcome: answer };
  if (answer.outcome !== 'accepted') return { ...head, outcome: answer.outcome };
  // The ledger's revision counts what others have filed too.
  const { revision: _revision, ...fate } = answer;
  return { ...head, ...fate };
}

function refusedRow(unit: string, refusal: Refusal): Row {
  const problem = problemOf(refusal);
  if (!problem) throw refusal;
  const { type, title, detail, errors } = problem;
  return {
    unit,
    outcome: 'refused',
    problem: { type, title, ...(detail && { detail }) },
    ...(errors && { errors: [...errors] }),
  };
}
