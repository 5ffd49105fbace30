import { z } from 'zod';
import { DOCUMENT_KINDS, UNIT_DECISION_KINDS } from '../../domain/ledger/facts';
import type { DecisionFate } from '../../use-cases/decisions/receive-decision';
import { type DocumentResult, ROW_OUTCOMES, ROW_REFUSALS } from '../../use-cases/decisions/submit-document';
import { changed, contentDiffers } from '../../use-cases/refusals';
import type { Answer } from '../http/endpoint';
import { RETRY_LATER } from '../http/problem-of';
import { CONFLICT, ProblemError } from '../http/problems';
import { count, obligationName, timelineEntry, undelivered } from '../http/response-fields';

/** What became of one unit's row: `unavailable` was not stored, and may be sent again at once. */
const row = z
  .strictObject({
    unit: z.string(),
    outcome: z.enum(ROW_OUTCOMES),
    refusal: z.enum(ROW_REFUSALS).optional(),
    revision: count.optional(),
    missing: z.array(obligationName).optional(),
    since: z.array(timelineEntry).optional(),
    undelivered: z.array(undelivered).optional(),
  })
  .meta({ id: 'DocumentRow' });

export const documentAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(DOCUMENT_KINDS),
    rows: z.array(row),
  })
  .meta({ id: 'DocumentResult' });

/** The fate of a waiver or a reopening. */
export const decisionAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(UNIT_DECISION_KINDS),
    unit: z.string(),
    outcome: z.enum(['accepted', 'pending']),
    revision: count.optional(),
    missing: z.array(obligationName).optional(),
    takenIn: z.array(z.string()).optional(),
  })
  .meta({ id: 'DecisionFate' });

/**
 * 200 if all rows were accepted, 202 if all wait for an answer, 409 if all were refused, else 207; the last two with
 * `Retry-After` where the same may soon be answered otherwise.
 */
export function answerDocument(result: DocumentResult): Answer {
  const outcomes = new Set(result.rows.map(({ outcome }) => outcome));
  const isPassing = result.rows.some((row) => row.outcome === 'pending' || row.refusal === 'unavailable');
  const headers = isPassing ? { ...RETRY_LATER } : {};
  if (outcomes.size > 1) return { status: 207, body: result, headers };
  if (outcomes.has('accepted')) return { status: 200, body: result };
  if (outcomes.has('pending')) return { status: 202, body: result };
  throw new ProblemError({
    status: 409,
    title: CONFLICT,
    type: 'no-row-accepted',
    detail: {
      en: 'No row of this document was accepted; each says why. It may be sent again under the same id.',
      vi: 'Không dòng nào của văn bản được tiếp nhận; lý do nêu ở từng dòng. Có thể gửi lại với cùng mã.',
    },
    extensions: { ...result },
    headers,
  });
}

/** The answer to a waiver or a reopening. */
export function answerDecision(fate: DecisionFate): Answer {
  if ('contentDiffers' in fate) {
    throw contentDiffers({
      en: 'Something else was decided under this id.',
      vi: 'Mã này đã được dùng cho một quyết định khác.',
    });
  }
  const { decision, answer, repeated } = fate;
  const { document: id, kind, unit } = decision;
  if (answer === 'pending') return { status: 202, body: { id, kind, unit, outcome: answer } };
  if (answer.outcome === 'accepted')
    return { status: repeated ? 200 : 201, body: { id, kind, unit, ...answer } };
  const { outcome: _refused, ...more } = answer;
  if (answer.refusal === 'revision-differs') {
    throw changed(answer.revision);
  }
  throw new ProblemError({
    status: 409,
    title: CONFLICT,
    type: 'refused',
    detail: {
      en: 'The evaluation is not at the point where this belongs.',
      vi: 'Hồ sơ đánh giá không ở bước thực hiện được quyết định này.',
    },
    extensions: { id, kind, unit, ...more },
  });
}
