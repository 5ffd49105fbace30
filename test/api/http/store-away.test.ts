import { review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

describeApi('over HTTP,', { open: 'c', ownServer: true }, (api) => {
  beforeAll(async () => {
    await api.storePart?.stop();
  });

  describe('while the store is really away', () => {
    it('every call is answered 503, as nothing was stored', async () => {
      const answers = await Promise.all([
        api.get('/campaigns/c'),
        api.post('/campaigns/c/evaluations/so-y-te/filings', review()),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([503, 503]);
      expect(answers[1]?.get('retry-after')).toBe('10');
    });
  });
});
