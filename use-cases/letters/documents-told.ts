import type { AnnouncementContent } from '../../domain/filing-content';
import type { DecisionKind } from '../../domain/ledger/facts';
import type { NoticeKind } from '../../domain/ledger/notices';
import { obligationId } from '../../domain/ledger/state';
import type { ToldDocument } from '../../mail/letter-input';
import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingDocument } from '../../store/documents/filing';
import type { LetterItem } from '../../store/documents/letter';
import type { Store } from '../../store/store';

/** The decision behind each kind of news that has one of a document of its own. */
const DECIDED_BY: Partial<Record<NoticeKind, DecisionKind>> = {
  recognised: 'recognition',
  waived: 'waiver',
  'waiver-lifted': 'lifting',
  reopened: 'reopening',
};

export type DocumentOf = (item: Told) => ToldDocument | undefined;

type Told = Pick<LetterItem, 'kind' | 'step' | 'party' | 'unit'>;

/** Number, date and place of what a letter's news is of; asks the store only for what the letter tells. */
export async function documentsTold(
  { filings, decisions }: Pick<Store, 'filings' | 'decisions'>,
  { campaign, items }: { campaign: string; items: readonly Told[] },
): Promise<DocumentOf> {
  const announced = unitsOf(items, ({ kind }) => kind === 'announced');
  const decided = unitsOf(items, ({ kind }) => kind in DECIDED_BY);
  const kinds = Object.values(DECIDED_BY);
  const [announcements, rows] = await Promise.all([
    announced.length > 0 ? filings.announcementsOf({ campaign, units: announced }) : [],
    decided.length > 0 ? decisions.acceptedOf({ campaign, units: decided, kinds }) : [],
  ]);
  return (item) => (item.kind === 'announced' ? announcementOf(item, announcements) : decisionOf(item, rows));
}

const unitsOf = (items: readonly Told[], isAsked: (item: Told) => boolean): string[] => [
  ...new Set(items.filter(isAsked).map(({ unit }) => unit)),
];

/** The newest of its agency: it says where the review is now. */
function announcementOf(
  { unit, step, party }: Told,
  announcements: readonly FilingDocument[],
): ToldDocument | undefined {
  const newest = announcements.findLast(
    (each) => each.unit === unit && each.step === step && each.party === party,
  );
  if (!newest) return undefined;
  const { document, url } = newest.content as AnnouncementContent;
  return { ...document, ...(url !== undefined && { url }) };
}

function decisionOf(
  { kind, unit, step, party }: Told,
  rows: readonly DecisionDocument[],
): ToldDocument | undefined {
  const decidedBy = DECIDED_BY[kind];
  const isOfAll = kind === 'recognised' || kind === 'reopened';
  const newest = rows.findLast(
    (row) =>
      row.unit === unit &&
      row.kind === decidedBy &&
      (isOfAll || row.content.obligation === obligationId(step, party)),
  );
  if (!newest) return undefined;
  const { number, date, signer, url } = newest.content;
  if (number === undefined || date === undefined || signer === undefined) return undefined;
  return { number, date, signer, ...(url !== undefined && { url }) };
}
