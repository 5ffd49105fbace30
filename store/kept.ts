import type { Instant } from '../domain/time';

/** Removed by the store, by its own clock: whether a document still counts is asked by its other fields. */
export type Kept<D> = D & { forgetAt: Date };

const DAY_MS = 86_400_000;

/** A day at least, so that no clock that is off forgets what is still in use. */
export const kept = <D extends object>(document: D, until: Instant): Kept<D> => ({
  ...document,
  forgetAt: new Date(Math.max(Date.parse(until), Date.now() + DAY_MS)),
});
