import { z } from 'zod';
import { PARKED_STATES } from '../../domain/parked';
import type { ParkedDocument } from '../../store/documents/sender';
import type { ParkedLine } from '../../store/parked';
import { contentAnswer } from '../filings/response';
import { instant } from '../http/response-fields';
import { sentHead, unknown } from '../senders/fate';

export const parkedLineAnswer = z.strictObject({
  ...sentHead,
  sender: z.string(),
  filingId: z.string(),
  version: z.number().int(),
  unknown,
  filedAt: instant,
  /** `assigning`: decided, and to be asked for again, since its filing may not be stored. */
  state: z.enum(PARKED_STATES),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  assigned: z.strictObject({ unit: z.string(), reviewer: z.string() }).optional(),
  reason: z.string().optional(),
});
export const parkedListAnswer = z.strictObject({ items: z.array(parkedLineAnswer) });
/** With the content, which is confidential. */
export const parkedAnswer = parkedLineAnswer.extend({ content: contentAnswer });

/** Without what it says. */
export function parkedLine(
  parked: ParkedLine | ParkedDocument,
): Omit<z.output<typeof parkedAnswer>, 'content'> {
  const { _id, storedAtReal: _storedAtReal, content: _content, ...line } = { content: undefined, ...parked };
  return line;
}

/** With what it says. */
export const wholeParked = ({ content, ...parked }: ParkedDocument): z.output<typeof parkedAnswer> => ({
  ...parkedLine(parked),
  content,
});
