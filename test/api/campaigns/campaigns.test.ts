import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { ENDED_AT } from '../../fixtures/campaign';
import { plan2013 } from '../../fixtures/plans';
import { partlyStaffed } from '../../fixtures/small-register';
import { newCampaign } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

describeApi('through the API,', { fresh: true }, (api) => {
  describe('opening a campaign', () => {
    it('stores it with its register and starts its workflow', async () => {
      const answer = await api.post('/campaigns', { ...newCampaign, id: 'opened' });
      expect(answer.status).toBe(201);
      expect(answer.get('location')).toBe('/api/v1/campaigns/opened');
      expect(answer.body).toMatchObject({
        id: 'opened',
        units: 4,
        clock: 'real',
        openedAt: '2013-10-01T00:00:00.000Z',
        state: 'open',
        sending: 'open',
      });
      expect(await api.store.register.unitsSlice({ campaign: 'opened', offset: 0, limit: 9 })).toHaveLength(
        4,
      );
      expect(await api.store.register.peopleOf('opened')).toHaveLength(6);
      expect(api.calls.started).toMatchObject([
        {
          workflow: 'campaign',
          workflowId: 'campaign/opened',
          args: {
            campaign: 'opened',
            units: 4,
            dispatcher: {
              campaign: 'opened',
              clock: { kind: 'real' },
              graceMs: 600_000,
              doneThrough: '2013-09-30T23:59:59.999Z',
            },
          },
        },
      ]);
    });

    it('takes the id of the plan when none is given', async () => {
      expect((await api.post('/campaigns', newCampaign)).body.id).toBe(plan2013.id);
    });

    it('answers the same for the same, later too, and asks for the start again', async () => {
      const first = await api.post('/campaigns', { ...newCampaign, id: 'twice' });
      api.setTime('2013-10-02T00:00:00.000Z');
      const second = await api.post('/campaigns', { ...newCampaign, id: 'twice' });
      expect(second.status).toBe(200);
      expect(second.body.openedAt).toBe(first.body.openedAt);
      expect(api.calls.started).toHaveLength(2);
    });

    it('goes on after a crash between the store and the workflow, and minds no workflow that is there', async () => {
      const { workflow } = api.deps.client;
      Object.assign(workflow, {
        start: () =>
          Promise.reject(new WorkflowExecutionAlreadyStartedError('there', 'campaign/there', 'campaign')),
      });
      expect((await api.post('/campaigns', { ...newCampaign, id: 'there' })).status).toBe(201);
      expect((await api.post('/campaigns', { ...newCampaign, id: 'there' })).status).toBe(200);
    });

    it('refuses another campaign under an id that is taken', async () => {
      await api.post('/campaigns', { ...newCampaign, id: 'taken' });
      const clock = { kind: 'rehearsal', minutes: 3 };
      const answer = await api.post('/campaigns', { ...newCampaign, id: 'taken', clock });
      expect(answer.status).toBe(409);
      expect(answer.body.type).toBe('urn:cong-vu:problem:conflict');
    });

    it('numbers rehearsals, and begins each some hours before the opening of the plan', async () => {
      const clock = { kind: 'rehearsal', minutes: 3 };
      const first = await api.post('/campaigns', { ...newCampaign, clock });
      const second = await api.post('/campaigns', { ...newCampaign, clock });
      expect([first.body.id, second.body.id]).toEqual([
        `${plan2013.id}-rehearsal-1`,
        `${plan2013.id}-rehearsal-2`,
      ]);
      expect(first.body).toMatchObject({
        clock: 'rehearsal',
        openedAt: '2013-09-30T19:00:00.000Z',
        now: '2013-09-30T19:00:00.000Z',
      });
    });

    it('begins a rehearsal late where it is told to', async () => {
      const from = '2013-11-26T00:00:00+07:00';
      const clock = { kind: 'rehearsal', minutes: 3, from };
      const { body } = await api.post('/campaigns', { ...newCampaign, id: 'late', clock });
      expect(body).toMatchObject({ openedAt: '2013-11-25T17:00:00.000Z', now: '2013-11-25T17:00:00.000Z' });
      const { body: standing } = await api.get('/campaigns/late/clock');
      expect(standing).toMatchObject({ next: '2013-11-26T01:00:00.000Z', minutes: 3, state: 'runs' });
      const other = { ...clock, from: '2013-11-27T00:00:00+07:00' };
      expect((await api.post('/campaigns', { ...newCampaign, id: 'late', clock: other })).status).toBe(409);
    });

    it.each(['2012-12-31T00:00:00+07:00', '2015-01-01T00:00:00+07:00'])(
      'refuses to begin a rehearsal of 2013 at %s',
      async (from) => {
        const clock = { kind: 'rehearsal', minutes: 3, from };
        const answer = await api.post('/campaigns', { ...newCampaign, clock });
        expect(answer.status).toBe(422);
        expect(answer.body.errors).toMatchObject([{ field: 'clock.from', rule: 'outside-the-plan' }]);
      },
    );

    it('names a plan or a register that is not there', async () => {
      const noPlan = await api.post('/campaigns', { plan: 'nowhere-1999', register: partlyStaffed.id });
      expect(noPlan.status).toBe(422);
      expect(noPlan.body.errors).toMatchObject([{ field: 'plan', rule: 'unknown-plan' }]);
      const noRegister = await api.post('/campaigns', { plan: plan2013.id, register: 'nowhere' });
      expect(noRegister.body.errors).toMatchObject([{ field: 'register', rule: 'unknown-register' }]);
    });

    it('refuses a plan whose deadlines are all past, by the real clock alone, and names the last of them', async () => {
      await api.post('/campaigns', { ...newCampaign, id: 'in-time' });
      api.setTime('2014-01-09T16:59:59.999Z');
      expect((await api.post('/campaigns', { ...newCampaign, id: 'last-moment' })).status).toBe(201);
      api.setTime('2014-01-09T17:00:00.000Z');
      const answer = await api.post('/campaigns', { ...newCampaign, id: 'too-late' });
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toEqual([
        {
          field: 'plan',
          rule: 'wholly-past',
          message: expect.stringContaining('the last one was 10/01/2014.'),
        },
      ]);
      expect(await api.store.campaigns.get('too-late')).toBeNull();
      const clock = { kind: 'rehearsal', minutes: 3 };
      expect((await api.post('/campaigns', { ...newCampaign, id: 'rehearsed', clock })).status).toBe(201);
      // What was opened in time, and is asked for again, as after a crash.
      expect((await api.post('/campaigns', { ...newCampaign, id: 'in-time' })).status).toBe(200);
    });

    it('leaves an entry in the audit', async () => {
      await api.post('/campaigns', { ...newCampaign, id: 'audited' });
      const [entry] = await api.store.audit.list({ campaign: 'audited', limit: 9 });
      expect(entry).toMatchObject({ action: 'campaign-opened', at: '2013-10-01T00:00:00.000Z' });
      expect(entry?.actor).toMatch(/^thử nghiệm \([0-9a-f]{12}\)$/);
    });
  });

  describe('a campaign', () => {
    it('is listed, and read with its clock and what its time is now', async () => {
      await api.post('/campaigns', { ...newCampaign, id: 'listed' });
      api.setTime('2013-10-05T00:00:00.000Z');
      const { body } = await api.get('/campaigns');
      expect(body.items.map((each: { id: string }) => each.id)).toContain('listed');
      const one = await api.get('/campaigns/listed');
      expect(one.body).toMatchObject({ now: '2013-10-05T00:00:00.000Z', clock: 'real', unconfirmed: [] });
    });

    it('that is not there is answered 404, whatever is asked of it', async () => {
      for (const path of ['', '/progress', '/preview', '/evaluations', '/letters', '/addresses-refused']) {
        expect((await api.get(`/campaigns/none${path}`)).status).toBe(404);
      }
      expect((await api.post('/campaigns/none/cancel', { reason: 'x' })).status).toBe(404);
      expect((await api.post('/campaigns/none/hold', {})).status).toBe(404);
    });

    it('is cancelled through its workflow, with a reason', async () => {
      await api.post('/campaigns', { ...newCampaign, id: 'cancelled' });
      expect((await api.post('/campaigns/cancelled/cancel', {})).status).toBe(422);
      const answer = await api.post('/campaigns/cancelled/cancel', {
        reason: 'mở nhầm',
      });
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual({ state: 'cancelling' });
      expect(api.calls.cancelled).toEqual(['campaign/cancelled']);
      // At once: nothing is sent from here on, whatever of it still runs.
      expect((await api.get('/campaigns/cancelled')).body).toMatchObject({ state: 'cancelled' });
      expect((await api.post('/campaigns/cancelled/cancel', { reason: 'x' })).status).toBe(202);
      expect(await api.store.audit.list({ campaign: 'cancelled', limit: 9 })).toHaveLength(2);
    });

    it('that is closed cannot be cancelled', async () => {
      await api.post('/campaigns', { ...newCampaign, id: 'closed' });
      await api.store.campaigns.setState({ campaign: 'closed', state: 'closed', endedAtReal: ENDED_AT });
      expect((await api.post('/campaigns/closed/cancel', { reason: 'x' })).status).toBe(409);
    });
  });

  describe('a preview', () => {
    it('shows who would get what and when, before anything is opened', async () => {
      const answer = await api.post('/previews', newCampaign);
      expect(answer.status).toBe(200);
      expect(answer.body.openedAt).toBe('2013-10-01T01:00:00.000Z');
      expect(answer.body.rows[0]).toMatchObject({ at: '2013-10-01T01:00:00.000Z', person: { id: 'y-te' } });
      expect(answer.body.unreachable).toContainEqual({ party: 'so-tai-chinh', role: 'head' });
    });

    it('is a table for those who ask for text', async () => {
      const answer = await api.post('/previews', newCampaign).set('Accept', 'text/plain');
      expect(answer.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.text).toContain('thứ Ba, 01/10/2013 08:00');
      expect(answer.text).toContain('bước 1: nhắc thời hạn, còn 14 ngày làm việc');
      expect(answer.text).toContain('[chờ cho phép gửi]');
    });

    it('of an open campaign is the same, from what the store holds of it', async () => {
      const before = await api.post('/previews', { ...newCampaign, openedAt: '2013-10-01T07:00:00+07:00' });
      await api.post('/campaigns', { ...newCampaign, id: 'previewed' });
      const { body } = await api.get('/campaigns/previewed/preview');
      const told = (rows: { at: string; person: { id: string } }[]) =>
        rows.map((r) => `${r.at} ${r.person.id}`);
      expect(told(body.rows).sort()).toEqual(told(before.body.rows).sort());
    });
  });
});
