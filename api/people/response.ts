import { z } from 'zod';
import type { PersonDocument } from '../../store/documents';
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
