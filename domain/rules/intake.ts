import { dayOf, instantAt } from '../calendar';
import type { FieldFault } from '../field-fault';
import type { IssuedDocument, Stamp } from '../filing-content';
import type { Channel } from '../ledger/facts';
import type { Plan } from '../plan';
import { type Instant, toMs } from '../time';

/** What of a receipt is for a person to look at. */
export const FILING_MARKS = [
  /** A system's own instant is too old to be believed: our receipt counts. */
  'filed-too-long-ago',
  /** A stamp, or a system's own instant, from before the campaign opened. */
  'before-the-opening',
  /** The document's own date is later than its receipt. */
  'dated-after-receipt',
  /** In time by its stamp, or by a system's word, while all that was stored before it was late. */
  'makes-punctual',
] as const;
export type FilingMark = (typeof FILING_MARKS)[number];

/** How something came in, and the instant that counts. */
export interface Intake {
  channel: Channel;
  /** Plan time. */
  receivedAt: Instant;
  enteredBy?: string;
  filedAt?: Instant;
  marks?: FilingMark[];
}

/** What is claimed of how something came in: a system says when it filed, a paper has its stamp. */
export interface Claimed {
  /** Plan time. */
  now: Instant;
  plan: Pick<Plan, 'year' | 'timeZone'>;
  openedAt: Instant;
  filedAt?: Instant | undefined;
  receipt?: Stamp | undefined;
  document?: IssuedDocument | undefined;
}

const MINUTE_MS = 60_000;
/** Clocks of two hosts may differ by so much; what is ahead by less was received now. */
const AHEAD_MS = 5 * MINUTE_MS;
/** A system's own instant counts if it is at most so old: our outage must not make others late. */
const TRUSTED_MS = 3 * 24 * 60 * MINUTE_MS;

/** Whether something that is stored after others of its obligation says that it came in time when they did not. */
export const makesPunctual = ({
  receivedAt,
  before,
  dueAt,
}: {
  receivedAt: Instant;
  /** When those that were stored before it were received. */
  before: readonly Instant[];
  dueAt: Instant;
}): boolean => receivedAt < dueAt && before.length > 0 && before.every((at) => at >= dueAt);

/** Why what is claimed cannot be, by field; empty if it can. */
export function intakeFaults({ now, plan, filedAt, receipt }: Claimed): FieldFault[] {
  return [
    ...rangeFaults({ at: receipt?.stampedAt, field: 'receipt.stampedAt', now, plan }),
    ...rangeFaults({ at: filedAt, field: 'filedAt', now, plan }),
  ];
}

/** Nobody files for a year before the year before it, and nobody in the future. */
function rangeFaults({
  at,
  field,
  now,
  plan: { year, timeZone },
}: Pick<Claimed, 'now' | 'plan'> & { at: Instant | undefined; field: string }): FieldFault[] {
  if (at === undefined) return [];
  if (toMs(at) > toMs(now) + AHEAD_MS) {
    const message = {
      en: "This is more than five minutes ahead of the campaign's time.",
      vi: 'Thời điểm này muộn hơn thời điểm hiện tại của đợt đánh giá quá năm phút.',
    };
    return [{ field, rule: 'in-the-future', message }];
  }
  const first = instantAt({ date: `${year - 1}-01-01`, timeZone });
  if (at >= first) return [];
  const message = {
    en: `This is before 01/01/${year - 1}; a campaign of ${year} accepts nothing older.`,
    vi: `Thời điểm này trước ngày 01/01/${year - 1}; đợt đánh giá năm ${year} không nhận văn bản từ trước đó.`,
  };
  return [{ field, rule: 'too-long-ago', message }];
}

/**
 * When something counts as received: for people our receipt, for paper the văn thư's stamp, for systems the instant
 * at which it was filed over there if that is at most three days ago, else ours, with a mark. What is a little ahead was
 * received now. What is claimed has no {@link intakeFaults}.
 */
export function intakeOf({ now, plan, openedAt, filedAt, receipt, document }: Claimed): Intake {
  const claimed = receipt?.stampedAt ?? filedAt;
  const isTooOld = receipt === undefined && filedAt !== undefined && toMs(now) - toMs(filedAt) > TRUSTED_MS;
  const receivedAt = claimed === undefined || claimed > now || isTooOld ? now : claimed;
  const marks: FilingMark[] = [];
  if (isTooOld) marks.push('filed-too-long-ago');
  if (claimed !== undefined && claimed < openedAt) marks.push('before-the-opening');
  if (document && document.date > dayOf({ at: receivedAt, timeZone: plan.timeZone })) {
    marks.push('dated-after-receipt');
  }
  return {
    channel: receipt ? 'paper' : filedAt === undefined ? 'person' : 'system',
    receivedAt,
    ...(receipt && { enteredBy: receipt.clerk }),
    ...(filedAt !== undefined && { filedAt }),
    ...(marks.length > 0 && { marks }),
  };
}
