import type { LetterDocument } from '../../../store/documents/letter';
import { loadCampaign } from '../../../use-cases/campaigns/load-campaign';
import { factsOfLetters } from '../../../use-cases/letters/facts-of-letters';
import { currentLetter } from '../../../use-cases/letters/letter-as-of';
import { FACE_AT } from '../../fixtures/letters';
import { LETTER_AT, waitingLetter } from '../../fixtures/waiting-letter';
import { review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { failingStore } from '../../support/failing-store';

const TODAY = '2013-11-20T03:00:00.000Z';
const DIRECTOR = `c#${LETTER_AT}#giam-doc-noi-vu`;
const SECRETARY = `c#${LETTER_AT}#thu-ky`;

const path = (id: string) => `/campaigns/c/letters/${encodeURIComponent(id)}`;

/** What one body owes of some units, in a letter to its own desk. */
const owed = (...units: string[]): LetterDocument['items'] =>
  units.map((unit) => ({
    kind: 'reminder',
    day: 1,
    step: 'agency-review',
    obligation: 'agency-review/so-tai-chinh',
    party: 'so-tai-chinh',
    to: { party: 'so-tai-chinh', role: 'focal-person' },
    needsRelease: false,
    unit,
    at: LETTER_AT,
  }));

describeApi('a letter,', { fresh: true, open: 'c', at: TODAY }, (api) => {
  const letters = (...more: Partial<LetterDocument>[]) =>
    api.store.letters.insertOnly(more.map((each) => waitingLetter('c', each)));
  const digestOf = async (id: string): Promise<string> => (await api.get(path(id))).body.itemsDigest;
  const read = async (id: string) => ({ id, itemsDigest: await digestOf(id) });
  const release = (...each: { id: string; itemsDigest: string }[]) =>
    api.post('/campaigns/c/letters/release', { letters: each });
  const decline = (id: string, reason = 'đã trao đổi trực tiếp') =>
    api.post(`${path(id)}/decline`, { reason });
  const announce = async () => {
    await api.post('/campaigns/c/evaluations/so-y-te/filings', { id: 'r', ...review() });
    await api.post('/campaigns/c/evaluations/so-y-te/announcements', {
      id: 'a',
      party: 'so-tai-chinh',
      document: { number: '1/TB', date: '2013-11-19', signer: 'Giám đốc' },
    });
  };

  describe('read before it goes,', () => {
    it('is what would go now, with its line and a digest of what it tells, and nothing is changed by that', async () => {
      await letters({});
      // The key was used within this minute.
      await api.get(path(DIRECTOR));
      const before = await api.everything();
      const { status, body } = await api.get(path(DIRECTOR));
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: DIRECTOR, state: 'waiting', asOf: TODAY, kinds: ['escalation'] });
      expect(body.subject).toContain('Sở Tài chính');
      expect(body.text).toContain('Kính gửi: Đồng chí giam-doc-noi-vu');
      // A day later than it was noted for.
      expect(body.text).toContain('8 ngày làm việc');
      expect(body.html).toContain('<html');
      expect(body.itemsDigest).toMatch(/^[0-9a-f]{64}$/);
      expect(await api.everything()).toEqual(before);
    });

    it('has its addressee’s links for nobody else', async () => {
      await letters({ person: 'tai-chinh', items: owed('so-y-te') });
      const linked = api.beside({ faceAt: FACE_AT });
      const { text, html } = (await linked.get(path(`c#${LETTER_AT}#tai-chinh`))).body;
      expect(text).toContain('Nộp trực tuyến: (đường dẫn và mã việc riêng của người nhận');
      expect(`${text}${html}`).not.toContain(FACE_AT.publicUrl);
      expect((await api.get(path(`c#${LETTER_AT}#tai-chinh`))).body.text).not.toContain('Nộp trực tuyến');
    });

    it('has another digest once it tells something else, and the same while only days go by', async () => {
      await letters({ person: 'tai-chinh', items: owed('so-y-te') });
      const id = `c#${LETTER_AT}#tai-chinh`;
      api.setTime('2013-11-05T03:00:00.000Z');
      const reminder = await digestOf(id);
      api.setTime('2013-11-06T03:00:00.000Z');
      expect(await digestOf(id)).toBe(reminder);
      api.setTime(TODAY);
      const overdue = await digestOf(id);
      expect(overdue).not.toBe(reminder);
      await api.post('/campaigns/c/evaluations/so-y-te/filings', { id: 'r', ...review() });
      const { body } = await api.get(path(id));
      expect(body.text).toContain('công khai');
      expect(body.itemsDigest).not.toBe(overdue);
    });

    it('says so if nothing of it is left', async () => {
      await letters({});
      await announce();
      const { body } = await api.get(path(DIRECTOR));
      expect(body).toMatchObject({ nothingLeft: true, state: 'waiting' });
      expect(body).not.toHaveProperty('text');
      expect(body).not.toHaveProperty('subject');
    });

    it('that was sent is shown as it went, by what went and on the day of its sending', async () => {
      const sentAt = '2013-11-19T02:00:00.000Z';
      await letters({
        person: 'tai-chinh',
        state: 'sent',
        items: owed('so-y-te', 'so-noi-vu'),
        alsoOwed: owed('so-noi-vu'),
        sentAt,
        sentItems: [0],
        sentAlsoOwed: [],
        subject: 'Như đã gửi',
      });
      await announce();
      const { body } = await api.get(path(`c#${LETTER_AT}#tai-chinh`));
      expect(body).toMatchObject({ asOf: sentAt, subject: 'Như đã gửi' });
      expect(body.text).toContain('7 ngày làm việc');
      expect(body.text).toContain('Sở Y tế');
      expect(body.text).not.toContain('Sở Nội vụ về');
    });

    it('that was sent tells the half that was missing then', async () => {
      await letters({ person: 'tai-chinh', items: owed('so-y-te') });
      const id = `c#${LETTER_AT}#tai-chinh`;
      await api.post('/campaigns/c/evaluations/so-y-te/filings', { id: 'r', ...review() });
      const letter = (await api.store.letters.get(id)) as LetterDocument;
      const campaign = await loadCampaign(api, 'c');
      const facts = await factsOfLetters(api.store, { campaign: 'c', letters: [letter] });
      const of = { letter, campaign, nowMs: Date.parse(TODAY) };
      const current = await currentLetter({ store: api.store, facts }, of);
      if (!current) throw new Error('nothing is left');
      const asItGoes = (await api.get(path(id))).body;
      expect(asItGoes.text).toContain('công khai');
      await release(await read(id));
      const sent = { sentAt: TODAY, sentAtReal: TODAY, messageId: 'm', subject: asItGoes.subject };
      await api.store.letters.markSent({ letter: id, ...sent, ...current.told });
      const asSent = (await api.get(path(id))).body;
      const { text, html, subject, itemsDigest } = asItGoes;
      expect(asSent).toMatchObject({ text, html, subject, itemsDigest, state: 'sent' });
    });

    it('is found only in its campaign', async () => {
      await letters({});
      await api.open('d');
      expect((await api.get(path('none'))).status).toBe(404);
      expect((await api.get(`/campaigns/d/letters/${encodeURIComponent(DIRECTOR)}`)).status).toBe(404);
      expect((await api.get(path('x'.repeat(401)))).status).toBe(422);
    });
  });

  describe('released', () => {
    it('as it was read, goes: who let it go, and what they had read, is kept', async () => {
      await letters({}, { person: 'thu-ky' });
      const asRead = await read(DIRECTOR);
      expect((await release(asRead)).body).toEqual({ released: [DIRECTOR], refused: [] });
      expect(api.calls.signals).toEqual([{ workflowId: 'letters/c', signal: 'lettersReleased' }]);
      const { body } = await api.get('/campaigns/c/letters?state=ready');
      const releasedBy = expect.stringMatching(/^thử nghiệm \([0-9a-f]{12}\)$/);
      expect(body.items).toMatchObject([
        { releasedBy, releasedDigest: asRead.itemsDigest, releasedAt: TODAY },
      ]);
      const audit = await api.store.audit.list({ campaign: 'c', limit: 100 });
      expect(audit).toContainEqual(expect.objectContaining({ action: 'letters-released', target: DIRECTOR }));
    });

    it('is not while it tells something else than was read, and is once that was read', async () => {
      await letters({ person: 'tai-chinh', items: owed('so-y-te', 'so-noi-vu') });
      const id = `c#${LETTER_AT}#tai-chinh`;
      const before = await read(id);
      await announce();
      expect((await release(before)).body).toEqual({ released: [], refused: [{ id, why: 'changed' }] });
      expect(await api.store.letters.get(id)).toMatchObject({ state: 'waiting' });
      expect(api.calls.signals).toEqual([]);
      const { body } = await release(await read(id));
      expect(body).toEqual({ released: [id], refused: [] });
    });

    it('is not if nothing of what was read is left', async () => {
      await letters({});
      const before = await read(DIRECTOR);
      await announce();
      expect((await release(before)).body.refused).toEqual([{ id: DIRECTOR, why: 'changed' }]);
    });

    it('with others is answered for itself', async () => {
      await letters({}, { person: 'thu-ky' }, { person: 'y-te', state: 'ready' });
      await api.open('d');
      await api.store.letters.insertOnly([waitingLetter('d')]);
      const none = { itemsDigest: 'a'.repeat(64) };
      const foreign = `d#${LETTER_AT}#giam-doc-noi-vu`;
      const ready = `c#${LETTER_AT}#y-te`;
      const { body } = await release(
        await read(DIRECTOR),
        { id: SECRETARY, ...none },
        await read(ready),
        { id: foreign, ...none },
        { id: 'c#none', ...none },
      );
      expect(body).toEqual({
        released: [DIRECTOR],
        refused: [
          { id: SECRETARY, why: 'changed' },
          { id: ready, why: 'not-waiting' },
          { id: foreign, why: 'unknown' },
          { id: 'c#none', why: 'unknown' },
        ],
      });
      expect((await release(await read(DIRECTOR))).body.refused).toEqual([
        { id: DIRECTOR, why: 'not-waiting' },
      ]);
    });

    it('is answered again under the same Idempotency-Key', async () => {
      await letters({});
      const asRead = await read(DIRECTOR);
      const again = () => release(asRead).set('Idempotency-Key', 'mot-lan');
      expect((await again()).body.released).toEqual([DIRECTOR]);
      expect((await again()).body.released).toEqual([DIRECTOR]);
    });

    it.each([
      ['all', 'all at once, unread'],
      [[], 'none'],
      [['l'], 'without a digest'],
      [[{ id: 'l', itemsDigest: 'x' }], 'with what is no digest'],
      [Array.from({ length: 2 }, () => ({ id: 'l', itemsDigest: 'a'.repeat(64) })), 'twice in one'],
    ])('is refused: %j, %s', async (named: unknown, _how: string) => {
      expect((await api.post('/campaigns/c/letters/release', { letters: named })).status).toBe(422);
    });

    it('is not once it was declined', async () => {
      await letters({});
      const asRead = await read(DIRECTOR);
      expect((await decline(DIRECTOR)).status).toBe(200);
      expect((await release(asRead)).body.refused).toEqual([{ id: DIRECTOR, why: 'not-waiting' }]);
    });

    it('costs one write, and shares with the others whatever is looked up', async () => {
      const people = ['y-te', 'noi-vu', 'giam-doc-noi-vu', 'tai-chinh', 'thu-ky', 'giam-doc-y-te'];
      await letters(...people.map((person) => ({ person })));
      const named = await Promise.all(people.map((person) => read(`c#${LETTER_AT}#${person}`)));
      const counted = failingStore(api.store, { nth: 0, failing: 'before' });
      const other = api.beside({ store: counted.store });
      const calls = async (...each: typeof named) => {
        const before = counted.calls();
        const { body } = await other.post('/campaigns/c/letters/release', { letters: each });
        expect(body.released).toHaveLength(each.length);
        return counted.calls() - before;
      };
      const [first, ...rest] = named as [(typeof named)[number], ...typeof named];
      const one = await calls(first);
      expect(await calls(...rest)).toBe(one + rest.length - 1);
      expect(one).toBeLessThanOrEqual(10);
    });
  });

  describe('declined', () => {
    it('is withdrawn for a reason, and said again changes nothing', async () => {
      await letters({});
      const { status, body } = await decline(DIRECTOR);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: DIRECTOR,
        state: 'withdrawn',
        withdrawnBecause: 'declined',
        declinedAt: TODAY,
        declinedBy: expect.stringMatching(/^thử nghiệm /),
        declinedReason: 'đã trao đổi trực tiếp',
      });
      api.advance(60_000);
      expect((await decline(DIRECTOR)).body).toEqual(body);
      const audit = await api.store.audit.list({ campaign: 'c', limit: 100 });
      expect(audit.filter(({ action }) => action === 'letter-declined')).toMatchObject([
        { target: DIRECTOR },
      ]);
    });

    it.each(['ready', 'sending', 'sent', 'withdrawn', 'failed'] as const)(
      'is not if it is %s',
      async (state) => {
        await letters({ state });
        const { status, body } = await decline(DIRECTOR);
        expect(status).toBe(409);
        expect(body.detail).toContain(`"${state}"`);
        expect(await api.store.letters.get(DIRECTOR)).not.toHaveProperty('declinedAt');
      },
    );

    it('is not for another reason, for none, or where it is not', async () => {
      await letters({});
      expect((await decline(DIRECTOR, ' ')).status).toBe(422);
      expect((await decline(DIRECTOR, 'một\nhai')).status).toBe(422);
      expect((await decline('c#none')).status).toBe(404);
      await decline(DIRECTOR);
      expect((await decline(DIRECTOR, 'lý do khác')).status).toBe(409);
    });
  });
});
