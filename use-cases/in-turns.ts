/**
 * Does the same again and again, never twice at once: those who ask while it is under way share the next time, so that it always
 * begins after they asked. A failure is told to those who share it, and keeps back nobody after them.
 */
export function inTurns(work: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  const begin = (): Promise<void> => {
    next = undefined;
    return work();
  };
  return () => {
    next ??= last.then(begin, begin);
    last = next;
    return next;
  };
}
