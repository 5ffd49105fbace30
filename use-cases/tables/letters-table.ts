import { dayOf, timeOf } from '../../domain/calendar';
import type { Instant } from '../../domain/time';
import { dayInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Deps } from '../deps';
import type { TableOfRows } from './table';
import { LETTER_STATE_IN_WORDS } from './words';

/** Every letter of a campaign: to whom, when and how it went; neither its text nor an address. */
export async function lettersTable(
  { store }: Pick<Deps, 'store'>,
  { _id: campaign, plan: { timeZone } }: CampaignDocument,
): Promise<TableOfRows> {
  const people = new Map((await store.register.peopleOf(campaign)).map((person) => [person.id, person]));
  const moment = (at: Instant | undefined) =>
    at === undefined ? '' : `${dayInWords(dayOf({ at, timeZone }))} ${timeOf({ at, timeZone })}`;
  const rows: (string | number)[][] = [];
  for await (const letter of store.letters.each({ campaign })) {
    const { name = letter.person, title = '' } = people.get(letter.person) ?? {};
    rows.push([
      moment(letter.at),
      name,
      title,
      letter.subject ?? '',
      LETTER_STATE_IN_WORDS[letter.state],
      moment(letter.sentAt),
      letter.releasedBy ?? letter.declinedBy ?? '',
      letter.attempts,
      letter.state === 'sent' ? '' : (letter.lastError ?? ''),
    ]);
  }
  return {
    title: 'Thư',
    columns: [
      'Đợt thư',
      'Người nhận',
      'Chức danh',
      'Tiêu đề',
      'Tình trạng',
      'Gửi lúc',
      'Người cho phép gửi hoặc không cho gửi',
      'Số lần gửi',
      'Lỗi gần nhất',
    ],
    rows,
  };
}
