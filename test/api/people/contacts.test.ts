import type { LetterDocument } from '../../../store/documents/letter';
import { describeApi } from '../../support/api/describe-api';

const AT = '2013-11-19T01:00:00.000Z';

const letter = (id: string, at: string, more: Partial<LetterDocument> = {}): LetterDocument => ({
  _id: `c#${at}#${id}`,
  campaign: 'c',
  round: `c#${at}`,
  at,
  person: id,
  state: 'sent',
  items: [
    {
      unit: 'so-y-te',
      at,
      kind: 'overdue',
      day: 1,
      step: 'self-review',
      obligation: 'self-review/so-y-te',
      party: 'so-y-te',
      to: { party: 'so-y-te', role: 'focal-person' },
      needsRelease: false,
    },
  ],
  alsoOwed: [],
  needsRelease: false,
  attempts: 1,
  possibleDuplicates: 0,
  sentAt: at,
  ...more,
});

describeApi('through the API, whom to turn to', { open: 'c', at: AT }, (api) => {
  beforeAll(async () => {
    await api.store.letters.insertOnly([
      letter('y-te', '2013-11-11T01:00:00.000Z'),
      letter('y-te', '2013-11-13T01:00:00.000Z', { state: 'failed', failedBecause: 'address-refused' }),
      letter('y-te', '2013-11-14T09:30:00.000Z', { items: [] }),
    ]);
  });

  it('is told by party, with the last letter that asked for something', async () => {
    const { body } = await api.get('/campaigns/c/contacts?parties=so-y-te,so-xay-dung');
    const [soYTe, soXayDung] = body.items;
    expect(soXayDung).toEqual({ party: 'so-xay-dung', people: [] });
    expect(soYTe.people[0]).toMatchObject({
      id: 'y-te',
      role: 'focal-person',
      email: 'y-te@thu-nghiem.example',
      lastLetter: { at: '2013-11-13T01:00:00.000Z', state: 'failed', failedBecause: 'address-refused' },
    });
    expect(soYTe.people[0].lastLetter).not.toHaveProperty('items');
  });

  it.each(['', 'So Y Te', ',', Array.from({ length: 51 }, (_, i) => `p${i}`).join()])(
    'is not told of parties that are none: %j',
    async (parties) => {
      const answer = await api.get(`/campaigns/c/contacts?parties=${encodeURIComponent(parties)}`);
      expect(answer.status).toBe(422);
    },
  );
});
