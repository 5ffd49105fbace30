import { z } from 'zod';
import { SENDING_STATES } from '../../domain/campaign';
import { PARTS } from '../../domain/ledger/facts';
import { FAILURE_REASONS, LETTER_STATES, type LetterState, WITHDRAWAL_REASONS } from '../../domain/letters';
import type { LetterDocument, LetterItem } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { ReadLetter } from '../../use-cases/letters/read-letter';
import { RELEASE_REFUSALS } from '../../use-cases/letters/release-letters';
import { count, instant, pageOf, stepId } from '../http/response-fields';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Who, why, when and how it went; never its text. */
export const letterLineAnswer = z
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
    /** The `itemsDigest` that it was released with. */
    releasedDigest: sha256.optional(),
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
    declinedAt: instant.optional(),
    declinedBy: z.string().optional(),
    declinedReason: z.string().optional(),
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

/** A letter as it would go now; one that was sent, as it went. */
export const letterAnswer = letterLineAnswer
  .extend({
    text: z.string().optional(),
    html: z.string().optional(),
    /** Nothing of it is to be told any more: it has no text, and is withdrawn once it is released. */
    nothingLeft: z.literal(true).optional(),
    itemsDigest: sha256,
    asOf: instant,
  })
  .meta({ id: 'Letter' });

export const releasedAnswer = z.strictObject({
  released: z.array(z.string()),
  refused: z.array(z.strictObject({ id: z.string(), why: z.enum(RELEASE_REFUSALS) })),
});
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
  const { releasedAt, releasedBy, releasedDigest, sentAt, sentItems, subject, lastError, withdrawnBecause } =
    letter;
  const { declinedAt, declinedBy, declinedReason, failedBecause, resentAt } = letter;
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
    ...(releasedDigest !== undefined && { releasedDigest }),
    ...(sentAt !== undefined && { sentAt, sentItems }),
    ...(subject !== undefined && { subject }),
    ...(lastError !== undefined && { lastError }),
    ...(failedBecause !== undefined && { failedBecause }),
    ...(resentAt !== undefined && { resentAt }),
    ...(withdrawnBecause !== undefined && { withdrawnBecause }),
    ...(declinedAt !== undefined && { declinedAt, declinedBy, declinedReason }),
  };
}

/** A letter as administrators read it. */
export function wholeLetter({ letter, person, itemsDigest, asOf, says }: ReadLetter) {
  const line = letterLine(letter, new Map(person && [[letter.person, person]]));
  // The subject of one that was sent is in its line: the one that it went with.
  return { ...(says ?? { nothingLeft: true }), ...line, itemsDigest, asOf };
}
