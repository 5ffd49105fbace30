import type { Answer } from '../http/endpoint';
import { Conflict, PreconditionFailed } from '../http/errors';
import { etagOf } from '../http/precondition';
import type { DecisionFate } from '../use-cases/receive-decision';
import type { DocumentResult } from '../use-cases/submit-document';

/** 200 if all rows were accepted, 202 if all wait for an answer, 409 if all were refused, else 207. */
export function answerDocument(result: DocumentResult): Answer {
  const outcomes = new Set(result.rows.map(({ outcome }) => outcome));
  if (outcomes.size > 1) return { status: 207, body: result };
  if (outcomes.has('accepted')) return { status: 200, body: result };
  if (outcomes.has('pending')) return { status: 202, body: result };
  throw new Conflict({
    type: 'no-row-accepted',
    detail: 'No row of this document was accepted; each says why. It may be sent again under the same id.',
    extensions: { ...result },
  });
}

/** The answer to a waiver or a reopening. */
export function answerDecision(fate: DecisionFate): Answer {
  if ('contentDiffers' in fate) {
    throw new Conflict({ type: 'content-differs', detail: 'Something else was decided under this id.' });
  }
  const { decision, answer, repeated } = fate;
  const { document: id, kind, unit } = decision;
  if (answer === 'pending') return { status: 202, body: { id, kind, unit, outcome: answer } };
  if (answer.outcome === 'accepted')
    return { status: repeated ? 200 : 201, body: { id, kind, unit, ...answer } };
  const { outcome: _refused, ...more } = answer;
  if (answer.refusal === 'revision-differs') {
    throw new PreconditionFailed({ current: etagOf(answer.revision) });
  }
  throw new Conflict({
    type: 'refused',
    detail: 'The evaluation is not at the point where this belongs.',
    extensions: { id, kind, unit, ...more },
  });
}
