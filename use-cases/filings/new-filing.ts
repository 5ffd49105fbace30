import { asKeptNow } from '../../domain/input-text';
import type { Intake } from '../../domain/rules/intake';
import { fromMs } from '../../domain/time';
import type { FilingDocument } from '../../store/documents/filing';
import { filingKey } from '../../store/ids';
import type { Deps } from '../deps';
import { digestOf, newSalt } from '../digest';

export interface NewFiling
  extends Pick<
    FilingDocument,
    | 'campaign'
    | 'unit'
    | 'id'
    | 'kind'
    | 'step'
    | 'party'
    | 'content'
    | 'storedAt'
    | 'message'
    | 'actor'
    | 'sender'
    | 'series'
    | 'replaces'
    | 'awaitsContent'
  > {
  intake: Intake;
}

/** A filing or an announcement as it is stored, by whatever way it came. */
export function newFiling({ now }: Pick<Deps, 'now'>, { intake, ...rest }: NewFiling): FilingDocument {
  const filing = { ...rest, ...intake };
  const salt = newSalt();
  return {
    _id: filingKey(filing),
    ...filing,
    salt,
    digest: digestWith(salt, filing),
    // The sweeper goes by it.
    storedAtReal: fromMs(now()),
    answer: null,
  };
}

/** Whether what is sent says the same as what is stored, so that it is a repetition. */
export function saysTheSame(stored: FilingDocument, sent: FilingDocument): boolean {
  const { salt } = stored;
  const digest = digestWith(salt, sent);
  if (digest === stored.digest) return true;
  // It may be of before there was one form of texts.
  return stored.digest === digestWith(salt, stored) && digest === digestWith(salt, asKeptNow(stored));
}

/** Covers what its author said. What is older has no salt. */
const digestWith = (
  salt: string | undefined,
  {
    kind,
    step,
    party,
    content,
    filedAt,
    replaces,
    awaitsContent,
  }: Omit<FilingDocument, '_id' | 'digest' | 'storedAtReal' | 'answer'>,
): string => digestOf({ kind, step, party, content, filedAt, replaces, awaitsContent, salt });
