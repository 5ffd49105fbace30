import type { IssuedDocument } from '../../../../api-client/schema';
import { api, askPatiently } from '../../api/ask';
import type { FilingBody, SentRow } from '../../api/contract';

/** A filing with its unit, under the id of its draft: however often it is sent, it is one filing. */
export type FilingItem = FilingBody & { unit: string };

const MOST_ROWS = 200;
/** The service takes requests of 1 MiB. */
const MOST_BYTES = 900_000;

const bytesOf = (item: unknown): number => new Blob([JSON.stringify(item)]).size;

/** As few requests as the service's limits allow. */
export function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item);
    const last = batches.at(-1);
    if (!last || last.length >= MOST_ROWS || bytes + size > MOST_BYTES) {
      batches.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return batches;
}

/** Files them, each by itself, by one document or by their own; `onRows` hears of each request that was answered. */
export async function fileMany(
  campaign: string,
  { document, items }: { document?: IssuedDocument; items: readonly FilingItem[] },
  onRows: (rows: SentRow[]) => void = () => undefined,
): Promise<SentRow[]> {
  const rows: SentRow[] = [];
  for (const batch of batchesOf(items)) {
    const answer = await askPatiently<{ rows: SentRow[] }>(() =>
      api.POST('/api/v1/campaigns/{campaign}/filings', {
        params: { path: { campaign } },
        body: { ...(document && { document }), items: batch },
      }),
    );
    rows.push(...answer.rows);
    onRows(rows);
  }
  return rows;
}

/** Records the announcement of many reviews by one document. */
export async function announceMany(
  campaign: string,
  {
    units,
    ...announcement
  }: { id: string; party: string; document: IssuedDocument; url?: string; units: readonly string[] },
): Promise<SentRow[]> {
  const rows: SentRow[] = [];
  for (const batch of batchesOf(units)) {
    const answer = await askPatiently<{ rows: SentRow[] }>(() =>
      api.POST('/api/v1/campaigns/{campaign}/announcements', {
        params: { path: { campaign } },
        body: { ...announcement, units: batch },
      }),
    );
    rows.push(...answer.rows);
  }
  return rows;
}
