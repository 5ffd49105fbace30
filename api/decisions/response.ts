import { z } from 'zod';
import {
  DECISION_REFUSALS,
  type DecisionRefusal,
  DOCUMENT_KINDS,
  UNIT_DECISION_KINDS,
} from '../../domain/ledger/facts';
import type { Text } from '../../domain/text';
import type { DecisionDocument } from '../../store/documents/decision';
import { READ_KINDS } from '../../use-cases/decisions/list-decisions';
import type { DecisionFate } from '../../use-cases/decisions/receive-decision';
import { type DocumentResult, ROW_OUTCOMES, ROW_REFUSALS } from '../../use-cases/decisions/submit-document';
import { changed, contentDiffers } from '../../use-cases/refusals';
import type { Answer } from '../http/endpoint';
import { RETRY_LATER } from '../http/problem-of';
import { CONFLICT } from '../http/problems';
import {
  count,
  instant,
  issuedDocument,
  missingName,
  pageOf,
  plainDate,
  timelineEntry,
  undelivered,
} from '../http/response-fields';

/** What became of one unit's row: `unavailable` was not stored, and may be sent again at once. */
const row = z
  .strictObject({
    unit: z.string(),
    outcome: z.enum(ROW_OUTCOMES),
    refusal: z.enum(ROW_REFUSALS).optional(),
    revision: count.optional(),
    missing: z.array(missingName).optional(),
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
    missing: z.array(missingName).optional(),
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
  const problem = {
    type: 'no-row-accepted',
    title: CONFLICT,
    detail: {
      en: 'No row of this document was accepted; each row says why. You can send the document again with the same id.',
      vi: 'Không dòng nào của văn bản được tiếp nhận; lý do nêu ở từng dòng. Có thể gửi lại với cùng mã.',
    },
  } as const;
  return { status: 409, body: result, headers, problem };
}

/** One unit's row of a document. Confidential but for a recognition's own number, date, signer and level. */
const decisionLineAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(READ_KINDS),
    unit: z.string(),
    number: z.string().optional(),
    date: plainDate.optional(),
    signer: z.string().optional(),
    url: z.string().optional(),
    level: z.string().optional(),
    remark: z.string().optional(),
    reason: z.string().optional(),
    obligation: z.string().optional(),
    confirmation: issuedDocument.optional(),
    receivedAt: instant,
    /** Who sent it. */
    actor: z.string().optional(),
    outcome: z.enum(ROW_OUTCOMES),
    refusal: z.enum(DECISION_REFUSALS).optional(),
    revision: count.optional(),
  })
  .meta({ id: 'DecisionLine' });

export const decisionsAnswer = z.strictObject(pageOf(decisionLineAnswer));

/** A row of a document with what became of it. */
export function decisionLine({
  document: id,
  kind,
  unit,
  content: { number, date, signer, url, level, remark, reason, obligation, confirmation },
  receivedAt,
  actor,
  answer,
}: DecisionDocument) {
  const said = { number, date, signer, url, level, remark, reason, obligation, confirmation, actor };
  return {
    id,
    kind,
    unit,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    receivedAt,
    outcome: answer?.outcome ?? 'pending',
    ...(answer && { revision: answer.revision }),
    ...(answer?.outcome === 'refused' && { refusal: answer.refusal }),
  };
}

/** Why a decision on one unit was refused. */
const REFUSED: Record<Exclude<DecisionRefusal, 'revision-differs'>, Text> = {
  'content-differs': {
    en: 'Another decision was sent with this id.',
    vi: 'Mã này đã được dùng cho một quyết định khác.',
  },
  'not-owed-yet': { en: 'This step is not due yet.', vi: 'Chưa đến bước này.' },
  'not-confirmed': {
    en: 'The synthesis of this unit needs a separate confirmation.',
    vi: 'Bản tổng hợp của đơn vị này cần có xác nhận.',
  },
  'already-submitted': { en: 'It has already been submitted.', vi: 'Nội dung này đã được trình.' },
  'nothing-submitted': { en: 'Nothing has been submitted yet.', vi: 'Chưa có nội dung nào được trình.' },
  'not-frozen': {
    en: 'The dossier is open: there is nothing to reopen.',
    vi: 'Hồ sơ chưa chốt nên không có gì để mở lại.',
  },
  'unknown-obligation': {
    en: 'This unit has no such obligation of steps 1 to 3.',
    vi: 'Đơn vị này không có nội dung phải thực hiện như vậy ở bước 1 đến bước 3.',
  },
  'already-done': {
    en: 'Nothing is outstanding here: it has arrived, or was decided before.',
    vi: 'Nội dung này không còn phải thực hiện: đã nhận đủ, hoặc đã được quyết định trước đó.',
  },
  'not-waived': { en: 'This obligation is not waived.', vi: 'Nội dung này chưa được miễn.' },
  'unknown-filing': {
    en: 'This evaluation has no such filing.',
    vi: 'Hồ sơ đánh giá chưa tiếp nhận văn bản này.',
  },
  'not-on-behalf': {
    en: 'Only an entry from paper can be voided.',
    vi: 'Chỉ hủy được văn bản giấy do văn thư nhập.',
  },
  frozen: {
    en: 'The dossier is frozen: reopen it first.',
    vi: 'Hồ sơ đã chốt; muốn thay đổi cần có quyết định mở lại hồ sơ.',
  },
  closed: { en: 'This evaluation has ended.', vi: 'Hồ sơ đánh giá này đã kết thúc.' },
};

/** The answer to a decision on one unit. */
export function answerDecision(fate: DecisionFate): Answer {
  if ('contentDiffers' in fate) {
    throw contentDiffers({
      en: 'Another decision was sent with this id.',
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
  return {
    status: 409,
    body: { id, kind, unit, ...more },
    problem: { type: 'refused', title: CONFLICT, detail: REFUSED[answer.refusal] },
  };
}
