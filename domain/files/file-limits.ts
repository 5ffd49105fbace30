/** What travels in one request, and lies in one document of the store. */
export const PART_BYTES = 1024 * 1024;
export const MAX_FILES_OF_FILING = 10;
/** Of one upload, in megabytes of the setting. */
export const MB = 1024 * 1024;

export const partsOf = (size: number): number => Math.ceil(size / PART_BYTES);

/** How long part `n` is, counted from 1. */
export const lengthOfPart = (size: number, n: number): number =>
  Math.min(PART_BYTES, size - (n - 1) * PART_BYTES);
