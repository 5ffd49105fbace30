import { receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';

/** A self-review of which the paper alone is there. */
const awaited = (more: object = {}) => {
  const { level: _level, criteria: _criteria, ...rest } = review({ step: 'self-review', party: 'so-y-te' });
  return {
    ...rest,
    id: 'paper',
    awaitsContent: true,
    receipt: receipt('2013-12-09T16:00:00+07:00'),
    ...more,
  };
};

describeApi('through the API,', { fresh: true, open: 'c', at: '2013-12-12T03:00:00.000Z' }, (api) => {
  const enter = (body: object) => api.post(`${UNIT}/filings`, body);
  const stand = async () => {
    const [{ body: whole }, { body: list }, { body: source }, { body: progress }] = await Promise.all([
      api.get(UNIT),
      api.get('/campaigns/c/evaluations?kind=department'),
      api.get(`${UNIT}/synthesis`),
      api.get('/campaigns/c/progress'),
    ]);
    type Named = { id: string; obligation: string; step: string; unit: { id: string }; outstanding: Named[] };
    const id = 'self-review/so-y-te';
    const byId = (items: Named[]) => items.find((each) => each.id === id);
    const line = list.items.find(({ unit }: Named) => unit.id === 'so-y-te') as Named;
    return {
      obligation: byId(whole.evaluation.obligations),
      outstanding: line.outstanding.map(({ obligation }) => obligation),
      dossier: byId(source.dossier),
      missing: byId(source.missing),
      counts: progress.steps.find(({ step }: Named) => step === 'self-review'),
    };
  };

  describe('a paper before its contents are entered', () => {
    it('counts as received from its stamp, and is asked of nobody any more', async () => {
      const answer = await enter(awaited());
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ awaitsContent: true, timeliness: 'on-time' });
      const { obligation, outstanding, counts } = await stand();
      expect(obligation).toMatchObject({
        status: 'content-awaited',
        receivedAt: '2013-12-09T09:00:00.000Z',
        timeliness: 'on-time',
      });
      expect(obligation).not.toHaveProperty('missing');
      expect(outstanding).not.toContain('self-review/so-y-te');
      expect(counts).toMatchObject({ expected: 4, onTime: 1, contentAwaited: 1, outstanding: 3 });
      const { body } = await api.get('/campaigns/c/evaluations?state=content-awaited');
      expect(body.items).toMatchObject([{ unit: { id: 'so-y-te' } }]);
    });

    it('is in a synthesis as received', async () => {
      await enter(awaited());
      const { dossier, missing } = await stand();
      expect(dossier).toMatchObject({
        awaitsContent: true,
        timeliness: 'on-time',
        versions: [{ id: 'paper' }],
      });
      expect(missing).toBeUndefined();
    });

    it('is done once its contents replace it', async () => {
      await enter(awaited());
      const { awaitsContent: _none, ...paper } = awaited({ id: 'contents', replaces: 'paper' });
      const answer = await enter({ ...review(), ...paper });
      expect(answer.status).toBe(201);
      const { obligation, dossier, counts } = await stand();
      expect(obligation).toMatchObject({ status: 'done', timeliness: 'on-time' });
      expect(dossier).not.toHaveProperty('awaitsContent');
      expect(dossier).toMatchObject({
        versions: expect.arrayContaining([expect.objectContaining({ id: 'contents', counts: true })]),
      });
      expect(counts).toMatchObject({ onTime: 1, contentAwaited: 0 });
    });

    it('of step 1 still asks for the announcement', async () => {
      await enter(awaited({ step: 'agency-review', party: 'so-tai-chinh' }));
      const { body } = await api.get(UNIT);
      expect(body.evaluation.obligations).toContainEqual(
        expect.objectContaining({
          id: 'agency-review/so-tai-chinh',
          status: 'outstanding',
          missing: ['announcement'],
        }),
      );
    });

    it.each([
      ['its contents', { level: 'good' }, ['level not-in-this-step']],
      ['no stamp', { receipt: undefined }, ['awaitsContent not-with-this-channel']],
      [
        'neither contents nor the word that they are awaited',
        { awaitsContent: undefined },
        ['level required', 'criteria missing-criterion'],
      ],
      ['the word that nothing is awaited', { awaitsContent: false }, ['awaitsContent one-of']],
    ])('is not taken with %s', async (_what, more, expected) => {
      const { status, body } = await enter(awaited(more));
      expect(status).toBe(422);
      expect(body.errors.map(({ field, rule }: Record<string, string>) => `${field} ${rule}`)).toEqual(
        expected,
      );
    });
  });
});
