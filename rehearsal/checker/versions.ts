import type { ReceiptRecord } from './records';

/** Which of an obligation's receipts says how late it is, and which has the content that counts. All are in force. */

const byReceipt = (a: ReceiptRecord, b: ReceiptRecord): number =>
  Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || Date.parse(a.storedAt) - Date.parse(b.storedAt);

/** What one system calls one filing is one thing in several versions; everything else stands by itself. */
function things(receipts: readonly ReceiptRecord[]): ReceiptRecord[][] {
  const all = new Map<string, ReceiptRecord[]>();
  for (const receipt of receipts) {
    const key = receipt.series ? `series ${receipt.series.id}` : receipt.id;
    all.set(key, [...(all.get(key) ?? []), receipt]);
  }
  const version = ({ series }: ReceiptRecord) => series?.version ?? 0;
  return [...all.values()].map((each) => each.sort((a, b) => version(a) - version(b)));
}

/** The first that was received; of one system's filing its lowest version, whatever a later one says. */
export const measuredOf = (receipts: readonly ReceiptRecord[]): ReceiptRecord | undefined =>
  things(receipts)
    .map(([lowest]) => lowest as ReceiptRecord)
    .sort(byReceipt)[0];

/** The last one with contents; of one system's filing its highest version, of one stamp what was stored later. */
export const countingOf = (receipts: readonly ReceiptRecord[]): ReceiptRecord | undefined =>
  things(receipts)
    .map((versions) => versions.at(-1) as ReceiptRecord)
    .filter(({ awaitsContent }) => !awaitsContent)
    .sort(byReceipt)
    .at(-1);
