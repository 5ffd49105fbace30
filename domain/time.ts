/**
 * Instants and days as plain strings, so that they read well in histories, documents and letters.
 * Strings of one shape also compare and sort as they are.
 */

/** ISO 8601 in UTC with milliseconds, such as `2013-11-09T17:00:00.000Z`. */
export type Instant = string;

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type PlainDate = string;

/** A wall-clock time without a zone, `HH:MM`. */
export type WallTime = string;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether a text is an instant in the one shape that sorts as it is: years beyond 9999 have another. */
export const isInstant = (text: string): text is Instant => INSTANT.test(text) && !Number.isNaN(toMs(text));

export const toMs = (instant: Instant): number => Date.parse(instant);

export const fromMs = (epochMs: number): Instant => new Date(epochMs).toISOString();

export const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>(
    (least, at) => (least === undefined || at < least ? at : least),
    undefined,
  );

export const latest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>(
    (most, at) => (most === undefined || at > most ? at : most),
    undefined,
  );
