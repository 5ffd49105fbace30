import { check } from '../../rehearsal/checker/check';
import type { DecisionRecord, LetterRecord, ReceiptRecord, Records } from '../../rehearsal/checker/records';
import { goodRecords, inShort, letter, local, plan, register, type review, self, withMails } from './records';

/** What the checker finds, in words; empty if all is as it should be. */
export const found = (records: Records): string[] =>
  check({ plan, register, records: withMails(records) }).differences.map(inShort);

export type Change = (unit: Records['units'][number], letters: LetterRecord[]) => void;

/** The good year without some of its letters, changed. */
export function year(change: Change, without: (letter: LetterRecord) => boolean = () => false): Records {
  const records = goodRecords();
  records.letters = records.letters.filter((each) => !without(each));
  const [unit] = records.units;
  if (unit) change(unit, records.letters);
  return records;
}

export const said =
  (kind: string, party: string) =>
  ({ items: [item] }: LetterRecord): boolean =>
    item?.kind === kind && item.party === party;

export const receipt = (
  id: string,
  of: typeof self | typeof review,
  at: string,
  more: Partial<ReceiptRecord> = {},
): ReceiptRecord => ({
  id,
  kind: 'filing',
  ...of,
  receivedAt: local(at),
  storedAt: local(at),
  held: false,
  ...more,
});

export const decision = (kind: DecisionRecord['kind'], at: string, more: Partial<DecisionRecord> = {}) => ({
  kind,
  at: local(at),
  ...more,
});

export const news = (person: string, at: string, kind: string, of: typeof self | typeof review = self) =>
  letter(person, `${at} 16:30`, [{ ...of, kind, day: 0 }]);
export const reminder14 = letter('dau-moi-xa', '2013-11-20 08:00', [{ ...self, kind: 'reminder', day: 14 }]);
export const isReceived = said('received', 'xa');
