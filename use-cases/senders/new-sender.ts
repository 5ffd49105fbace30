import { z } from 'zod';
import { line, slug } from '../input/fields';

export const MAX_PARTIES = 500;

/** The agencies, units and members that a sender files for. */
export const senderParties = z.array(slug).min(1).max(MAX_PARTIES);

/** Another system as it is registered. */
export const newSender = z.strictObject({
  id: slug,
  /** By which people know the system. */
  label: line,
  parties: senderParties,
});
export type NewSender = z.output<typeof newSender>;
