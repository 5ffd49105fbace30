import { lookAgain, type SendingDeps, type SendOutcome, sendLetter } from '../../activities/send-letter';

/** Sends one letter by itself, as the page that it is in does. */
export const createSendLetter =
  (deps: SendingDeps) =>
  async ({ letter }: { letter: string }): Promise<{ outcome: SendOutcome }> => {
    const ready = await lookAgain(deps, letter);
    return { outcome: ready ? await sendLetter(deps, ready) : 'not-ready' };
  };
