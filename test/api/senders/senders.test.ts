import request from 'supertest';
import { newSecretAnswer, senderAnswer, sendersAnswer } from '../../../api/senders/response';
import { sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { NOW, sendSigned } from '../../support/api/webhooks';

describeApi('through the API,', { at: NOW }, (api) => {
  const create = (id: string, parties = ['so-tai-chinh']) =>
    api.post('/senders', { id, label: `Hệ thống ${id}`, parties });
  const on = (id: string, call: string, body: object = {}) => api.post(`/senders/${id}/${call}`, body);
  /** Whether a secret is believed. */
  const isBelieved = async (sender: string, secret: string) =>
    (await sendSigned(api, { sender, secret, payload: sentReview({ test: true }) })).status !== 401;

  describe('before the first campaign', () => {
    it('a sender may speak for any party', async () => {
      expect((await create('truoc', ['so-nao-do'])).status).toBe(201);
      await api.open('c');
    });
  });

  describe('a sender', () => {
    it('is registered with a secret that is shown this once', async () => {
      const answer = await create('mot');
      expect(answer.status).toBe(201);
      expect(answer.get('location')).toBe('/api/v1/senders/mot');
      const { sender, secret } = newSecretAnswer.parse(answer.body);
      expect(sender).toMatchObject({ id: 'mot', parties: ['so-tai-chinh'], secrets: [{ id: secret.id }] });
      expect(Buffer.from(secret.secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
      expect(await isBelieved('mot', secret.secret)).toBe(true);
      const one = await api.get('/senders/mot');
      const all = await api.get('/senders');
      expect(senderAnswer.parse(one.body)).toEqual(sender);
      expect(sendersAnswer.parse(all.body).items).toContainEqual(sender);
      expect(`${one.text}${all.text}${api.log.join('')}`).not.toContain('whsec_');
    });

    it('keeps its id for ever', async () => {
      await create('mai');
      expect((await create('mai')).status).toBe(409);
      await on('mai', 'revoke');
      expect((await create('mai')).status).toBe(409);
    });

    it('speaks for parties that a register has, and is taught the nearest one', async () => {
      const answer = await create('ai', ['so-tai-chinh', 'so-tai-chihn']);
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toEqual([
        {
          field: 'parties[1]',
          rule: 'unknown-party',
          message: "No campaign's register has this party; did you mean «so-tai-chinh»?",
        },
      ]);
      expect((await create('ai', ['pct-van-xa', 'so-y-te'])).status).toBe(201);
      expect((await on('ai', 'parties', { parties: ['so-y-tee'] })).status).toBe(422);
      expect((await on('ai', 'parties', { parties: ['so-y-te'] })).body.parties).toEqual(['so-y-te']);
    });

    it('rotates: a second secret, and then the first is retired', async () => {
      const { secret: first } = (await create('xoay')).body;
      const rotated = await on('xoay', 'rotate');
      expect(rotated.status).toBe(201);
      const { secret: second } = newSecretAnswer.parse(rotated.body);
      expect((await on('xoay', 'rotate')).status).toBe(409);
      expect([await isBelieved('xoay', first.secret), await isBelieved('xoay', second.secret)]).toEqual([
        true,
        true,
      ]);
      const retired = await on('xoay', 'retire', { secret: first.id });
      expect(retired.status).toBe(200);
      expect([await isBelieved('xoay', first.secret), await isBelieved('xoay', second.secret)]).toEqual([
        false,
        true,
      ]);
      expect((await on('xoay', 'retire', { secret: first.id })).body).toEqual(retired.body);
      expect((await on('xoay', 'retire', { secret: second.id })).status).toBe(409);
      expect((await on('xoay', 'retire', { secret: '00000000' })).status).toBe(404);
      expect(JSON.stringify(await api.store.senders.get('xoay'))).not.toContain(first.secret);
    });

    it('is revoked at once and for good, and its secrets are forgotten', async () => {
      const { secret } = (await create('bo')).body;
      const revoked = await on('bo', 'revoke');
      expect(revoked.body.revokedAt).toBe(NOW);
      expect(await isBelieved('bo', secret.secret)).toBe(false);
      expect((await on('bo', 'revoke')).body).toEqual(revoked.body);
      for (const [call, body] of [['rotate'], ['parties', { parties: ['so-y-te'] }]] as const) {
        expect((await on('bo', call, body)).status).toBe(409);
      }
      expect(JSON.stringify(await api.store.senders.get('bo'))).not.toContain('whsec_');
    });

    it('that is changed by two at once is changed by one', async () => {
      await create('hai');
      const answers = await Promise.all([on('hai', 'rotate'), on('hai', 'rotate')]);
      expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([201, 409]));
    });

    it('that is none is 404', async () => {
      expect((await api.get('/senders/none')).status).toBe(404);
      expect((await api.get('/senders/none/deliveries')).status).toBe(404);
      expect((await on('none', 'revoke')).status).toBe(404);
    });

    it('is the business of administrators', async () => {
      expect((await request(api.app).get('/api/v1/senders')).status).toBe(401);
    });

    it('is in the audit with who did it, without its secrets', async () => {
      await create('ghi');
      await on('ghi', 'rotate');
      await on('ghi', 'revoke');
      const text = JSON.stringify(await api.store.audit.list({ limit: 1000 }));
      for (const action of ['sender-created', 'sender-secret-added', 'sender-revoked'])
        expect(text).toContain(action);
      expect(text).not.toContain('whsec_');
    });
  });
});
