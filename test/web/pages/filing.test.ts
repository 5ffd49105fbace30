import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { describeBrowser } from '../../support/browser/describe-browser';
import { until } from '../../support/until';
import { examplesService } from './service';
import { newStanding } from './standing';

const standing = newStanding();
let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: Server;
let origin: string;

describeBrowser('filing', (started) => {
  beforeAll(async () => {
    server = examplesService(standing).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = started();
  });

  afterAll(async () => {
    server?.close();
  });

  beforeEach(async () => {
    Object.assign(standing, newStanding());
    context = await browser.createBrowserContext();
    page = await context.newPage();
  });

  afterEach(() => context.close());

  const opened = async (unit: string, step = 'agency-review', party = 'so-tai-chinh') => {
    await page.goto(`${origin}/d/dong-nai-2013/don-vi/${unit}/nop/${step}/${party}`);
    await page.waitForSelector('h1');
  };
  const sent = (call: RegExp) => standing.received.filter((each) => call.test(each.call));
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
  const tabTo = async (id: string) => {
    for (let tabs = 0; tabs < 60 && (await focused()) !== id; tabs += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe(id);
  };
  const button = (text: string) => page.locator(`.buttons button ::-p-text(${text})`);

  test('an opinion is filed by the keyboard alone, and its receipt is told', async () => {
    await opened('y-kien', 'member-opinion', 'pct-van-xa');
    await tabTo('level');
    await page.keyboard.press('ArrowDown');
    await tabTo('remarks');
    await page.keyboard.type('Nhất trí.');
    await page.keyboard.press('Tab');
    await until(async () => (await textOf('.saved')).includes('Đã lưu') || undefined);
    // Enter in a field files nothing.
    await tabTo('document.number');
    await page.keyboard.press('Enter');
    expect(sent(/POST/)).toEqual([]);
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Nộp') break;
    }
    await page.keyboard.press('Enter');
    await page.waitForSelector('.receipt-number');
    expect(await textOf('.receipt-number')).toBe('DN13-7K4Q-2M');
    // A screen reader announces the new page.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const [filing] = sent(/POST .*filings$/);
    const drafts = sent(/PUT .*drafts/).map(({ body }) => body as { filing: string });
    expect(filing?.body).toEqual({
      id: drafts[0]?.filing,
      step: 'member-opinion',
      party: 'pct-van-xa',
      level: 'good',
      remarks: 'Nhất trí.',
    });
  });

  test('what is wrong is told at once, on top, with the focus; each leads to its field', async () => {
    await opened('so-y-te');
    await button('Nộp').click();
    await page.waitForSelector('.summary');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('summary');
    expect(await page.title()).toMatch(/^Lỗi: /);
    const links = await page.$$eval('.summary a', (all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual([
      '#criteria.duties.shortcomings',
      '#criteria.discipline.achieved',
      '#criteria.discipline.shortcomings',
      '#document.signer',
    ]);
    await page.click('.summary li:last-child a');
    expect(await focused()).toBe('document.signer');
    const describedBy = await page.$eval('[id="document.signer"]', (input) =>
      input.getAttribute('aria-describedby'),
    );
    const described = await page.evaluate(
      (ids) => (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
      describedBy,
    );
    expect(described).toContain('Lỗi: Đề nghị nhập mục này.');
    expect(sent(/POST .*filings$/)).toEqual([]);
  });

  test('however often the button is clicked, and though the service is away at first, one filing is sent', async () => {
    await opened('da-nop');
    standing.away = /filings$/;
    setTimeout(() => {
      standing.away = undefined;
    }, 500);
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('.buttons button')];
      for (let clicks = 0; clicks < 5; clicks += 1) buttons[0]?.click();
    });
    await page.waitForSelector('.receipt-number', { timeout: 45_000 });
    const ids = new Set(sent(/POST .*filings$/).map(({ body }) => (body as { id: string }).id));
    expect(ids.size).toBe(1);
    expect(sent(/POST .*filings$/)).toHaveLength(2);
  });

  test('what is typed while the service is away stays, is said to be unsaved, and is saved when it is back', async () => {
    await opened('muon');
    standing.away = /drafts/;
    await page.type('[id="remarks"]', 'Một câu.');
    await until(async () => (await textOf('.saved')).includes('đang thử lại') || undefined);
    standing.away = undefined;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await until(async () => (await textOf('.saved')).includes('Đã lưu 14:32') || undefined);
    const last = standing.received.findLast(({ call }) => call.startsWith('PUT'));
    expect(last?.body).toMatchObject({ fields: { remarks: 'Một câu.' } });
  });

  test('of two texts for one field, one is taken before anything is sent', async () => {
    await opened('hai-nguoi');
    await page.type('#remarks', 'Còn chậm.');
    await page.waitForSelector('.theirs');
    await button('Nộp').click();
    await page.waitForSelector('.summary');
    const links = await page.$$eval('.summary a', (all) => all.map((link) => link.textContent));
    expect(links).toContain('Nhận xét: Đề nghị chọn nội dung giữ lại ở mục này.');
    await page.locator('.theirs button ::-p-text(Dùng của)').click();
    await until(async () => (await textOf('.saved')).includes('Đã lưu') || undefined);
    expect(await page.$eval('#remarks', (area) => (area as HTMLTextAreaElement).value)).toBe(
      'Đơn vị có nhiều cố gắng.',
    );
    expect(sent(/POST .*filings$/)).toEqual([]);
  });

  test('a page that is left a moment after the last key asks first, and saves it while it goes', async () => {
    await opened('muon');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.type('#remarks', 'Chưa kịp lưu');
    await page.goto('about:blank');
    expect(asked).toEqual(['beforeunload']);
    const [draft] = await until(() =>
      Promise.resolve(sent(/PUT .*drafts/).length > 0 ? sent(/PUT .*drafts/) : undefined),
    );
    expect(draft?.body).toMatchObject({ fields: { remarks: 'Chưa kịp lưu' } });
  });

  test('a closed dossier asks for a tick before anything is sent', async () => {
    await opened('da-chot');
    for (const [field, text] of [
      ['criteria.duties.shortcomings', 'Không.'],
      ['criteria.discipline.achieved', 'Đạt.'],
      ['criteria.discipline.shortcomings', 'Không.'],
      ['document.signer', 'Giám đốc'],
    ])
      await page.type(`[id="${field}"]`, text ?? '');
    await button('Gửi').click();
    await page.waitForSelector('.summary');
    expect(await page.$$eval('.summary a', (all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '#held',
    ]);
    await page.click('#held');
    await button('Gửi').click();
    await page.waitForSelector('.receipt-number');
    expect(sent(/POST .*filings$/)).toHaveLength(1);
  });

  test('a review is announced from its receipt', async () => {
    await page.goto(`${origin}/d/dong-nai-2013/bien-nhan/so-y-te/a%40so-tai-chinh`);
    await page.waitForSelector('#announce');
    const submit = () => page.locator('form button[type="button"]::-p-text(Ghi nhận)').click();
    await submit();
    await page.waitForSelector('.summary');
    await page.type('[id="document.number"]', '5/TB-STC');
    await page.type('[id="document.date"]', '4/11/2013');
    await page.type('[id="document.signer"]', 'Giám đốc');
    await submit();
    await until(() => Promise.resolve(sent(/POST .*announcements$/)[0]));
    expect(sent(/POST .*announcements$/)[0]?.body).toEqual({
      id: expect.any(String),
      party: 'so-tai-chinh',
      document: { number: '5/TB-STC', date: '2013-11-04', signer: 'Giám đốc' },
    });
  });

  test('who is not signed in comes to sign in, and back to the same page', async () => {
    standing.viewer = 'nobody';
    await page.goto(`${origin}/viec?donvi=so-y-te`);
    await page.waitForFunction(() => window.location.pathname === '/dang-nhap');
    expect(page.url()).toBe(`${origin}/dang-nhap?ve=${encodeURIComponent('/viec?donvi=so-y-te')}`);
  });
});
