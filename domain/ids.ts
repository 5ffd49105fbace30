/**
 * The most characters of an id: of units, parties, members, people, kinds, criteria, levels, plans, registers and campaigns.
 * Files, addresses and bodies are held to this one limit: what the checker takes, every route takes too.
 */
export const MAX_ID_LENGTH = 100;

/** Ids become keys, workflow ids and parts of addresses, so they are plain ASCII without `/`, `#`, `@` and `:`. */
export const ID_FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Ids that callers choose for filings, announcements and documents. */
export const CHOSEN_ID_FORM = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._:-]{0,${MAX_ID_LENGTH - 1}}$`);

/** A filing's id within its unit: what its author chose and, unless văn thư entered it, the author. */
export const FILING_ID_FORM = new RegExp(
  `${CHOSEN_ID_FORM.source.replace(/\$$/, '')}(@(sender:)?[a-z0-9-]{1,${MAX_ID_LENGTH}})?$`,
);

/** The id of a rehearsal that has none of its own; a plan's id that leaves no room for the end is cut. */
export function rehearsalId(plan: string, end: string | number): string {
  const tail = `-rehearsal-${end}`;
  return `${plan.slice(0, MAX_ID_LENGTH - tail.length).replace(/-$/, '')}${tail}`;
}
