import type { LetterSummary } from './letter';

/** What to list; every condition that is given must hold. */
export interface LetterFilter {
  /** The campaign's id, exactly. */
  campaign?: string;
  /** A whole address, or a part of one. */
  to?: string;
  /** A part of the subject. */
  subject?: string;
  /** The plan's day, `2013-10-01`. */
  planDate?: string;
  /** The plan's days from this one on, itself too. */
  planFrom?: string;
  /** The plan's days up to this one, itself too. */
  planTo?: string;
  /** Received at or after this instant (ISO 8601). */
  since?: string;
  /** Received after the letter with this id. */
  after?: string;
}

export function matcher(filter: LetterFilter): (letter: LetterSummary) => boolean {
  const { campaign, planDate, planFrom, planTo, after } = filter;
  const to = filter.to?.toLowerCase();
  const subject = filter.subject?.toLowerCase().normalize('NFC');
  const since = filter.since === undefined ? undefined : new Date(filter.since).toISOString();
  // A letter without a day of the plan lies on none of its days.
  const fromTo = (day: string | null) =>
    day !== null && (planFrom === undefined || day >= planFrom) && (planTo === undefined || day <= planTo);
  return (letter) =>
    (campaign === undefined || letter.campaign === campaign) &&
    (to === undefined || letter.to.some((address) => matchesAddress(to, address.toLowerCase()))) &&
    (subject === undefined || letter.subject.toLowerCase().normalize('NFC').includes(subject)) &&
    (planDate === undefined || letter.planDate === planDate) &&
    ((planFrom === undefined && planTo === undefined) || fromTo(letter.planDate)) &&
    (since === undefined || letter.receivedAt >= since) &&
    (after === undefined || letter.id > after);
}

/** Whether an address is the one asked for, or has that part. A name before a whole domain is whole too: an@b.vn is not lan@b.vn. */
function matchesAddress(asked: string, address: string): boolean {
  const isWhole = /^[^@]+@./.test(asked) && address.endsWith(asked.slice(asked.indexOf('@')));
  return isWhole ? address === asked : address.includes(asked);
}

/** Letters stored at the same time may enter a list out of order. */
export function byArrival(left: LetterSummary, right: LetterSummary): number {
  return left.id < right.id ? -1 : 1;
}

/** For people, of letters in the order of arrival: one campaign's as its year goes, else the newest first. */
export const inReadingOrder = (letters: LetterSummary[], { campaign }: LetterFilter): LetterSummary[] =>
  campaign === undefined ? letters.toReversed() : letters.toSorted(byPlan);

/** What has no day in the plan comes last. */
function byPlan(left: LetterSummary, right: LetterSummary): number {
  if (left.planDate === right.planDate) return byArrival(left, right);
  if (left.planDate === null) return 1;
  if (right.planDate === null) return -1;
  return left.planDate < right.planDate ? -1 : 1;
}
