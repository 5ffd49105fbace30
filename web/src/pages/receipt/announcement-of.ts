import type { IssuedDocument } from '../../../../api-client/schema';
import { api, askPatiently } from '../../api/ask';
import type { FilingFate, Form } from '../../api/contract';
import { documentTyped } from '../../parts/document-typed';
import type { Fault } from '../../parts/error-summary';
import type { Words } from '../../words/vi';

interface Content {
  document: IssuedDocument;
  url?: string;
}

/** The announcement that the fields make, and their faults. */
export function announcementOf(
  fields: Readonly<Record<string, string>>,
  words: Words,
): { content: Content; faults: Fault[] } {
  const { document, faults } = documentTyped(fields, words);
  const url = fields['url']?.trim() ?? '';
  return { content: { document, ...(url !== '' && { url }) }, faults };
}

export const sendAnnouncement = (
  { campaign, unit, party }: Form,
  announcement: Content & { id: string },
): Promise<FilingFate> =>
  askPatiently<FilingFate>(() =>
    api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/announcements', {
      params: { path: { campaign: campaign.id, unit: unit.id } },
      body: { party: party.id, ...announcement },
    }),
  );
