import { queryOptions } from '@tanstack/react-query';
import type { LetterLine, Rehearsal } from '../../../../api-client/schema';
import { api, ask, Refused } from '../../api/ask';

/** A rehearsal hurries: its clock is looked at more often than events come. */
const AGAIN_MS = 1500;

export const rehearsalsQuery = queryOptions({
  queryKey: ['rehearsals'],
  queryFn: () => ask(api.GET('/api/v1/rehearsals', {})),
  refetchInterval: 5000,
});

export const isUnderWay = ({ state }: Pick<Rehearsal, 'state'>): boolean =>
  state === 'asked' || state === 'playing';

/** How far it is; of a campaign that is not there yet, nothing. */
export const rehearsalQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'rehearsal'],
    queryFn: async () => {
      const path = { campaign };
      const [order, seen] = await Promise.all([
        ask(api.GET('/api/v1/rehearsals/{campaign}', { params: { path } })).catch(noneOfThese),
        readCampaign(campaign).catch(noneOfThese),
      ]);
      if (!order && !seen) throw new Refused(404);
      return { order, seen };
    },
    refetchInterval: ({ state: { data } }) =>
      data && (data.order ? isUnderWay(data.order) : data.seen?.campaign.state === 'open') ? AGAIN_MS : false,
  });

async function readCampaign(id: string) {
  const params = { path: { campaign: id } };
  const [campaign, clock, progress] = await Promise.all([
    ask(api.GET('/api/v1/campaigns/{campaign}', { params })),
    ask(api.GET('/api/v1/campaigns/{campaign}/clock', { params })),
    ask(api.GET('/api/v1/campaigns/{campaign}/progress', { params })),
  ]);
  return { campaign, clock, progress };
}

/** A rehearsal by the command has no order, and one that was only just ordered no campaign. */
function noneOfThese(error: unknown): undefined {
  if (!(error instanceof Refused) || error.status !== 404) throw error;
}

const SHOWN = 20;
/** The largest page that there is. */
const PAGE = 200;

interface Newest {
  counts: { sent: number; waiting: number };
  letters: LetterLine[];
  /** Where the last page begins that is not full: what comes next comes there. */
  cursor?: string | undefined;
  /** The last of those before it. */
  before: LetterLine[];
}

/** The newest letters, newest first. Letters are listed in the order of their days, so that only the end is read again. */
export const lettersQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'letters', 'newest'],
    queryFn: async ({ client, queryKey }): Promise<Newest> => {
      const known = client.getQueryData<Newest>(queryKey);
      let [cursor, before] = [known?.cursor, known?.before ?? []];
      for (;;) {
        const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
        const page = await ask(
          api.GET('/api/v1/campaigns/{campaign}/letters', { params: { path: { campaign }, query } }),
        );
        const letters = [...before, ...page.items].slice(-SHOWN);
        if (page.nextCursor === undefined)
          return { counts: page.counts, letters: letters.toReversed(), cursor, before };
        [cursor, before] = [page.nextCursor, letters];
      }
    },
  });
