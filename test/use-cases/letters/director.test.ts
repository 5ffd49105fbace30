import { createComposeLetters } from '../../../activities/compose-letters';
import type { Instant } from '../../../domain/time';
import { type RenderedLetter, renderLetter } from '../../../mail/render-letter';
import type { LetterDocument } from '../../../store/documents/letter';
import type { Store } from '../../../store/store';
import { factsOfLetters } from '../../../use-cases/letters/facts-of-letters';
import { type CurrentLetter, currentLetter, inputOfLetter } from '../../../use-cases/letters/letter-as-of';
import { CAMPAIGN, openTestCampaign } from '../../fixtures/campaign';
import { failingStore } from '../../support/failing-store';
import { runActivity } from '../../support/run-activity';
import { startTestStores, type TestStores } from '../../support/store';

/** Seven working days after the first deadline: what goes above the owing body's head waits for release. */
const SEVENTH_DAY = '2013-11-19T01:00:00.000Z';
const NEXT_DAY = '2013-11-20T01:00:00.000Z';
const VICE_CHAIR = `${CAMPAIGN}#${SEVENTH_DAY}#pho-chu-tich`;

let stores: TestStores;
let store: Store;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  store = await stores.fresh();
  const campaign = await openTestCampaign(store, { afterOpening: true });
  await campaign.settle(SEVENTH_DAY);
  for (const at of [SEVENTH_DAY, NEXT_DAY]) {
    await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at, supplement: false });
  }
});

const found = <T>(value: T | null | undefined): T => {
  if (!value) throw new Error('not there');
  return value;
};

/** What the director's letter of the next day says when it goes. */
async function told(
  using: Store,
  at: Instant = NEXT_DAY,
): Promise<(CurrentLetter & RenderedLetter) | undefined> {
  const letter = found(await store.letters.get(`${CAMPAIGN}#${NEXT_DAY}#giam-doc-noi-vu`));
  const campaign = found(await store.campaigns.get(CAMPAIGN));
  const facts = await factsOfLetters(using, { campaign: CAMPAIGN, letters: [letter] });
  const of = { letter, campaign, nowMs: Date.parse(at) };
  const current = await currentLetter({ store: using, facts }, of);
  if (!current) return undefined;
  const input = await inputOfLetter({ store: using }, { ...of, ...current });
  return { ...current, ...renderLetter(input) };
}

/** Others that wait too, each for somebody else. */
async function alsoWaiting(count: number, more: Partial<LetterDocument> = {}): Promise<void> {
  const letter = found(await store.letters.get(VICE_CHAIR));
  const ids = Array.from({ length: count }, (_, i) => `${String(i).padStart(3, '0')}`);
  await store.letters.insertOnly(ids.map((id) => ({ ...letter, ...more, _id: `${letter._id}-${id}` })));
}

describe('the letter that tells the director of Sở Nội vụ of letters that wait', () => {
  test('names to whom, about what, and since when', async () => {
    const { subject, text } = found(await told(store));
    expect(subject).toBe('Thư chờ cho phép gửi: 1 thư');
    expect(text).toContain('Đồng chí Người pho-chu-tich, Chức vụ pho-chu-tich – Báo cáo: ');
    expect(text).toContain('– chờ từ ngày 19/11/2013');
  });

  test('has the longest waiting first, and not those that have waited less than a working day', async () => {
    await alsoWaiting(1, { at: '2013-11-18T01:00:00.000Z', person: 'giam-doc' });
    await alsoWaiting(2, { at: '2013-11-19T02:00:00.000Z', person: 'chanh-van-phong' });
    const { text, waiting, told: kept } = found(await told(store));
    expect(waiting.map(({ _id }) => _id)).toEqual([`${VICE_CHAIR}-000`, VICE_CHAIR]);
    expect(kept.sentWaiting).toEqual([`${VICE_CHAIR}-000`, VICE_CHAIR]);
    expect(text).toMatch(/1\. Đồng chí Người giam-doc,.*18\/11\/2013\n.*2\. Đồng chí Người pho-chu-tich/);
    expect(text).not.toContain('chanh-van-phong');
  });

  test('names 200 of them and counts the others, in as many calls as it names one', async () => {
    const counted = failingStore(store, { nth: 0, failing: 'before' });
    await told(counted.store);
    const one = counted.calls();
    await alsoWaiting(204);
    const { subject, text } = found(await told(counted.store));
    expect(subject).toBe('Thư chờ cho phép gửi: 205 thư');
    expect(text.match(/chờ từ ngày/g)).toHaveLength(200);
    expect(text).toContain('và 5 thư khác.');
    expect(counted.calls()).toBe(2 * one);
  });

  test.each([
    ['released', () => store.letters.release({ letter: VICE_CHAIR, by: 'x', at: NEXT_DAY, digest: 'd' })],
    ['declined', () => store.letters.decline({ letter: VICE_CHAIR, by: 'x', at: NEXT_DAY, reason: 'r' })],
  ])('names none that was %s meanwhile, and has nothing to say without others', async (_, end) => {
    await alsoWaiting(1);
    await end();
    expect(found(await told(store)).waiting).toEqual([expect.objectContaining({ _id: `${VICE_CHAIR}-000` })]);
    await store.letters.release({ letter: `${VICE_CHAIR}-000`, by: 'x', at: NEXT_DAY, digest: 'd' });
    expect(await told(store)).toBeUndefined();
  });
});
