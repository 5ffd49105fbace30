import request from 'supertest';
import { NO_LIMITS } from '../../support/api/api';
import { describeApi } from '../../support/api/describe-api';

const limits = { ...NO_LIMITS, requestsPerMinute: 3, refusalsPerMinute: 30 };

describeApi('where little is allowed in a minute,', { fresh: true, deps: () => ({ limits }) }, (api) => {
  const wrongKey = () => request(api.app).get('/api/v1/me').set('Authorization', 'Bearer nobody');

  it('a key that asks too often is answered 429 with when to come back, and others are not', async () => {
    const other = await api.as(['reader']);
    for (let i = 0; i < 3; i += 1) expect((await api.get('/me')).status).toBe(200);
    const answer = await api.get('/me');
    expect(answer.status).toBe(429);
    expect(answer.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.type).toBe('urn:cong-vu:problem:too-many-requests');
    expect(Number(answer.get('retry-after'))).toBeGreaterThan(0);
    expect((await other.get('/me')).status).toBe(200);
  });

  it('an address that comes without a valid key again and again is answered 429, and its valid keys are not', async () => {
    for (let i = 0; i < 30; i += 1) expect((await wrongKey()).status).toBe(401);
    expect((await wrongKey()).status).toBe(429);
    expect((await api.get('/me')).status).toBe(200);
  });

  it('whoever asks without a key has no limit of a key used up', async () => {
    for (let i = 0; i < 5; i += 1) await wrongKey();
    expect((await api.get('/me')).status).toBe(200);
  });
});
