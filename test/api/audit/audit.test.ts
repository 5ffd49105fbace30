import request from 'supertest';
import { REFUSED_ACTIONS } from '../../../domain/audit';
import { NO_LIMITS } from '../../support/api/api';
import { document, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned } from '../../support/api/webhooks';
import { linesOfCli } from '../../support/run-cli';
import { until } from '../../support/until';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const limits = { ...NO_LIMITS, trustProxy: 'loopback' };

interface Entry {
  id: string;
  at: string;
  actor: string;
  action: string;
  campaign?: string;
  units?: string[];
  target?: string;
  from?: string;
  count?: number;
}

describeApi('the audit', { open: 'c', fresh: true, deps: () => ({ limits }) }, (api) => {
  const read = async (query = ''): Promise<Entry[]> => {
    const { status, body, text } = await api.get(`/audit?limit=500${query}`);
    if (status !== 200) throw new Error(text);
    return body.items;
  };
  /** What is written once an answer was sent. */
  const readUntil = (query: string, count: number) =>
    until(async () => {
      const entries = await read(query);
      return entries.length >= count ? entries : undefined;
    });

  describe('of what is read', () => {
    it('has who read a filing, of which unit, when and from where, and nothing that it says', async () => {
      await api.post(`${UNIT}/filings`, review({ id: 'r', remarks: 'điều mật' }));
      await api.get(`${UNIT}/filings/r@so-tai-chinh`).set('X-Forwarded-For', '10.0.0.7');
      const [entry] = await read('&action=content-read');
      expect(entry).toEqual({
        id: expect.any(String),
        at: '2013-10-01T00:00:00.000Z',
        actor: expect.stringMatching(/^thử nghiệm \(/),
        action: 'content-read',
        campaign: 'c',
        units: ['so-y-te'],
        target: 'getFiling r@so-tai-chinh',
        from: '10.0.0.7',
      });
    });

    it('has a person by their name', async () => {
      const person = await api.signedIn('so-y-te@thu-nghiem.example');
      await person.get(`${UNIT}/forms/self-review/so-y-te`);
      const readings = await read('&action=content-read');
      const refused = await read('&action=access-refused');
      expect([...readings, ...refused].map(({ actor }) => actor).join()).toContain('Người thử');
    });

    it('has documents, material for syntheses, drafts and parked messages; not what has no contents', async () => {
      await registerSender(api, { id: 'hrm', parties: ['so-tai-chinh'] });
      for (const path of ['/documents', '/synthesis', '', '/evaluations', '/letters', '/parked']) {
        expect((await api.get(`/campaigns/c${path}`)).status).toBe(200);
      }
      await api.get(`${UNIT}/synthesis`);
      const targets = new Set((await read('&action=content-read')).map(({ target }) => target));
      expect(targets).toEqual(new Set(['getSynthesisSource', 'listDocuments', 'listSynthesisSources']));
    });

    it('has the same again within a minute once, and again in the next', async () => {
      for (let i = 0; i < 3; i += 1) await api.get(`${UNIT}/synthesis`);
      expect(await read('&action=content-read')).toHaveLength(1);
      api.advance(60_000);
      await api.get(`${UNIT}/synthesis`);
      expect(await read('&action=content-read')).toHaveLength(2);
    });

    it('gives nothing that it cannot write down', async () => {
      const audit = { ...api.store.audit, append: () => Promise.reject(new Error('broken')) };
      const broken = api.beside({ store: { ...api.store, audit } });
      const { status, text } = await broken.get(`${UNIT}/synthesis`);
      expect(status).toBe(500);
      expect(text).not.toContain('so-y-te');
    });
  });

  describe('of what is refused', () => {
    it('has who asked for what is not theirs, and from where', async () => {
      const reader = await api.as(['reader']);
      await reader.get(`${UNIT}/synthesis`).set('X-Forwarded-For', '10.0.0.8');
      const [entry] = await readUntil('&action=access-refused', 1);
      expect(entry).toMatchObject({
        campaign: 'c',
        units: ['so-y-te'],
        target: 'GET /api/v1/campaigns/:campaign/evaluations/:unit/synthesis',
        from: '10.0.0.8',
        count: 1,
      });
      expect(entry?.actor).toMatch(/^thử nghiệm \(/);
    });

    it('has wrong keys, forged signatures and limits, of an unknown caller by address alone', async () => {
      const few = api.beside({ limits: { ...limits, openRequestsPerMinute: 1 } });
      const from = (test: request.Test) => test.set('X-Forwarded-For', '10.0.0.9');
      await from(
        request(api.app).get('/api/v1/me').set('Authorization', 'Bearer cv_giả'.replace('giả', 'gia')),
      );
      await from(sendSigned(api, { sender: 'nobody', secret: `whsec_${'A'.repeat(43)}=`, payload: {} }));
      await from(request(few.app).get('/docs'));
      await from(request(few.app).get('/docs'));
      const entries = await until(async () => {
        const found = (await read('&who=unknown')).filter((entry) => entry.from === '10.0.0.9');
        return found.length >= 3 ? found : undefined;
      });
      expect(entries.map(({ action }) => action).sort()).toEqual([
        'key-refused',
        'limit-reached',
        'signature-refused',
      ]);
      for (const entry of entries) expect(entry).not.toHaveProperty('target');
    });

    it('is not filled by an unknown caller: a minute has one entry for an address, which counts', async () => {
      const wrong = () =>
        request(api.app)
          .get('/api/v1/me')
          .set('Authorization', 'Bearer x')
          .set('X-Forwarded-For', '10.0.1.1');
      for (let i = 0; i < 50; i += 1) await wrong();
      await api.deps.refusals.flush();
      expect(await readUntil('&action=key-refused', 1)).toEqual([
        expect.objectContaining({ from: '10.0.1.1', count: 50 }),
      ]);
    });

    it('tells two hundred addresses of unknown callers apart, and no more', async () => {
      for (let i = 0; i < 220; i += 1) {
        const from = `10.2.${i >> 8}.${i & 255}`;
        api.deps.refusals.note({ action: 'key-refused', actor: undefined, from });
      }
      await api.deps.refusals.flush();
      const entries = await readUntil('&action=key-refused', 201);
      expect(entries).toHaveLength(201);
      expect(entries.filter(({ from }) => from === undefined)).toEqual([
        expect.objectContaining({ count: 20 }),
      ]);
    });

    it('is not filled by somebody with a key either', async () => {
      for (let i = 0; i < 100; i += 1) {
        api.deps.refusals.note({
          action: 'access-refused',
          actor: 'x (y)',
          from: '10.3.0.1',
          target: `t ${i}`,
        });
      }
      await api.deps.refusals.flush();
      expect(await readUntil('&who=y', 61)).toHaveLength(61);
    });

    it('has nothing of a page of ours whose reader has not signed in', async () => {
      const answer = await request(api.app).get('/api/v1/me').set('Sec-Fetch-Site', 'same-origin');
      expect(answer.status).toBe(401);
      await api.deps.refusals.flush();
      for (const action of REFUSED_ACTIONS) expect(await read(`&action=${action}`)).toEqual([]);
    });
  });

  describe('is asked', () => {
    it('by who, action, campaign, unit and time', async () => {
      const clerk = await api.as(['clerk']);
      const waiver = { obligation: 'agency-review/so-noi-vu', reason: 'mới sáp nhập', ...document };
      await api.post(`${UNIT}/waivers`, waiver);
      api.advance(3_600_000);
      await clerk.get('/campaigns/c/letters');
      const id = (await readUntil('&action=access-refused', 1))[0]?.actor.replace(/^.*\((.*)\)$/, '$1') ?? '';
      const actions = async (query: string) => (await read(query)).map(({ action }) => action);
      expect(await actions(`&who=${id}`)).toEqual(['access-refused']);
      expect(await actions('&unit=so-y-te')).toEqual(['waiver']);
      expect(await actions('&unit=so-noi-vu')).toEqual([]);
      expect(await actions('&campaign=c&action=waiver&unit=so-y-te')).toEqual(['waiver']);
      expect(await actions('&campaign=other')).toEqual([]);
      expect(await actions('&from=2013-10-01T00:30:00Z')).toEqual(['access-refused']);
      expect(await actions('&to=2013-10-01T00:30:00Z')).not.toContain('access-refused');
      expect((await api.get('/audit?action=none')).status).toBe(422);
      expect((await api.get('/audit?cursor=eA')).status).toBe(422);
    });

    it('in pages, the newest first, each entry once', async () => {
      for (let i = 0; i < 7; i += 1) {
        await api.store.audit.append({
          _id: `e-${i}`,
          at: `2013-11-0${1 + Math.floor(i / 3)}T00:00:00.000Z`,
          actor: 'x',
          action: 'waiver',
        });
      }
      const ids: string[] = [];
      let next: string | undefined = '/audit?who=x&limit=2';
      while (next !== undefined) {
        const answer: request.Response = await api.get(next);
        ids.push(...answer.body.items.map(({ id }: Entry) => id));
        const { nextCursor } = answer.body;
        next = nextCursor === undefined ? undefined : `/audit?who=x&limit=2&cursor=${nextCursor}`;
      }
      expect(ids).toEqual(['e-6', 'e-5', 'e-4', 'e-3', 'e-2', 'e-1', 'e-0']);
    });

    it.each([
      ['limit=0x10', '?limit'],
      ['limit=1e1', '?limit'],
      ['limit=%205', '?limit'],
      ['limit=', '?limit'],
      ['from=2013-11-02T00:00:00Z&to=2013-11-01T00:00:00Z', '?to'],
      ['from=2013-11-02T00:00:00Z&to=2013-11-02T00:00:00Z&limit=x', '?limit ?to'],
    ])('and refuses %s by its name', async (query, fields) => {
      const { status, body } = await api.get(`/audit?${query}`);
      expect(status).toBe(422);
      expect(
        (body.errors as { field: string }[])
          .map(({ field }) => field)
          .sort()
          .join(' '),
      ).toBe(fields);
    });

    it('from an instant with an offset whose plus sign nobody escaped', async () => {
      await api.store.audit.append({
        _id: 'p',
        at: '2013-11-01T00:00:00.000Z',
        actor: 'x',
        action: 'waiver',
      });
      const found = async (from: string) => (await read(`&who=x&from=${from}`)).length;
      expect(await found('2013-11-01T07:00:00+07:00')).toBe(1);
      expect(await found('2013-11-01T07:00:01+07:00')).toBe(0);
      expect(await found('2013-11-01T07:00:00%2B07:00')).toBe(1);
    });

    it.each([
      ['=1+1', "'=1+1"],
      ['-2', "'-2"],
      ['＝1+1', "'＝1+1"],
      ['＠x', "'＠x"],
      [';=1+1', ";'=1+1"],
      ['a; +1', "a; '+1"],
      ['a-b = c@d', 'a-b = c@d'],
    ])('with %s as a text in a table, and no formula', async (actor, cell) => {
      await api.store.audit.append({ _id: 'f', at: '2013-11-01T00:00:00.000Z', actor, action: 'waiver' });
      const table = await api.get('/audit?action=waiver').set('Accept', 'text/csv').buffer();
      expect(table.text).toContain(`,"${cell}",`);
    });

    it('by administrators and IT alone', async () => {
      for (const [role, status] of [
        ['administrator', 200],
        ['it', 200],
        ['committee', 403],
        ['reader', 403],
      ] as const) {
        expect([role, (await (await api.as([role])).get('/audit')).status]).toEqual([role, status]);
      }
    });

    it('as a table and as JSON Lines, which is on record itself', async () => {
      await api.store.audit.append({
        _id: 'f',
        at: '2013-11-01T00:00:00.000Z',
        actor: '=1+1',
        action: 'waiver',
        units: ['so-y-te', 'so-noi-vu'],
        target: 'a "b"',
      });
      const table = await api.get('/audit?action=waiver&limit=1').set('Accept', 'text/csv').buffer();
      expect(table.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(table.text).toBe(
        '\ufeffat,actor,action,campaign,units,target,from,count,lastAt\r\n' +
          `"2013-11-01T00:00:00.000Z","'=1+1","waiver","","so-y-te so-noi-vu","a ""b""","","",""\r\n`,
      );
      const lines = await api
        .get('/audit?action=waiver')
        .set('Accept', 'application/jsonl')
        .buffer()
        .parse((response, done) => {
          let text = '';
          response.on('data', (piece: Buffer) => (text += piece.toString()));
          response.on('end', () => done(null, text));
        });
      expect(JSON.parse(String(lines.body).trim())).toMatchObject({ id: 'f', actor: '=1+1' });
      expect(await read('&action=audit-exported')).toHaveLength(1);
      await api.get('/audit?limit=1').set('Accept', 'text/csv');
      const paged = await api.get('/audit?limit=1').set('Accept', 'text/csv');
      expect(paged.get('link')).toMatch(/cursor=[^>]+>; rel="next"/);
    });

    it('on the command line, in both languages', async () => {
      const { store } = api;
      await api.post(`${UNIT}/waivers`, { obligation: 'agency-review/so-noi-vu', reason: 'x', ...document });
      const run = (...args: string[]) => linesOfCli(['audit', ...args], { store });
      expect(await run('--unit', 'so-y-te')).toEqual([
        expect.stringMatching(
          /^2013-10-01T00:00:00.000Z {2}thử nghiệm \(\w+\) {2}waiver {2}c so-y-te so-y-te#/,
        ),
      ]);
      const [head, row] = await run('--csv', '--action', 'waiver');
      expect(head).toBe('\ufeffat,actor,action,campaign,units,target,from,count,lastAt');
      expect(row).toContain('"waiver"');
      const [line = ''] = await run('--jsonl', '--action', 'waiver');
      expect(JSON.parse(line)).toMatchObject({ action: 'waiver', units: ['so-y-te'] });
      expect(await run('--who', 'nobody')).toEqual(['there are no such entries']);
      expect(await linesOfCli(['audit', '--who', 'x'], { store, language: 'vi' })).toEqual([
        'không có mục nào như vậy',
      ]);
      await expect(run('--csv', '--jsonl')).rejects.toThrow('not both');
      await expect(run('--from', 'yesterday')).rejects.toThrow('--from');
      for (const limit of ['0x10', '1e1', ' 5', '']) {
        await expect(run('--limit', limit)).rejects.toThrow('--limit');
      }
      const [day, dayBefore] = ['2013-11-02T00:00:00+07:00', '2013-11-01T00:00:00+07:00'];
      await expect(run('--from', day, '--to', dayBefore)).rejects.toThrow('--to');
      // Both exports are on record, as those over HTTP are; what is shown in the terminal is not.
      const exported = await read('&action=audit-exported');
      expect(exported.map(({ actor }) => actor)).toEqual(
        Array(2).fill(expect.stringMatching(/^command line \(/)),
      );
    });
  });

  it('has its address and the public part of a key in every line of the log, and no secret', async () => {
    const key = await api.keyFor({ roles: ['reader'] });
    api.log.length = 0;
    await request(api.app)
      .get('/api/v1/me')
      .set('Authorization', `Bearer ${key}`)
      .set('X-Forwarded-For', '10.0.0.9');
    const person = await api.signedIn('so-y-te@thu-nghiem.example');
    await person.get('/me');
    const lines = await until(() => {
      const found = api.log.map((text) => JSON.parse(text)).filter(({ msg }) => msg === 'request completed');
      return Promise.resolve(found.length >= 2 ? found : undefined);
    });
    expect(lines[0]).toMatchObject({ from: '10.0.0.9', key: expect.stringMatching(/^\w+$/) });
    expect(lines[1]).toMatchObject({
      from: expect.stringMatching(/127\.0\.0\.1$/),
      session: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(key).toContain(lines[0].key);
    expect(api.log.join()).not.toContain(key);
  });
});
