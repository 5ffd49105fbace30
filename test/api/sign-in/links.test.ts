import request from 'supertest';
import type { LetterLinkDocument } from '../../../store/documents/letter';
import { linkId } from '../../../use-cases/links/link-names';
import { document, review, waiver } from '../../support/api/bodies';
import { type Browser, codeIn, openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';
import { keepingMailer } from '../../support/api/mailboxes';
import { rehearse } from '../../support/api/rehearsal';
import { until } from '../../support/until';

const relay = keepingMailer();
const captured = keepingMailer();
const signIn = {
  relay,
  captured,
  pace: async () => undefined,
  codesPerClientAndHour: 1000,
  emailCode: 'on' as const,
};
const TASK = '/d/c/don-vi/so-y-te/nop/agency-review/so-tai-chinh';

describeApi('the link of a letter', { open: 'c', deps: () => ({ signIn }) }, (api) => {
  let browser: Browser;
  let links = 0;
  let days = 0;
  beforeEach(() => {
    // Each on a day of its own, since codes are counted by the hour.
    days += 1;
    api.advance(days * 86_400_000);
    relay.letters.length = 0;
    captured.letters.length = 0;
    browser = openBrowser(api.app);
  });

  /** As it is made when a letter goes; resolves to what its address ends with. */
  async function letterTo(more: Partial<LetterLinkDocument> = {}): Promise<string> {
    links += 1;
    const token = `token-${links}`.padEnd(22, 'x');
    await api.store.letterLinks.insertAll([
      {
        _id: linkId(token),
        code: 'BCDFGHJK',
        letter: `c#${links}`,
        person: 'tai-chinh',
        campaign: 'c',
        step: 'agency-review',
        party: 'so-tai-chinh',
        units: ['so-y-te'],
        createdAt: '2013-10-22T01:00:00.000Z',
        ...more,
      },
    ]);
    return token;
  }
  const codeFrom = async (mailbox = relay) => codeIn(await until(async () => mailbox.letters.at(-1)));

  it('leads by two presses from the letter to its form', async () => {
    const token = await letterTo();
    const landing = await browser.get(`/t/${token}`);
    expect(landing.status).toBe(200);
    expect(landing.text).toContain('Gửi mã cho tôi');
    expect((await browser.post('/sign-in/code', { token })).headers['location']).toBe('/dang-nhap/ma');
    const entered = await browser.post('/sign-in', { code: await codeFrom() });
    expect(entered.headers['location']).toBe(TASK);
    // And by one press from then on.
    expect((await browser.get(`/t/${token}`)).headers['location']).toBe(TASK);
  });

  it('says what is asked, of whom, by when, and to whom the letter went, whose address it does not tell', async () => {
    const { text } = await browser.get(`/t/${await letterTo()}`);
    for (const said of ['Sở Tài chính', 'Sở Y tế', '10/11', 'tai-chinh', 't•••@thu-nghiem…']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('tai-chinh@thu-nghiem.example');
  });

  it('opens the list of its party where the matter is about several units', async () => {
    const token = await letterTo({ units: ['so-y-te', 'so-noi-vu'] });
    await browser.post('/sign-in/code', { token });
    const entered = await browser.post('/sign-in', { code: await codeFrom() });
    expect(entered.headers['location']).toBe('/d/c/nhan-xet?ben=so-tai-chinh&don-vi=so-y-te,so-noi-vu');
  });

  it('of a report says so, and where it takes a granted role leads to the password', async () => {
    const token = await letterTo({ page: 'overdue', party: 'so-noi-vu', units: ['so-y-te'] });
    const { text } = await browser.get(`/t/${token}`);
    expect(text).toContain('Danh sách việc quá hạn');
    expect(text).not.toContain('Gửi mã cho tôi');
    const list = encodeURIComponent('/d/c/qua-han?don-vi=so-y-te&buoc=agency-review');
    expect(text).toContain(`href="/dang-nhap/mat-khau?ve=${list}"`);
    // A session by code shows nothing of it: the page stays.
    await browser.post('/sign-in/code', { address: 'tai-chinh@thu-nghiem.example' });
    await browser.post('/sign-in', { code: await codeFrom() });
    expect((await browser.get(`/t/${token}`)).status).toBe(200);
  });

  it.each(['BCDF-GHJK', 'bcdf ghjk', 'BCDFGHJK'])(
    'is found by the code that it prints, as %s',
    async (code) => {
      await letterTo();
      const landing = await browser.get(`/ma?ma=${encodeURIComponent(code)}`);
      expect(landing.status).toBe(200);
      expect(landing.text).toContain('Gửi mã cho tôi');
      await browser.post('/sign-in/code', { ma: code });
      expect((await browser.post('/sign-in', { code: await codeFrom() })).headers['location']).toBe(TASK);
    },
  );

  it('tells who types a code that no letter has', async () => {
    const answer = await browser.get('/ma?ma=ZZZZ-ZZZZ');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('value="ZZZZ-ZZZZ"');
  });

  it('lets nobody guess at codes without end', async () => {
    const limits = { ...api.deps.limits, refusalsPerMinute: 2 };
    const guesser = openBrowser(api.beside({ limits }).app);
    const statuses: number[] = [];
    for (const code of ['BBBBBBBB', 'CCCCCCCC', 'DDDDDDDD']) {
      statuses.push((await guesser.get(`/ma?ma=${code}`)).status);
    }
    expect(statuses).toEqual([404, 404, 429]);
  });

  it('explains itself when it leads to nothing', async () => {
    const answer = await browser.get('/t/abgeschnitten');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Nhập mã việc');
  });

  it('of a letter that was forwarded lets somebody sign in as themselves', async () => {
    const token = await letterTo();
    const { text } = await browser.get(`/t/${token}`);
    const [, href = ''] = /href="(\/dang-nhap\?ve=[^"]+)"/.exec(text) ?? [];
    const { text: signInText } = await browser.get(href);
    expect(signInText).toContain(`name="ve" value="${TASK}"`);
  });

  it('shows the page, and not the form, to who is signed in for another party', async () => {
    const token = await letterTo();
    await browser.post('/sign-in/code', { address: 'y-te@thu-nghiem.example' });
    await browser.post('/sign-in', { code: await codeFrom() });
    expect((await browser.get(`/t/${token}`)).status).toBe(200);
  });

  it('changes nothing and sends nothing, however often a scanner looks at it', async () => {
    const token = await letterTo();
    const before = await api.everything();
    for (const path of [
      `/t/${token}`,
      '/ma?ma=BCDFGHJK',
      '/dang-nhap',
      '/dang-nhap/ma',
      '/sign-in/code',
      '/sign-in',
      '/sign-out',
      '/vao/x',
    ]) {
      const { status } = await request(api.app).get(path);
      expect([path, status < 500]).toEqual([path, true]);
      await request(api.app).head(path);
    }
    expect(await api.everything()).toEqual(before);
    expect(relay.letters).toEqual([]);
  });

  describe('once the matter has gone on', () => {
    const CAMPAIGN = 'gone-on';
    const of = (unit: string) => `/campaigns/${CAMPAIGN}/evaluations/${unit}`;
    beforeAll(() => api.open(CAMPAIGN));
    const saying = async (unit: string) =>
      (await browser.get(`/t/${await letterTo({ campaign: CAMPAIGN, units: [unit] })}`)).text;

    it('says that a review was filed and announced', async () => {
      await api.post(`${of('so-y-te')}/filings`, review({ id: 'r-1' }));
      await api.post(`${of('so-y-te')}/announcements`, { party: 'so-tai-chinh', document });
      expect(await saying('so-y-te')).toContain('đã được tiếp nhận');
    });

    it('says that it was waived', async () => {
      await api.post(`${of('so-noi-vu')}/waivers`, waiver('agency-review/so-tai-chinh'));
      const text = await saying('so-noi-vu');
      expect(text).toContain('đã được miễn');
      expect(text).not.toContain('<button');
    });

    it('says that the campaign was cancelled', async () => {
      await api.post(`/campaigns/${CAMPAIGN}/cancel`, { reason: 'mở nhầm' });
      const text = await saying('so-y-te');
      expect(text).toContain('đã bị hủy');
      expect(text).not.toContain('<button');
    });
  });

  it('of a rehearsal sends its code to the captured mailbox alone, whose session sees rehearsals alone', async () => {
    await rehearse(api, { id: 'r' });
    const token = await letterTo({ campaign: 'r' });
    expect((await browser.get(`/t/${token}`)).text).toContain('DIỄN TẬP');
    await browser.post('/sign-in/code', { token });
    await browser.post('/sign-in', { code: await codeFrom(captured) });
    expect(relay.letters).toEqual([]);
    expect((await browser.get('/api/v1/me')).body.session.realm).toBe('rehearsals');
    expect((await browser.get('/api/v1/campaigns/r')).status).toBe(200);
    expect((await browser.get('/api/v1/campaigns/c')).status).toBe(403);
  });

  it('keeps its secret part out of the log', async () => {
    const token = await letterTo();
    await browser.get(`/t/${token}`);
    await browser.post('/sign-in/code', { token });
    await codeFrom();
    expect(api.log.join('')).not.toContain(token);
    expect(api.log.join('')).toContain('/t/…');
  });
});
