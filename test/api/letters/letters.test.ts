import type { LetterDocument } from '../../../store/documents/letter';
import { describeApi } from '../../support/api/describe-api';

const AT = '2013-11-19T01:00:00.000Z';

const letter = (person: string, more: Partial<LetterDocument> = {}): LetterDocument => ({
  _id: `c#${AT}#${person}`,
  campaign: 'c',
  round: `c#${AT}`,
  at: AT,
  person,
  state: 'ready',
  items: [
    {
      kind: 'overdue',
      day: 7,
      step: 'agency-review',
      obligation: 'agency-review/so-tai-chinh',
      party: 'so-tai-chinh',
      to: { party: 'so-tai-chinh', role: 'focal-person' },
      needsRelease: false,
      unit: 'so-y-te',
      at: AT,
    },
  ],
  alsoOwed: [],
  needsRelease: more.state === 'waiting',
  attempts: 0,
  possibleDuplicates: 0,
  ...more,
});

const people = (body: { items: { person: { id: string } }[] }) => body.items.map(({ person }) => person.id);

describeApi('through the API,', { fresh: true, open: 'c' }, (api) => {
  beforeEach(async () => {
    await api.store.letters.insertOnly([
      letter('tai-chinh', {
        state: 'sent',
        attempts: 2,
        possibleDuplicates: 1,
        sentAt: AT,
        sentItems: [0],
        subject: 'Nhắc thời hạn',
      }),
      letter('thu-ky', { state: 'waiting' }),
      letter('giam-doc-noi-vu', { state: 'waiting' }),
      letter('y-te', { state: 'failed', attempts: 4, lastError: '550 no such user' }),
    ]);
  });

  describe('the letters of a campaign', () => {
    it('say why one was withdrawn', async () => {
      await api.store.letters.withdrawWaiting({ letters: [`c#${AT}#thu-ky`], because: 'evaluation-closed' });
      const { body } = await api.get('/campaigns/c/letters?state=withdrawn');
      expect(body.items).toMatchObject([{ person: { id: 'thu-ky' }, withdrawnBecause: 'evaluation-closed' }]);
    });

    it('are listed with who, why, when and how it went, and with nothing of what they say', async () => {
      const { body } = await api.get('/campaigns/c/letters?person=tai-chinh');
      expect(body.items).toEqual([
        {
          id: `c#${AT}#tai-chinh`,
          at: AT,
          person: { id: 'tai-chinh', name: 'tai-chinh', title: 'chuyên viên' },
          kinds: ['overdue'],
          steps: ['agency-review'],
          units: 1,
          items: [
            {
              unit: 'so-y-te',
              step: 'agency-review',
              party: 'so-tai-chinh',
              kind: 'overdue',
              day: 7,
              at: AT,
              obligation: 'agency-review/so-tai-chinh',
              needsRelease: false,
            },
          ],
          state: 'sent',
          needsRelease: false,
          attempts: 2,
          possibleDuplicates: 1,
          sentAt: AT,
          sentItems: [0],
          subject: 'Nhắc thời hạn',
        },
      ]);
      const failed = await api.get('/campaigns/c/letters?state=failed');
      expect(failed.body.items).toMatchObject([{ lastError: '550 no such user' }]);
    });

    it('are read with one look at their person', async () => {
      const person = jest.spyOn(api.store.register, 'person');
      try {
        const { status } = await api.get(`/campaigns/c/letters/${encodeURIComponent(`c#${AT}#tai-chinh`)}`);
        expect([status, person.mock.calls.length]).toEqual([200, 1]);
      } finally {
        person.mockRestore();
      }
    });

    it('are counted by state, and come in pages', async () => {
      const first = await api.get('/campaigns/c/letters?limit=3');
      expect(first.body.counts).toMatchObject({ sent: 1, failed: 1 });
      expect(first.get('link')).toContain('rel="next"');
      const rest = await api.get(`/campaigns/c/letters?limit=3&cursor=${first.body.nextCursor}`);
      expect([...people(first.body), ...people(rest.body)]).toEqual([
        'giam-doc-noi-vu',
        'tai-chinh',
        'thu-ky',
        'y-te',
      ]);
    });

    it('are not listed by a state that there is not', async () => {
      expect((await api.get('/campaigns/c/letters?state=lost')).status).toBe(422);
    });
  });

  describe('the sending of a campaign', () => {
    it('is held at once and resumed, which nudges the dispatcher', async () => {
      expect((await api.post('/campaigns/c/hold', {})).body).toEqual({ sending: 'held' });
      expect((await api.get('/campaigns/c')).body.sending).toBe('held');
      expect(api.calls.signals).toEqual([]);
      expect((await api.post('/campaigns/c/resume', {})).body).toEqual({
        sending: 'open',
      });
      expect(api.calls.signals).toHaveLength(1);
    });

    it('is resumed even if the dispatcher cannot be nudged', async () => {
      Object.assign(api.deps.client, { withDeadline: () => Promise.reject(new Error('away')) });
      expect((await api.post('/campaigns/c/resume', {})).status).toBe(200);
    });
  });
});
