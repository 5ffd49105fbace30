import { type CheckedClock, shifted } from './clock';
import type { LetterRecord } from './records';

/** When letters were looked at for the last time before they went out, or did not. Plan time. */
export interface SendingTimes {
  /** That of a letter that was sent; of any other, or of none, the latest that fits with the letters around it. */
  latestLookAt(options: { at: number; letter?: LetterRecord | undefined }): number;
}

/** Letters go out round by round, so that what one round did not send was decided before the next one was sent. */
export function sendingTimesOf(letters: readonly LetterRecord[], clock: CheckedClock): SendingTimes {
  const sent = letters
    .filter(({ sentAt }) => sentAt !== undefined)
    .map((letter) => ({
      at: Date.parse(letter.at),
      sentAt: Date.parse(letter.sentAt as string),
      isReleased: letter.releasedAt !== undefined,
    }))
    .sort((a, b) => a.at - b.at);
  return {
    latestLookAt({ at, letter }) {
      if (letter?.sentAt !== undefined) return Date.parse(letter.sentAt);
      const since = letter?.releasedAt === undefined ? at : Date.parse(letter.releasedAt);
      const ofRound = sent.filter((each) => each.at === at && !each.isReleased).map((each) => each.sentAt);
      if (ofRound.length > 0 && letter?.releasedAt === undefined) return Math.max(...ofRound);
      const next = sent.filter((each) => each.at > since && !each.isReleased).map((each) => each.sentAt);
      return next.length > 0 ? Math.min(...next) : shifted(clock, since, LAST_ROUND_MS);
    },
  };
}

/** Real time: how long the last round of all may take. */
const LAST_ROUND_MS = 10_000;
