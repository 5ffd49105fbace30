import { document } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';

interface Named {
  id: string;
  step: string;
  unit: { id: string };
}

describeApi('through the API,', { fresh: true, open: 'c', at: '2013-12-20T03:00:00.000Z' }, (api) => {
  const submit = (kind: string, row: object) =>
    api.post('/campaigns/c/documents', { kind, ...document, results: [{ unit: 'so-y-te', ...row }] });
  const synthesise = () => submit('synthesis', { ledgerRevision: 0 });
  const remark = () => submit('remarks', { remark: 'nhất trí' });
  const propose = () => submit('proposal', { level: 'good' });
  const recognise = () => submit('recognition', { level: 'good' });

  const obligation = async (id: string) => {
    const { body } = await api.get(UNIT);
    return body.evaluation.obligations.find((each: Named) => each.id === id);
  };
  const returns = async (step: string) => {
    const { body } = await api.get('/campaigns/c/progress');
    return body.steps.find((each: Named) => each.step === step).returns;
  };
  const awaited = async () => {
    const { body } = await api.get('/campaigns/c/evaluations');
    return body.items.find(({ unit }: Named) => unit.id === 'so-y-te').awaited;
  };
  const overdue = async (query = ''): Promise<string[]> => {
    const { body } = await api.get(`/campaigns/c/evaluations?overdue=true${query}`);
    return body.items.map(({ unit }: Named) => unit.id);
  };

  describe('remarks and a recognition', () => {
    it('that come back in time are so, like what they answer', async () => {
      await synthesise();
      await remark();
      await propose();
      await recognise();
      const onTime = { timeliness: 'on-time', lateWorkingDays: 0 };
      expect(await obligation('party-assessment/so-noi-vu')).toMatchObject({
        status: 'done',
        ...onTime,
        returned: { at: '2013-12-20T03:00:00.000Z', ...onTime },
      });
      expect(await obligation('recognition/so-noi-vu')).toMatchObject({ status: 'done', returned: onTime });
      expect(await returns('recognition')).toMatchObject({ expected: 4, onTime: 1, awaited: 3, overdue: 0 });
      expect(await awaited()).toEqual([]);
    });

    it('that come late are late by themselves, though all was sent up in time', async () => {
      await synthesise();
      api.setTime('2014-01-03T03:00:00.000Z');
      await remark();
      await propose();
      api.setTime('2014-03-03T03:00:00.000Z');
      await recognise();
      // D is 31/12; 01/01 is off.
      expect(await obligation('party-assessment/so-noi-vu')).toMatchObject({
        timeliness: 'on-time',
        returned: { timeliness: 'late', lateWorkingDays: 2 },
      });
      const recognition = await obligation('recognition/so-noi-vu');
      expect(recognition).toMatchObject({ timeliness: 'on-time', returned: { timeliness: 'late' } });
      // Of 13/01 to 03/03, without weekends.
      expect(recognition.returned.lateWorkingDays).toBe(36);
      expect(await returns('party-assessment')).toMatchObject({ late: 1, awaited: 3, overdue: 3 });
      expect(await returns('recognition')).toMatchObject({ late: 1, awaited: 3, overdue: 3 });
    });
  });

  describe('a last deadline that has passed', () => {
    it('shows what was sent up in time as overdue while nothing has come back', async () => {
      await synthesise();
      expect(await obligation('party-assessment/so-noi-vu')).toMatchObject({ status: 'submitted' });
      expect(await overdue('&step=party-assessment')).toEqual([]);
      expect(await awaited()).toMatchObject([
        { step: 'party-assessment', overdue: false, submitted: true },
        { step: 'recognition', overdue: false, submitted: false },
      ]);
      api.setTime('2014-01-02T03:00:00.000Z');
      expect(await overdue('&step=party-assessment')).toContain('so-y-te');
      expect(await awaited()).toMatchObject([
        { step: 'party-assessment', overdue: true, submitted: true },
        { step: 'recognition', overdue: false, submitted: false },
      ]);
      expect(await returns('party-assessment')).toMatchObject({ expected: 4, awaited: 4, overdue: 4 });
      await remark();
      expect(await overdue('&step=party-assessment')).not.toContain('so-y-te');
    });

    it('shows a recognition that is not even owed yet', async () => {
      await synthesise();
      api.setTime('2014-01-13T03:00:00.000Z');
      expect(await obligation('recognition/so-noi-vu')).toMatchObject({ status: 'not-owed-yet' });
      expect(await overdue('&step=recognition')).toContain('so-y-te');
      await remark();
      await propose();
      expect(await obligation('recognition/so-noi-vu')).toMatchObject({ status: 'submitted' });
      expect(await overdue('&step=recognition')).toContain('so-y-te');
      await recognise();
      expect(await overdue('&step=recognition')).not.toContain('so-y-te');
    });
  });
});
