import { asKeptNow } from '../../domain/input-text';
import { fromMs } from '../../domain/time';
import type { DecisionDocument } from '../../store/documents/decision';
import { decisionRowKey } from '../../store/ids';
import type { Deps } from '../deps';
import { digestOf, newSalt } from '../digest';

export type NewDecision = Pick<
  DecisionDocument,
  'campaign' | 'unit' | 'document' | 'kind' | 'content' | 'receivedAt' | 'actor' | 'ledgerRevision' | 'basis'
>;

/** One unit's row of a document, or a decision on that unit alone, as it is stored. */
export function newDecision({ now }: Pick<Deps, 'now'>, decision: NewDecision): DecisionDocument {
  const salt = newSalt();
  return {
    _id: decisionRowKey(decision),
    ...decision,
    salt,
    digest: digestWith(salt, decision),
    storedAtReal: fromMs(now()),
    answer: null,
  };
}

/** Whether what is sent decides the same as what is stored, so that it is a repetition. */
export function decidesTheSame(stored: DecisionDocument, sent: DecisionDocument): boolean {
  const { salt } = stored;
  const digest = digestWith(salt, sent);
  if (digest === stored.digest) return true;
  // It may be of before there was one form of texts.
  return stored.digest === digestWith(salt, stored) && digest === digestWith(salt, asKeptNow(stored));
}

/** A synthesis is another one when it was read from another revision. What is older has no salt. */
const digestWith = (
  salt: string | undefined,
  { kind, content, ledgerRevision }: Pick<DecisionDocument, 'kind' | 'content' | 'ledgerRevision'>,
): string => digestOf({ kind, ...content, ...(kind === 'synthesis' && { ledgerRevision }), salt });
