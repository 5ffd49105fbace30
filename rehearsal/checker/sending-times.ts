import { type CheckedClock, shifted } from './clock';
import type { LetterRecord } from './records';

/** When letters were looked at for the last time before they went out, or did not. Plan time. */
export interface SendingTimes {
  /** That of a letter that was sent; of any other, or of none, the latest that fits with the letters around it. */
  latestLookAt(options: { at: number; letter?: LetterRecord | undefined }): number;
}

interface Sent {
  at: number;
  sentAt: number;
  /** Real time from when it might go to when it went. */
  delayMs: number;
  isReleased: boolean;
}

/** Letters go out round by round, and about as late as those of the rounds before and after. */
export function sendingTimesOf(letters: readonly LetterRecord[], clock: CheckedClock): SendingTimes {
  const sent = letters
    .flatMap(({ at, sentAt, releasedAt }): Sent[] => {
      if (sentAt === undefined) return [];
      const [due, went] = [Date.parse(releasedAt ?? at), Date.parse(sentAt)];
      const delayMs = clock.realAt(went) - clock.realAt(due);
      return [{ at: Date.parse(at), sentAt: went, delayMs, isReleased: releasedAt !== undefined }];
    })
    .sort((a, b) => a.at - b.at);
  const inTime = sent.filter(({ isReleased }) => !isReleased);

  return {
    latestLookAt({ at, letter }) {
      if (letter?.sentAt !== undefined) return Date.parse(letter.sentAt);
      const since = letter?.releasedAt === undefined ? at : Date.parse(letter.releasedAt);
      const ofRound = inTime.filter((each) => each.at === since);
      if (ofRound.length > 0) return Math.max(...ofRound.map(({ sentAt }) => sentAt));
      const before = inTime.findLast((each) => each.at < since);
      const after = inTime.find((each) => each.at > since);
      const usual = shifted(clock, since, Math.max(before?.delayMs ?? 0, after?.delayMs ?? 0));
      return Math.min(usual, after?.sentAt ?? usual);
    },
  };
}
