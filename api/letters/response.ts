import { z } from 'zod';
import { SENDING_STATES } from '../../domain/campaign';
import { PARTS } from '../../domain/ledger/facts';
import { FAILURE_REASONS, LETTER_STATES, type LetterState, WITHDRAWAL_REASONS } from '../../domain/letters';
import type { LetterDocument, LetterItem, PersonDocument } from '../../store/documents';
import { count, instant, pageOf, stepId } from '../http/response-fields';

/** Who, why, when and how it went; never its text. */
const letterLineAnswer = z
  .strictObject({
    id: z.string(),
    at: instant,
    person: z.strictObject({ id: z.string(), name: z.string().optional(), title: z.string().optional() }),
    kinds: z.array(z.string()),
    steps: z.array(stepId),
    units: count,
    items: z.array(
      z.strictObject({
        unit: z.string(),
        step: stepId,
        party: z.string(),
        kind: z.string(),
        day: count,
        at: instant,
        obligation: z.string().optional(),
        /** Of step 1, if one half has come: the other. */
        half: z.enum(PARTS).optional(),
        needsRelease: z.boolean(),
      }),
    ),
    state: z.enum(LETTER_STATES),
    needsRelease: z.boolean(),
    attempts: count,
    possibleDuplicates: count,
    releasedAt: instant.optional(),
    releasedBy: z.string().optional(),
    sentAt: instant.optional(),
    /** Positions in `items` of what was still owed when it was sent. */
    sentItems: z.array(count).optional(),
    subject: z.string().optional(),
    lastError: z.string().optional(),
    /** Of one that failed; it can be sent again. */
    failedBecause: z.enum(FAILURE_REASONS).optional(),
    /** When it was last to be sent again after it had failed. */
    resentAt: instant.optional(),
    withdrawnBecause: z.enum(WITHDRAWAL_REASONS).optional(),
  })
  .meta({ id: 'LetterLine' });

const countByState = Object.fromEntries(LETTER_STATES.map((state) => [state, count])) as Record<
  LetterState,
  typeof count
>;

export const lettersAnswer = z.strictObject({
  counts: z.strictObject(countByState),
  ...pageOf(letterLineAnswer),
});

export const releasedAnswer = z.strictObject({ released: count });
export const sendingAnswer = z.strictObject({ sending: z.enum(SENDING_STATES) });

/** What an item is about, so that whoever releases a letter sees what it tells; never a level. */
const itemLine = ({ unit, step, party, kind, day, at, obligation, half, needsRelease }: LetterItem) => ({
  unit,
  step,
  party,
  kind,
  day,
  at,
  ...(obligation !== undefined && { obligation }),
  ...(half && { half }),
  needsRelease,
});

/** A letter as administrators see it: who, why, when and how it went; never its text. */
export function letterLine(letter: LetterDocument, people: ReadonlyMap<string, PersonDocument>) {
  const { _id: id, person, at, state, items, needsRelease, attempts, possibleDuplicates } = letter;
  const { releasedAt, releasedBy, sentAt, sentItems, subject, lastError, withdrawnBecause } = letter;
  const { failedBecause, resentAt } = letter;
  const { name, title } = people.get(person) ?? {};
  return {
    id,
    at,
    person: { id: person, ...(name !== undefined && { name, title }) },
    kinds: [...new Set(items.map(({ kind }) => kind))],
    steps: [...new Set(items.map(({ step }) => step))],
    units: new Set(items.map(({ unit }) => unit)).size,
    items: items.map(itemLine),
    state,
    needsRelease,
    attempts,
    possibleDuplicates,
    ...(releasedAt !== undefined && { releasedAt, releasedBy }),
    ...(sentAt !== undefined && { sentAt, sentItems }),
    ...(subject !== undefined && { subject }),
    ...(lastError !== undefined && { lastError }),
    ...(failedBecause !== undefined && { failedBecause }),
    ...(resentAt !== undefined && { resentAt }),
    ...(withdrawnBecause !== undefined && { withdrawnBecause }),
  };
}
