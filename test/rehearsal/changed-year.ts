import { check } from '../../rehearsal/checker/check';
import type { LetterRecord, Records } from '../../rehearsal/checker/records';
import { goodRecords, inShort, letter, local, plan, register, withMails } from './records';

/** The good year, changed in one place. */
export const changed = (change: (records: Records) => void): Records => {
  const records = goodRecords();
  change(records);
  return withMails(records);
};

export const run = (records: Records) => check({ plan, register, records });
export const found = (records: Records) => run(records).differences.map(inShort);
export const kinds = (records: Records) => run(records).differences.map(({ kind }) => kind);

/** Moves the unit's own filing to another time of its day, and with it the letter that acknowledges it. */
export const filedAt = (records: Records, at: string) => {
  const receipt = records.units[0]?.receipts.find(({ id }) => id === 'bc');
  if (receipt) Object.assign(receipt, { receivedAt: local(at), storedAt: local(at) });
  const isReceived = ({ items: [item] }: LetterRecord) => item?.kind === 'received' && item.party === 'xa';
  const received = records.letters.find(isReceived);
  if (received) Object.assign(received, letter('dau-moi-xa', `${at.slice(0, 10)} 16:30`, received.items));
};

export const reminder14 = { step: 'self-review', party: 'xa', kind: 'reminder', day: 14 } as const;
