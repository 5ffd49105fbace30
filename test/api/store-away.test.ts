import { startTestStores, type TestStores } from '../support/store';
import { review, type TestApi, testApi } from './support/api';

let stores: TestStores;
let api: TestApi;

beforeAll(async () => {
  stores = await startTestStores();
  api = await testApi({ store: await stores.fresh() });
  await api.open('c');
  await stores.part.stop();
});

afterAll(() => stores.stop());

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
