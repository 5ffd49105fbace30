import { preconditionOf } from '../../../api/http/precondition';
import { review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const C = '/campaigns/c';
const UNIT = `${C}/evaluations/so-y-te`;

describeApi('over HTTP,', { open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  const waive = (obligation: string, tag: string, unit = UNIT) =>
    api.post(`${unit}/waivers`, waiver(obligation)).set('If-Match', tag);
  const tagOf = async (path: string) => (await api.get(path)).get('etag') ?? '';

  describe('a decision on an evaluation that was read', () => {
    it('is taken under the ETag of what stands, and refused with 412 under an older one', async () => {
      const old = await tagOf(UNIT);
      await api.post(`${UNIT}/filings`, review({ id: 'stc' }));
      const refused = await waive('agency-review/so-noi-vu', old);
      expect(refused.status).toBe(412);
      expect(refused.body.type).toBe('urn:cong-vu:problem:precondition-failed');
      const newer = await tagOf(UNIT);
      expect(refused.get('etag')).toBe(newer);
      expect(newer).not.toBe(old);
      const taken = await waive('agency-review/so-noi-vu', newer);
      expect(taken.status).toBe(201);
      // A repetition is answered as before, though its own decision has moved the evaluation on.
      expect((await waive('agency-review/so-noi-vu', newer)).status).toBe(200);
    });

    it.each(['W/"0"', '"elsewhere"', '"99999999999999999999"'])(
      'is refused under %s, which is none of ours',
      async (tag) => {
        const answer = await waive('agency-review/so-tai-chinh', tag, `${C}/evaluations/so-noi-vu`);
        expect(answer.status).toBe(412);
      },
    );

    it('asks for nothing under *', async () => {
      const answer = await waive('self-review/so-noi-vu', '*', `${C}/evaluations/so-noi-vu`);
      expect(answer.status).toBe(201);
    });
  });

  describe('a campaign that was read', () => {
    it('is held under its ETag, and no second time under the same', async () => {
      const tag = await tagOf(C);
      const hold = () => api.post(`${C}/hold`, {}).set('If-Match', tag);
      expect((await hold()).status).toBe(200);
      const again = await hold();
      expect(again.status).toBe(412);
      expect(again.get('etag')).toBe(await tagOf(C));
      const cancel = await api.post(`${C}/cancel`, { reason: 'x' }).set('If-Match', tag);
      expect(cancel.status).toBe(412);
      expect(api.calls.cancelled).toEqual([]);
    });

    it('is answered 422 for a header that is no ETag', async () => {
      const answer = await api.post(`${C}/hold`, {}).set('If-Match', 'abc');
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ field: 'If-Match', rule: 'format' }]);
    });
  });
});

describe('If-Match', () => {
  it('takes several ETags, of which one has to match strongly', () => {
    expect(preconditionOf({ ifMatch: '"a", "b"' }).seen?.('b')).toBe(true);
    expect(preconditionOf({ ifMatch: '"a", W/"b"' }).seen?.('b')).toBe(false);
    expect(preconditionOf({ ifMatch: '"7"' }).revision()).toBe(7);
    expect(() => preconditionOf({ ifMatch: '"7","8"' }).revision()).toThrow('invalid');
  });
});

describe('If-None-Match', () => {
  it('asks with * that there is nothing yet, and is refused with anything else', () => {
    expect(preconditionOf({ ifNoneMatch: '*' }).absent).toBe(true);
    expect(preconditionOf({}).absent).toBe(false);
    expect(() => preconditionOf({ ifNoneMatch: '"7"' })).toThrow('invalid');
    expect(() => preconditionOf({ ifNoneMatch: '*', ifMatch: '"7"' })).toThrow('invalid');
  });
});
