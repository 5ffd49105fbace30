import { isStoreAway } from '../away';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { inParallel, ROWS_AT_ONCE } from '../in-parallel';
import { Refusal, unavailable } from '../refusals';
import type { Received } from './receive-filing';

/** What became of one row: it was received, or refused as the same sent by itself would have been. */
export type SentRow = { unit: string } & ({ received: Received } | { refusal: Refusal });

/**
 * Sends many, each by itself: what is wrong with one row is that row's. Refuses with `not-found` where there is no such campaign,
 * and with `unavailable` where nothing at all could be stored.
 */
export async function submitMany<Row extends { unit: string }>(
  deps: Deps,
  {
    campaign,
    rows,
    submit,
  }: { campaign: string; rows: readonly Row[]; submit: (row: Row) => Promise<Received> },
): Promise<SentRow[]> {
  await loadCampaign(deps, campaign);
  const sent = await inParallel({
    items: rows,
    limit: ROWS_AT_ONCE,
    work: async (row): Promise<SentRow> => {
      const { unit } = row;
      try {
        return { unit, received: await submit(row) };
      } catch (error) {
        if (error instanceof Refusal) return { unit, refusal: error };
        if (!isStoreAway(error)) throw error;
        deps.logger.error({ err: error, campaign, unit }, 'row of many not stored');
        return { unit, refusal: unavailable({ cause: error }) };
      }
    },
  });
  if (sent.every((row) => 'refusal' in row && row.refusal.type === 'unavailable')) throw unavailable({});
  return sent;
}
