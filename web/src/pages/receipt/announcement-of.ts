import { api, askPatiently } from '../../api/ask';
import type { FilingFate, Form } from '../../api/contract';
import { dayTyped } from '../../parts/dates';
import type { Fault } from '../../parts/error-summary';
import type { Words } from '../../words/vi';

interface Content {
  document: { number: string; date: string; signer: string };
  url?: string;
}

/** The announcement that the fields make, and their faults. */
export function announcementOf(
  fields: Readonly<Record<string, string>>,
  { form: words }: Words,
): { content: Content; faults: Fault[] } {
  const text = (field: string) => fields[field]?.trim() ?? '';
  const date = dayTyped(text('document.date'));
  const url = text('url');
  const empty = (field: string) => (text(field) === '' ? [{ field, message: words.faults.empty }] : []);
  return {
    content: {
      document: { number: text('document.number'), date: date ?? '', signer: text('document.signer') },
      ...(url !== '' && { url }),
    },
    faults: [
      ...empty('document.number'),
      ...(date === undefined ? [{ field: 'document.date', message: words.faults.notDate }] : []),
      ...empty('document.signer'),
    ],
  };
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
