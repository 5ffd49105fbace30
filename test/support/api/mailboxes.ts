import type { Mailer, OutgoingLetter } from '../../../mail/mailer';

/** A relay that takes every letter and keeps it, at the edge of the service. */
export function keepingMailer(): Mailer & { letters: OutgoingLetter[] } {
  const letters: OutgoingLetter[] = [];
  return {
    letters,
    send: async (letter) => {
      letters.push(letter);
      return { messageId: '<x>' };
    },
    verify: async () => undefined,
    close: () => undefined,
  };
}
