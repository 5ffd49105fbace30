/**
 * `npm run endure` goes through the sizes that a real year could have; `npm test` through a hundredth of them, and of the
 * limits that they are held against, so that it meets the same turns in seconds.
 */
export const IS_FULL = process.env['ENDURE'] !== undefined;

/** One of two sizes of the same test. */
export const sized = (full: number, small: number): number => (IS_FULL ? full : small);

/** A test for which `npm test` has no time: others beside it go nearly the same way. */
export function testAtLength(name: string, work: () => Promise<void>, timeoutMs?: number): void {
  if (IS_FULL) test(name, work, timeoutMs);
}

/** Events that no history may pass, however long anything is away, and however much there is. */
export const MOST_EVENTS = 10_000;

/** Bytes that a run may hand to the next; the server warns beyond them, and ends a run at eight times as many. */
export const MOST_HANDED_ON = 256 * 1024;

/** Says what was measured, at full size alone; nothing is asserted of how long it took. */
export const tell = (figures: string): void => {
  if (IS_FULL) process.stderr.write(`${figures}\n`);
};
