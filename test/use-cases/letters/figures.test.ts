import { pino } from 'pino';
import type { LetterDocument } from '../../../store/documents/letter';
import { figuresOf, tallyOf } from '../../../use-cases/letters/letter-figures';
import { tallying, tallyLetters } from '../../../use-cases/live/tally-letters';
import { describeStore } from '../../support/describe-store';

const logger = pino({ level: 'silent' });
const C = 'c';
const letter = (id: string, more: Partial<LetterDocument> = {}): LetterDocument => ({
  _id: `${C}#2013-11-01T01:00:00.000Z#${id}`,
  campaign: C,
  round: `${C}#2013-11-01T01:00:00.000Z`,
  at: '2013-11-01T01:00:00.000Z',
  person: id,
  state: 'ready',
  items: [],
  alsoOwed: [],
  needsRelease: false,
  attempts: 0,
  possibleDuplicates: 0,
  ...more,
});
const idOf = (id: string) => letter(id)._id;
const sent = {
  sentAt: '2013-11-01T01:00:00.000Z',
  sentAtReal: '2013-11-01T01:00:00.000Z',
  messageId: 'm',
  subject: 's',
  sentItems: [],
};

describeStore('the figures of letters', (store) => {
  it('are those of all letters, by counters that whoever ends one adds to', async () => {
    const mine = tallying(store, tallyLetters({ tallies: store.tallies, logger }));
    const theirs = tallyLetters({ tallies: store.tallies, logger, everyMs: 10 });
    const other = tallying(store, theirs);
    await store.campaigns.insert({ _id: C } as never);
    await store.letters.insertOnly([letter('a', { state: 'sent' }), letter('b', { possibleDuplicates: 2 })]);
    await store.letters.insertOnly(['c', 'd', 'e', 'f', 'g'].map((id) => letter(id)));
    await store.letters.insertOnly(
      ['x', 'y'].map((id) => letter(id, { state: 'waiting', needsRelease: true })),
    );
    // Whoever asks first counts them all.
    expect(await figuresOf(mine, C)).toMatchObject({ byState: { sent: 1, ready: 6 }, possibleDuplicates: 2 });
    for (const [id, by] of [
      ['b', mine],
      ['c', other],
    ] as const) {
      await by.letters.beginSending(idOf(id));
      await by.letters.markSent({ letter: idOf(id), ...sent });
      expect(await by.letters.markSent({ letter: idOf(id), ...sent })).toBe(false);
    }
    for (const how of ['first', 'again']) expect(await other.letters.beginSending(idOf('d'))).toBe(how);
    await mine.letters.markReadyAgain({ letter: idOf('d'), error: '421', inDoubt: true });
    await mine.letters.markWithdrawn({ letter: idOf('e'), because: 'not-owed' });
    await mine.letters.decline({ letter: idOf('x'), by: 'a', at: sent.sentAt, reason: 'thôi' });
    await other.letters.withdrawWaiting({ letters: [idOf('y')], because: 'evaluation-closed' });
    await other.letters.withdrawAll(C);
    const round = { campaign: C, at: sent.sentAt, stragglers: 3 };
    for (const _ of ['once', 'again']) await other.rounds.insert({ _id: `${C}#r`, ...round });
    await theirs.flush();
    expect(await figuresOf(mine, C)).toEqual({
      byState: { waiting: 0, ready: 0, sending: 0, failed: 0, sent: 3, withdrawn: 6 },
      possibleDuplicates: 4,
      stragglers: 3,
    });
    expect(await store.tallies.get(C)).toEqual(await tallyOf(store, C));
  });

  it('are written with the next, where the store was away', async () => {
    let isAway = true;
    const add: typeof store.tallies.add = async (more) => {
      if (isAway) throw new Error('away');
      return store.tallies.add(more);
    };
    await store.tallies.set({ _id: 'd', sent: 1, withdrawn: 0, possibleDuplicates: 0, stragglers: 0 });
    const tally = tallyLetters({ tallies: { add }, logger, everyMs: 10_000 });
    tally.count('d', { sent: 2 });
    await tally.flush();
    isAway = false;
    tally.count('d', { sent: 3, withdrawn: 1 });
    await tally.flush();
    expect(await store.tallies.get('d')).toMatchObject({ sent: 6, withdrawn: 1 });
  });
});
