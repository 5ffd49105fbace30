/** As many bytes as the JSON of a draft's fields may have. */
export const MOST_DRAFT_BYTES = 256 * 1024;

/** As many characters as one text of a filing may have. */
export const MOST_TEXT = 20_000;

export const draftTooLarge = (fields: unknown): boolean =>
  new TextEncoder().encode(JSON.stringify(fields)).length > MOST_DRAFT_BYTES;
