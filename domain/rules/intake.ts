import type { FieldFault } from '../field-fault';
import type { Stamp } from '../filing-content';
import type { Channel } from '../ledger/facts';
import { type Instant, toMs } from '../time';

/** Why the instant that a system named does not count; for a person to look at. */
export const FILING_MARKS = ['filed-in-the-future', 'filed-too-long-ago'] as const;
export type FilingMark = (typeof FILING_MARKS)[number];

/** How something came in, and the instant that counts. */
export interface Intake {
  channel: Channel;
  /** Plan time. */
  receivedAt: Instant;
  enteredBy?: string;
  filedAt?: Instant;
  mark?: FilingMark;
}

/** What is claimed of how something came in. */
interface Claimed {
  /** Plan time. */
  now: Instant;
  channel?: 'person' | 'system' | undefined;
  filedAt?: Instant | undefined;
  receipt?: Stamp | undefined;
}

const DAY_MS = 86_400_000;
/** A system's own instant counts if it is at most so old: our outage must not make others late. */
const TRUSTED_MS = 3 * DAY_MS;

/** Why what is claimed cannot be, by field; empty if it can. */
export function intakeFaults({ now, channel, filedAt, receipt }: Claimed): FieldFault[] {
  if (receipt && (channel || filedAt)) {
    const message = {
      en: 'A paper has a receipt stamp, and no other channel.',
      vi: 'Văn bản giấy tính theo dấu văn bản đến, không ghi kênh gửi nào khác.',
    };
    return [{ field: 'receipt', rule: 'not-with-this-channel', message }];
  }
  if (receipt && receipt.stampedAt > now) {
    const message = {
      en: 'The stamp lies in the future of this campaign.',
      vi: 'Thời điểm trên dấu văn bản đến muộn hơn thời điểm hiện tại của đợt đánh giá.',
    };
    return [{ field: 'receipt.stampedAt', rule: 'in-the-future', message }];
  }
  if (!receipt && channel !== 'system' && filedAt) {
    const message = {
      en: 'Only a system says when it filed.',
      vi: 'Chỉ văn bản do hệ thống khác gửi đến mới ghi thời điểm gửi.',
    };
    return [{ field: 'filedAt', rule: 'not-with-this-channel', message }];
  }
  return [];
}

/**
 * When something counts as received: for people our receipt, for paper the văn thư's stamp, for systems the instant
 * at which it was filed over there if that is at most three days ago, else ours, with a mark.
 * What is claimed has no {@link intakeFaults}.
 */
export function intakeOf({ now, channel, filedAt, receipt }: Claimed): Intake {
  if (receipt) return { channel: 'paper', receivedAt: receipt.stampedAt, enteredBy: receipt.clerk };
  if (channel !== 'system') return { channel: 'person', receivedAt: now };
  if (filedAt === undefined) return { channel, receivedAt: now };
  const mark = distrust(filedAt, now);
  return mark ? { channel, receivedAt: now, filedAt, mark } : { channel, receivedAt: filedAt, filedAt };
}

function distrust(filedAt: Instant, now: Instant): FilingMark | undefined {
  if (filedAt > now) return 'filed-in-the-future';
  return toMs(now) - toMs(filedAt) > TRUSTED_MS ? 'filed-too-long-ago' : undefined;
}
