import { dayOf } from '../../domain/calendar';
import { sendingTimeOf } from '../../domain/clock';
import { kindAsOf } from '../../mail/letter-input-of';
import type { LetterDocument, LetterItem } from '../../store/documents/letter';
import { digestOf } from '../digest';
import type { AsOf } from './as-of';

/**
 * SHA-256 of what a letter tells: each matter with the kind that it is told under by then, and the letters that wait for
 * release. Not how many days are left or gone, nor the date: these change by themselves from one day to the next, and the
 * reader knows that they do. Takes what `currentLetter` has left of the letter.
 */
export function itemsDigest(
  { letter, waiting }: { letter: LetterDocument; waiting: readonly { _id: string }[] },
  { campaign: { plan, clock }, nowMs }: Omit<AsOf, 'letter'>,
): string {
  const today = dayOf({ at: sendingTimeOf(clock, letter, nowMs), timeZone: plan.timeZone });
  const told = (item: LetterItem) => {
    const { unit, step, party, to, obligation, half, missing, part, submitted, awaits, level } = item;
    const { kind } = kindAsOf({ item, plan, today });
    return { unit, step, party, to, obligation, kind, half, missing, part, submitted, awaits, level };
  };
  return digestOf({
    items: letter.items.map(told),
    alsoOwed: letter.alsoOwed.map((item) => told({ ...item, kind: 'reminder' })),
    waiting: waiting.map(({ _id }) => _id),
  });
}
