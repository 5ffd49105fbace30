import { check } from '../../rehearsal/checker/check';
import type { LetterRecord, Records } from '../../rehearsal/checker/records';
import { type Random, seeded } from '../../rehearsal/script/random';
import { IS_FULL } from '../support/size';
import { inShort, shifted } from './records';
import { wildPlan, wildRegister, wildYear } from './wild-year';

const YEARS = IS_FULL ? 600 : 150;

const found = (records: Records): string[] =>
  check({ plan: wildPlan, register: wildRegister, records }).differences.map(inShort);

test('the checker and the service’s rules agree on every letter, whatever happens to a unit, in any order', () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= YEARS; seed += 1) {
    const records = wildYear(seeded(seed));
    expect({ seed, differences: found(records) }).toEqual({ seed, differences: [] });
    for (const { shown = [], decisions } of records.units) {
      for (const { status } of shown) met.add(status);
      for (const { kind } of decisions) met.add(kind);
    }
    for (const { state, items } of records.letters) {
      met.add(state);
      for (const { kind, told } of items) met.add(told ? kind : `no ${kind}`);
      if (items.length === 0) met.add('empty');
    }
  }
  // All of it happens in some year.
  const all = [
    'content-awaited done ended not-owed-yet outstanding submitted waived',
    'lifting proposal recognition remarks reopening synthesis voiding waiver',
    'sent withdrawn failed empty',
    'opening reminder due-today overdue escalation not-returned',
    'received announced frozen recognised voided reopened waiver-lifted',
    'no opening, no reminder, no due-today, no overdue, no escalation, no not-returned, no received, no waived',
  ];
  for (const each of all.flatMap((names) => names.split(names.includes(',') ? ', ' : ' '))) {
    expect([...met]).toContain(each);
  }
});

const told = ({ items }: LetterRecord) => items.filter((item) => item.told);

/** Each makes something wrong of a letter that was sent and tells something; undefined where it cannot. */
const WRONGS: Record<string, (records: Records, letter: LetterRecord, random: Random) => void> = {
  'it is not made': (records, letter) => records.letters.splice(records.letters.indexOf(letter), 1),
  'it is withdrawn': (_, letter) => {
    letter.state = 'withdrawn';
    delete letter.sentAt;
    for (const item of letter.items) item.told = false;
  },
  'something in it is not told': (_, letter, random) => {
    random.pick(told(letter)).told = false;
  },
  'it goes a millisecond late': (_, letter) => {
    letter.sentAt = shifted(letter.sentAt as string, 1);
  },
  'it is made of another day': (_, letter) => {
    letter.at = shifted(letter.at, 24 * 3_600_000);
    letter.sentAt = shifted(letter.sentAt as string, 24 * 3_600_000);
    for (const item of letter.items) item.at = letter.at;
  },
  'it counts the days otherwise': (_, letter, random) => {
    const item = random.pick(told(letter));
    if (item.obligation !== undefined) item.day += 1;
    else item.kind = item.kind === 'received' ? 'announced' : 'received';
  },
  'it asks for another half': (_, letter, random) => {
    const item = random.pick(told(letter));
    if (item.obligation === undefined) item.party = 'so-khac';
    else item.half = item.half === 'filing' ? 'announcement' : 'filing';
  },
  'somebody else has it': (_, letter) => {
    letter.person = letter.person === 'chu-tich' ? 'pho' : 'chu-tich';
  },
  'it is released though nothing needs that, or not released': (_, letter) => {
    letter.needsRelease = !letter.needsRelease;
    if (letter.needsRelease) letter.releasedAt = letter.at;
    else delete letter.releasedAt;
  },
};

test.each(Object.entries(WRONGS))('the checker finds a letter in a wild year of which %s', (_, spoil) => {
  for (let seed = 1; seed <= 15; seed += 1) {
    const random = seeded(seed);
    const records = wildYear(random);
    const sent = records.letters.filter((letter) => letter.state === 'sent' && told(letter).length > 0);
    spoil(records, random.pick(sent), random);
    const { mails } = records;
    const ids = new Set(records.letters.flatMap(({ id, state }) => (state === 'sent' ? [id] : [])));
    // Nothing that the mailbox alone would show.
    const seen = { ...records, mails: mails.filter(({ letter }) => ids.has(letter)) };
    expect({ seed, found: found(seen) }).not.toEqual({ seed, found: [] });
  }
});
