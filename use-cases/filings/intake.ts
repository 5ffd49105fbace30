import type { Channel } from '../../domain/ledger/facts';
import { type Instant, toMs } from '../../domain/time';
import { InvalidRequest } from '../../api/http/errors';
import type { Text } from '../../api/http/language';
import type { FilingMark } from '../../store/documents';
import type { PaperReceipt } from '../../api/schemas/common';

/** How something came in, and the instant that counts. */
export interface Receipt {
  channel: Channel;
  /** Plan time. */
  receivedAt: Instant;
  enteredBy?: string;
  filedAt?: Instant;
  mark?: FilingMark;
}

const DAY_MS = 86_400_000;
/** A system's own instant counts if it is at most so old: our outage must not make others late. */
const TRUSTED_MS = 3 * DAY_MS;

/**
 * When something counts as received: for people our receipt, for paper the văn thư's stamp, for systems the instant
 * at which it was filed over there if that is at most three days ago, else ours, with a mark.
 * Throws {@link InvalidRequest} where what is claimed cannot be.
 */
export function receiptOf({
  now,
  channel,
  filedAt,
  receipt,
}: {
  now: Instant;
  channel?: 'person' | 'system' | undefined;
  filedAt?: Instant | undefined;
  receipt?: PaperReceipt | undefined;
}): Receipt {
  if (receipt) {
    if (channel || filedAt) {
      throw only('receipt', {
        en: 'A paper has a receipt stamp, and no other channel.',
        vi: 'Văn bản giấy tính theo dấu văn bản đến, không ghi kênh gửi nào khác.',
      });
    }
    if (receipt.stampedAt > now) {
      const message = {
        en: 'The stamp lies in the future of this campaign.',
        vi: 'Thời điểm trên dấu văn bản đến muộn hơn thời điểm hiện tại của đợt đánh giá.',
      };
      throw new InvalidRequest([{ field: 'receipt.stampedAt', rule: 'in-the-future', message }]);
    }
    return { channel: 'paper', receivedAt: receipt.stampedAt, enteredBy: receipt.clerk };
  }
  if (channel !== 'system') {
    if (filedAt) {
      throw only('filedAt', {
        en: 'Only a system says when it filed.',
        vi: 'Chỉ văn bản do hệ thống khác gửi đến mới ghi thời điểm gửi.',
      });
    }
    return { channel: 'person', receivedAt: now };
  }
  if (filedAt === undefined) return { channel, receivedAt: now };
  const mark = distrust(filedAt, now);
  return mark ? { channel, receivedAt: now, filedAt, mark } : { channel, receivedAt: filedAt, filedAt };
}

function distrust(filedAt: Instant, now: Instant): FilingMark | undefined {
  if (filedAt > now) return 'filed-in-the-future';
  if (toMs(now) - toMs(filedAt) > TRUSTED_MS) {
    return 'filed-too-long-ago';
  }
  return undefined;
}

const only = (field: string, message: Text): InvalidRequest =>
  new InvalidRequest([{ field, rule: 'not-with-this-channel', message }]);
