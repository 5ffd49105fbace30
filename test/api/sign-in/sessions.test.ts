import type { Catalogue } from '../../../use-cases/campaigns/catalogue';
import { partlyStaffed } from '../../fixtures/small-register';
import type { Caller } from '../../support/api/api';
import { newCampaign, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rehearse } from '../../support/api/rehearsal';

const REVIEWER = 'tai-chinh@thu-nghiem.example';
const UNIT = '/campaigns/c/evaluations/so-y-te';
const HOUR_MS = 3_600_000;

describeApi('a session', { open: 'c' }, (api) => {
  it('files in the person’s own name, and the record has it', async () => {
    const person = await api.signedIn(REVIEWER);
    const filed = await person.post(`${UNIT}/filings`, review({ id: 'by-session' }));
    expect(filed.status).toBe(201);
    expect(filed.body).toMatchObject({ actor: `Người thử (${REVIEWER})`, party: 'so-tai-chinh' });
    const read = await person.get(`${UNIT}/filings/by-session`);
    expect(read.status).toBe(200);
  });

  it('is not another party', async () => {
    const person = await api.signedIn('y-te@thu-nghiem.example');
    const filed = await person.post(`${UNIT}/filings`, review());
    expect(filed.status).toBe(403);
  });

  it('reads the campaigns of its person alone', async () => {
    await api.open('other');
    const [person, stranger] = await Promise.all([api.signedIn(REVIEWER), api.signedIn('x@y.example')]);
    expect((await person.get('/campaigns')).body.items.map(({ id }: { id: string }) => id)).toEqual([
      'c',
      'other',
    ]);
    expect((await stranger.get('/campaigns')).status).toBe(403);
    expect((await person.get('/campaigns/none')).status).toBe(403);
  });

  it('has the tasks of its person, in each campaign those of what they are there', async () => {
    const moved = {
      ...partlyStaffed,
      id: 'moved',
      roles: partlyStaffed.roles.map((each) =>
        each.person === 'thu-ky'
          ? { person: 'tai-chinh', party: each.party, role: each.role }
          : each.person === 'tai-chinh'
            ? { ...each, person: 'thu-ky' }
            : each,
      ),
    };
    const catalogue: Catalogue = {
      ...api.deps.catalogue,
      register: (id, plan) => (id === moved.id ? moved : api.deps.catalogue.register(id, plan)),
    };
    await api.beside({ catalogue }).open('next-year', { plan: newCampaign.plan, register: moved.id });
    const person = await api.signedIn(REVIEWER);
    const { items } = (await person.get('/tasks')).body as { items: { campaign: string; party: string }[] };
    const partiesIn = (campaign: string) => [
      ...new Set(items.filter((each) => each.campaign === campaign).map(({ party }) => party)),
    ];
    expect(partiesIn('c')).toEqual(['so-tai-chinh']);
    expect(partiesIn('next-year')).toEqual(['pct-van-xa']);
  });

  it('is nobody to what must be granted', async () => {
    const person = await api.signedIn('giam-doc-noi-vu@thu-nghiem.example');
    for (const path of [
      '/campaigns/c/letters',
      '/campaigns/c/progress',
      '/senders',
      '/campaigns/c/synthesis',
    ]) {
      expect([path, (await person.get(path)).status]).toEqual([path, 403]);
    }
  });

  it('changes nothing for a page of another site', async () => {
    const person = await api.signedIn(REVIEWER);
    const from = (site: Record<string, string>) =>
      person.post(`${UNIT}/filings`, review({ id: 'foreign' })).set(site);
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await from({ 'Sec-Fetch-Site': site });
      expect([site, answer.status, answer.body.type]).toEqual([
        site,
        403,
        'urn:cong-vu:problem:cross-origin',
      ]);
    }
    expect((await person.get(`${UNIT}/filings/foreign`)).status).toBe(404);
  });

  it('cannot act as others, not even in a rehearsal', async () => {
    const person = await api.signedIn(REVIEWER);
    expect((await person.get('/me').set('Act-As', 'clerk')).status).toBe(400);
  });

  it('ends after eight hours without use', async () => {
    const person = await api.signedIn(REVIEWER);
    api.advance(8 * HOUR_MS);
    expect((await person.get('/me')).status).toBe(401);
  });

  it('goes on while it is used, and ends after twelve hours all the same', async () => {
    const person = await api.signedIn(REVIEWER);
    for (let hour = 1; hour < 12; hour += 1) {
      api.advance(HOUR_MS);
      expect([hour, (await person.get('/me')).status]).toEqual([hour, 200]);
    }
    api.advance(HOUR_MS);
    expect((await person.get('/me')).status).toBe(401);
  });

  it('is one of five: a sixth ends the oldest', async () => {
    const all: Caller[] = [];
    for (let n = 0; n < 6; n += 1) {
      all.push(await api.signedIn('noi-vu@thu-nghiem.example'));
      api.advance(1);
    }
    const statuses = await Promise.all(all.map(async (each) => (await each.get('/me')).status));
    expect(statuses).toEqual([401, 200, 200, 200, 200, 200]);
  });

  it('from a rehearsal’s mailbox sees rehearsals alone', async () => {
    const { campaign } = await rehearse(api, { id: 'r' });
    const person = await api.signedIn(REVIEWER, { realm: 'rehearsals' });
    const campaigns = (await person.get('/campaigns')).body.items.map(({ id }: { id: string }) => id);
    expect(campaigns).toEqual([campaign]);
    for (const path of ['', '/evaluations', '/evaluations/so-y-te', '/plan']) {
      expect([path, (await person.get(`/campaigns/c${path}`)).status]).toEqual([path, 403]);
    }
    expect((await person.post(`${UNIT}/filings`, review())).status).toBe(403);
  });

  it('of a secret that nobody has, or of another shape, is none', async () => {
    for (const secret of ['x', 'x'.repeat(43), '']) {
      const answer = await api.get('/me').unset('Authorization').set('Cookie', `__Host-cv=${secret}`);
      expect(answer.status).toBe(401);
    }
  });
});
