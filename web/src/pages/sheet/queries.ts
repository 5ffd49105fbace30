import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';

export const STEP = 'member-opinion';

/** What a member may read of a unit before giving an opinion: its self-review, and the reviews that were announced. */
export interface Reading {
  selfReview: string | undefined;
  reviews: { id: string; name: string; announcedAt: string | undefined }[];
}

export const readingQuery = ({ campaign, unit }: { campaign: string; unit: string }) =>
  queryOptions({
    queryKey: [campaign, 'evaluations', unit, 'reading'],
    queryFn: async (): Promise<Reading> => {
      const params = { path: { campaign, unit } };
      const [{ evaluation }, { items }] = await Promise.all([
        ask(api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}', { params })),
        ask(api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings', { params })),
      ]);
      const filings = items.filter(({ kind }) => kind === 'filing');
      return {
        selfReview: filings.find(({ step, counts }) => step === 'self-review' && counts)?.id,
        reviews: filings
          .filter(({ step, announced }) => step === 'agency-review' && announced)
          .map(({ id, party }) => {
            const owed = evaluation.obligations.find(
              (each) => each.step === 'agency-review' && each.party === party,
            );
            return { id, name: owed?.name ?? party, announcedAt: owed?.announcedAt };
          })
          .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
      };
    },
  });
