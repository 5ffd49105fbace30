import { z } from 'zod';
import { FAILURE_REASONS, LETTER_STATES, WITHDRAWAL_REASONS } from '../../domain/letters';
import type { LetterDocument } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import { ANSWERS_FOR, type Contact } from '../../use-cases/people/contacts';
import { NOT_SENT_AGAIN } from '../../use-cases/people/send-again';
import { count, instant } from '../http/response-fields';

const refusal = { at: instant, reason: z.string() };
const head = { id: z.string(), name: z.string(), title: z.string(), email: z.string() };

export const personAnswer = z.strictObject({
  ...head,
  addressRefused: z.strictObject(refusal).optional(),
  /** Letters that failed and can be sent again. */
  failedLetters: z.strictObject({ count, ids: z.array(z.string()) }),
});

export const resentAnswer = z.strictObject({
  resent: z.array(z.string()),
  refused: z.array(z.strictObject({ id: z.string(), why: z.enum(NOT_SENT_AGAIN) })),
});

export const refusedAddressesAnswer = z.strictObject({
  items: z.array(z.strictObject({ ...head, ...refusal, failedLetters: count })),
});

/** Whom to turn to, by party; a letter with how it went. */
export const contactsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      party: z.string(),
      people: z.array(
        z
          .strictObject({
            ...head,
            role: z.enum(ANSWERS_FOR),
            addressRefused: z.strictObject(refusal).optional(),
            lastLetter: z
              .strictObject({
                id: z.string(),
                at: instant,
                state: z.enum(LETTER_STATES),
                sentAt: instant.optional(),
                failedBecause: z.enum(FAILURE_REASONS).optional(),
                withdrawnBecause: z.enum(WITHDRAWAL_REASONS).optional(),
              })
              .optional(),
          })
          .meta({ id: 'Contact' }),
      ),
    }),
  ),
});

export const contactLine = ({ person, role, lastLetter }: Contact) => ({
  ...headOf(person),
  role,
  ...(person.addressRefused && { addressRefused: person.addressRefused }),
  ...(lastLetter && { lastLetter: letterInShort(lastLetter) }),
});

const letterInShort = ({ _id: id, at, state, sentAt, failedBecause, withdrawnBecause }: LetterDocument) => ({
  id,
  at,
  state,
  ...(sentAt !== undefined && { sentAt }),
  ...(failedBecause !== undefined && { failedBecause }),
  ...(withdrawnBecause !== undefined && { withdrawnBecause }),
});

const headOf = ({ id, name, title, email }: PersonDocument) => ({ id, name, title, email });

export const personLine = (person: PersonDocument, failedLetters: string[]) => ({
  ...headOf(person),
  ...(person.addressRefused && { addressRefused: person.addressRefused }),
  failedLetters: { count: failedLetters.length, ids: failedLetters },
});

export const refusedAddressLine = (person: PersonDocument, failedLetters: number) => ({
  ...headOf(person),
  ...person.addressRefused,
  failedLetters,
});
