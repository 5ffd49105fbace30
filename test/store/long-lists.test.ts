import type { FilingDocument } from '../../store/documents/filing';
import { CAMPAIGN } from '../fixtures/campaign';
import { describeStore } from '../support/describe-store';

describeStore('a list that is asked for in parts', (store) => {
  const units = Array.from({ length: 450 }, (_, n) => `don-vi-${String(n).padStart(3, '0')}`);

  test('is found as a whole', async () => {
    const parties = units.map((id) => ({ _id: `${CAMPAIGN}/${id}`, campaign: CAMPAIGN, name: id }));
    await store.register.insertAll({ parties, codes: [], people: [], units: [] });
    const names = await store.register.namesOf({ campaign: CAMPAIGN, parties: [...units, 'nobody'] });
    expect([...names.keys()]).toEqual(units);
  });

  test('is in order over all its parts', async () => {
    const announced = units.map((unit, n) => ({
      _id: `${CAMPAIGN}/${unit}#a`,
      campaign: CAMPAIGN,
      unit,
      id: 'a',
      kind: 'announcement',
      receivedAt: new Date(Date.UTC(2013, 0, 1) - n * 1000).toISOString(),
      answer: { outcome: 'accepted', revision: 1 },
    }));
    for (const filing of announced) await store.filings.insert(filing as unknown as FilingDocument);
    const found = await store.filings.announcementsOf({ campaign: CAMPAIGN, units });
    expect(found.map(({ unit }) => unit)).toEqual([...units].reverse());
  });
});
