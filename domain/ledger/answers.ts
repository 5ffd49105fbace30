import type { FilingAnswer } from './facts';
import { answerOf } from './filings';
import type { Answered, LedgerState } from './state';

/** What a filing or an announcement was answered; undefined if it never came, or was refused. */
export function filingAnswer(
  { obligations, held }: LedgerState,
  id: string,
): Answered<FilingAnswer> | undefined {
  const accepted = obligations
    .flatMap(({ versions, announcements }) => [...versions, ...announcements])
    .find((each) => each.id === id);
  if (accepted) return { id, digest: accepted.digest, answer: answerOf(accepted) };
  const kept = held.find((filing) => filing.id === id);
  return kept && { id, digest: kept.digest, answer: { outcome: 'held', revision: kept.revision } };
}
