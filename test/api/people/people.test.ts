import { WorkflowNotFoundError } from '@temporalio/client';
import type { LetterDocument } from '../../../store/documents/letter';
import { ENDED_AT } from '../../fixtures/campaign';
import { newCampaign } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const AT = '2013-11-19T01:00:00.000Z';
const OLD = 'y-te@thu-nghiem.example';
const NEW = 'van-thu@so-y-te.example';
const PERSON = '/campaigns/c/people/y-te';

const idOf = (person: string, n = 1) => `c#${AT}#${person}-${n}`;
const letter = (person: string, more: Partial<LetterDocument> = {}): LetterDocument => ({
  _id: idOf(person),
  campaign: 'c',
  round: `c#${AT}`,
  at: AT,
  person,
  state: 'failed',
  items: [],
  alsoOwed: [],
  needsRelease: false,
  attempts: 1,
  possibleDuplicates: 0,
  lastError: 'the address was refused: 550 5.4.1',
  failedBecause: 'address-refused',
  ...more,
});

describeApi('through the API,', { fresh: true, open: 'c', at: AT }, (api) => {
  beforeEach(async () => {
    await api.store.letters.insertOnly([
      letter('y-te'),
      letter('y-te', { _id: idOf('y-te', 2), failedBecause: 'letter-refused', refusals: 4 }),
      letter('y-te', { _id: idOf('y-te', 3), state: 'sent' }),
      letter('thu-ky'),
    ]);
    const refused = { campaign: 'c', person: 'y-te', email: OLD, at: AT, reason: '550 5.4.1' };
    await api.store.register.markAddressRefused(refused);
  });

  const mend = (email: string, reason = 'nhập sai tên miền') => api.patch(PERSON, { email, reason });
  const resend = (letters: unknown) => api.post(`${PERSON}/resend`, { letters });
  const audited = async (action: string) =>
    (await api.store.audit.list({ campaign: 'c', limit: 100 })).filter((entry) => entry.action === action);
  const stateOf = async (n: number) => (await api.store.letters.get(idOf('y-te', n)))?.state;

  describe('an address that was refused', () => {
    it('is shown with its person, the codes, and how many letters failed', async () => {
      const { body } = await api.get('/campaigns/c/addresses-refused');
      const person = { id: 'y-te', name: 'y-te', title: 'chuyên viên', email: OLD };
      expect(body.items).toEqual([{ ...person, at: AT, reason: '550 5.4.1', failedLetters: 2 }]);
    });

    it('is mended, is listed no more, and says which letters can be sent again', async () => {
      const { status, body } = await mend(NEW);
      expect(status).toBe(200);
      expect(body).toEqual({
        id: 'y-te',
        name: 'y-te',
        title: 'chuyên viên',
        email: NEW,
        failedLetters: { count: 2, ids: [idOf('y-te'), idOf('y-te', 2)] },
      });
      expect((await api.get('/campaigns/c/addresses-refused')).body.items).toEqual([]);
    });
  });

  describe('a mended address', () => {
    it('is the one to sign in by, and the old one is nobody’s', async () => {
      await mend(NEW.toUpperCase().replace('SO-Y-TE', 'so-y-te'));
      expect(await api.store.register.peopleAt(NEW)).toMatchObject([{ id: 'y-te' }]);
      expect(await api.store.register.peopleAt(OLD)).toEqual([]);
    });

    it('is audited once, with who, from what to what, and why', async () => {
      await mend(NEW);
      api.advance(1000);
      const again = await mend(NEW, 'lý do khác');
      expect([again.status, again.body.email]).toEqual([200, NEW]);
      expect(await audited('address-mended')).toMatchObject([
        {
          actor: expect.stringMatching(/^thử nghiệm/) as string,
          target: `y-te: ${OLD} → ${NEW} (nhập sai tên miền)`,
        },
      ]);
    });

    it('is audited by the repetition, if nobody came so far before', async () => {
      const broken = api.beside({
        store: {
          ...api.store,
          audit: { ...api.store.audit, append: () => Promise.reject(new Error('away')) },
        },
      });
      expect((await broken.patch(PERSON, { email: NEW, reason: 'x' })).status).toBe(500);
      expect(await audited('address-mended')).toEqual([]);
      await mend(NEW);
      expect(await audited('address-mended')).toHaveLength(1);
    });

    it('is mended after another hand, from theirs', async () => {
      const answers = await Promise.all(['a@so-y-te.example', 'b@so-y-te.example'].map((each) => mend(each)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const told = (await audited('address-mended')).map(({ target = '' }) => target.split(' ').slice(1, 4));
      const { email: last } = (await api.store.register.person({ campaign: 'c', person: 'y-te' })) ?? {};
      const between = last?.startsWith('a') ? 'b@so-y-te.example' : 'a@so-y-te.example';
      expect(told.map((words) => words.join(' ')).sort()).toEqual(
        [`${OLD} → ${between}`, `${between} → ${last}`].sort(),
      );
    });

    it.each([
      ['no address', { email: 'y-te', reason: 'x' }, 'email', 'format'],
      ['another’s', { email: 'THU-KY@thu-nghiem.example', reason: 'x' }, 'email', 'same-address'],
      ['one without a reason', { email: NEW }, 'reason', 'required'],
      ['one with two lines of reason', { email: NEW, reason: 'a\nb' }, 'reason', 'one-line'],
    ])('cannot be %s', async (_, body, field, rule) => {
      const answer = await api.patch(PERSON, body);
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ field, rule }]);
      expect(await api.store.register.peopleAt(OLD)).toHaveLength(1);
    });

    it('is nobody’s who is not there, and of no cancelled campaign', async () => {
      expect((await api.patch('/campaigns/c/people/khong-co', { email: NEW, reason: 'x' })).status).toBe(404);
      await api.store.campaigns.setState({ campaign: 'c', state: 'closed', endedAtReal: ENDED_AT });
      expect((await mend(NEW)).status).toBe(200);
      await api.open('bo');
      await api.store.campaigns.setState({ campaign: 'bo', state: 'cancelled', endedAtReal: ENDED_AT });
      const path = '/campaigns/bo/people/y-te';
      expect((await api.patch(path, { email: NEW, reason: 'x' })).status).toBe(409);
      expect((await api.post(`${path}/resend`, { letters: 'all' })).status).toBe(409);
    });
  });

  describe('a failed letter', () => {
    it('is sent again whatever it failed of, and the dispatcher is nudged', async () => {
      const { body } = await resend('all');
      expect(body).toEqual({ resent: [idOf('y-te'), idOf('y-te', 2)], refused: [] });
      expect(api.calls.signals).toEqual([{ workflowId: 'letters/c', signal: 'lettersReleased' }]);
      const again = await api.store.letters.get(idOf('y-te', 2));
      expect(again).toMatchObject({ state: 'ready', attempts: 1, resentAt: AT });
      expect(again).not.toHaveProperty('failedBecause');
      expect(again).not.toHaveProperty('refusals');
    });

    it('is answered by itself', async () => {
      const { body } = await resend([idOf('y-te'), idOf('y-te', 3), idOf('thu-ky'), 'c#none']);
      expect(body).toEqual({
        resent: [idOf('y-te')],
        refused: [
          { id: idOf('y-te', 3), why: 'not-failed' },
          { id: idOf('thu-ky'), why: 'not-theirs' },
          { id: 'c#none', why: 'not-theirs' },
        ],
      });
      expect([await stateOf(2), await stateOf(3)]).toEqual(['failed', 'sent']);
    });

    it('is told the same again while it is to go, and audited once', async () => {
      const first = await resend([idOf('y-te')]);
      const again = await resend([idOf('y-te')]);
      expect(again.body).toEqual(first.body);
      expect(await audited('letters-sent-again')).toMatchObject([{ target: 'y-te: 1' }]);
    });

    it('is sent after the campaign has closed, by a workflow of its own', async () => {
      await api.store.campaigns.setState({ campaign: 'c', state: 'closed', endedAtReal: ENDED_AT });
      withoutDispatcher();
      expect((await resend('all')).body.resent).toHaveLength(2);
      expect(api.calls.started.slice(-1)).toEqual([
        { workflow: 'lettersAgain', workflowId: 'letters-again/c', args: { campaign: 'c' } },
      ]);
    });

    it('is asked for again, if nobody could be asked to send it', async () => {
      await api.store.campaigns.setState({ campaign: 'c', state: 'closed', endedAtReal: ENDED_AT });
      const away = () => Promise.reject(new Error('away'));
      Object.assign(api.deps.client, { withDeadline: away });
      expect((await resend('all')).status).toBe(503);
      Object.assign(api.deps.client, { withDeadline: (_: number, work: () => Promise<unknown>) => work() });
      withoutDispatcher();
      expect((await resend([idOf('y-te')])).body.resent).toEqual([idOf('y-te')]);
      expect(api.calls.started.slice(-1)).toMatchObject([{ workflow: 'lettersAgain' }]);
    });

    it('of a rehearsal that has ended is not sent', async () => {
      await api.open('dien-tap', { ...newCampaign, clock: { kind: 'rehearsal' } } as typeof newCampaign);
      await api.store.campaigns.setState({ campaign: 'dien-tap', state: 'closed', endedAtReal: ENDED_AT });
      const answer = await api.post('/campaigns/dien-tap/people/y-te/resend', { letters: 'all' });
      expect([answer.status, answer.body.type]).toEqual([409, 'urn:cong-vu:problem:conflict']);
    });

    function withoutDispatcher(): void {
      const signal = () => Promise.reject(new WorkflowNotFoundError('gone', 'letters/c', undefined));
      Object.assign(api.deps.client.workflow, { getHandle: () => ({ signal }) });
    }
  });
});
