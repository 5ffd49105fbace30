import { createComposeLetters } from '../../../activities/compose-letters';
import { createProjectionActivities } from '../../../activities/projection';
import { viewOf } from '../../../domain/ledger/view';
import type { Instant } from '../../../domain/time';
import { fullyStaffed } from '../../fixtures/small-register';
import { describeApi } from '../../support/api/describe-api';
import { failingStore } from '../../support/failing-store';
import { runActivity } from '../../support/run-activity';

const SEVENTH_DAY = '2013-11-19T01:00:00.000Z';
const UNIT = '/campaigns/c/evaluations/so-y-te';

interface Letter {
  id: string;
  at: Instant;
  person: { id: string; name: string; title: string };
  state: string;
}

interface Entry {
  at: Instant;
  event: string;
  step: string;
  parties: string[];
  reason: { kind: string; day: number };
  letters?: Letter[];
}

describeApi(
  'a line of the timeline about letters',
  { fresh: true, open: 'c', register: fullyStaffed, at: SEVENTH_DAY },
  (api) => {
    /** Settles the evaluation up to an instant at once, as after an outage. */
    async function settle(through: Instant): Promise<void> {
      const ledger = api.evaluations.ledger('c', 'so-y-te');
      ledger.settle(through);
      const { spec, state, untold } = ledger;
      const projection = createProjectionActivities({ store: api.store });
      await projection.projectEvaluation({ view: viewOf(spec, state), state, ...untold });
      ledger.told(untold);
    }

    const compose = (at: Instant) =>
      runActivity(createComposeLetters({ store: api.store }), { campaign: 'c', at, supplement: false });

    const timeline = async (): Promise<Entry[]> => (await api.get(UNIT)).body.evaluation.timeline;

    const agencyReviews = async () =>
      (await timeline()).filter(
        ({ at, event, step }) => at === SEVENTH_DAY && event === 'letter' && step === 'agency-review',
      );

    it('has no letter until they are made, and then names each with its person and state', async () => {
      await settle(SEVENTH_DAY);
      expect(await agencyReviews()).toMatchObject([
        { parties: ['so-noi-vu', 'so-tai-chinh'], reason: { kind: 'overdue', day: 7 }, letters: [] },
      ]);
      await compose(SEVENTH_DAY);
      const [entry] = await agencyReviews();
      expect(entry?.letters?.map(({ person, state }) => [person.id, state])).toEqual([
        ['giam-doc', 'ready'],
        ['giam-doc-noi-vu', 'ready'],
        ['noi-vu', 'ready'],
        ['pho-chu-tich', 'waiting'],
        ['truong-phong', 'ready'],
      ]);
      expect(entry?.letters?.[0]).toEqual({
        id: `c#${SEVENTH_DAY}#giam-doc`,
        at: SEVENTH_DAY,
        person: { id: 'giam-doc', name: 'Người giam-doc', title: 'Chức vụ giam-doc' },
        state: 'ready',
      });
    });

    it('says which failed, was declined and was sent', async () => {
      await settle(SEVENTH_DAY);
      await compose(SEVENTH_DAY);
      const { letters } = api.store;
      const id = (person: string) => `c#${SEVENTH_DAY}#${person}`;
      await letters.markFailed({
        letter: id('noi-vu'),
        error: '550 không có hộp thư này',
        because: 'address-refused',
      });
      await letters.decline({ letter: id('pho-chu-tich'), by: 'x', at: SEVENTH_DAY, reason: 'r' });
      await letters.markSent({
        letter: id('truong-phong'),
        sentAt: SEVENTH_DAY,
        sentAtReal: SEVENTH_DAY,
        messageId: 'm',
        subject: 's',
        sentItems: [0],
      });
      const [entry] = await agencyReviews();
      const fates = new Map(entry?.letters?.map((letter) => [letter.person.id, letter]));
      expect(fates.get('noi-vu')).toMatchObject({ state: 'failed', lastError: '550 không có hộp thư này' });
      expect(fates.get('pho-chu-tich')).toMatchObject({ state: 'withdrawn', withdrawnBecause: 'declined' });
      expect(fates.get('truong-phong')).toMatchObject({ state: 'sent', sentAt: SEVENTH_DAY });
    });

    it('that was superseded has the letters of the stage that has overtaken it', async () => {
      await settle(SEVENTH_DAY);
      await compose(SEVENTH_DAY);
      const superseded = (await timeline()).filter(
        ({ event, step }) => event === 'superseded' && step === 'agency-review',
      );
      expect(superseded.length).toBeGreaterThan(0);
      for (const { letters } of superseded) {
        expect(letters?.map(({ id }) => id)).toContain(`c#${SEVENTH_DAY}#truong-phong`);
      }
    });

    it('has no letters for the committee, who see the rest of it', async () => {
      await settle(SEVENTH_DAY);
      await compose(SEVENTH_DAY);
      const answer = await (await api.as(['committee'])).get(UNIT);
      expect(answer.get('etag')).toBeDefined();
      expect(JSON.stringify(answer.body)).not.toContain('pho-chu-tich');
      const seen: Entry[] = answer.body.evaluation.timeline;
      expect(seen).toEqual((await timeline()).map(({ letters: _letters, ...line }) => line));
    });

    it('costs two calls of the store more, however many letters there are', async () => {
      const counted = failingStore(api.store, { nth: 0, failing: 'before' });
      const beside = api.beside({ store: counted.store });
      const committee = await beside.as(['committee']);
      const calls = async (who: Pick<typeof beside, 'get'>) => {
        const before = counted.calls();
        expect((await who.get(UNIT)).status).toBe(200);
        return counted.calls() - before;
      };
      await settle(SEVENTH_DAY);
      await compose(SEVENTH_DAY);
      // Keys are noted as used once a minute.
      for (const who of [beside, committee]) await calls(who);
      const without = await calls(committee);
      expect(await calls(beside)).toBeLessThanOrEqual(without + 2);
    });
  },
);
