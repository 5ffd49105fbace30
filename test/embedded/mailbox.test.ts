import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Letter, LetterSummary } from '../../embedded/mailbox/letter';
import { type Mailbox, openMailbox } from '../../embedded/mailbox/mailbox';
import { temporaryFolder } from '../support/temporary-folder';

const subject =
  'Nhắc việc: nhận xét kết quả công vụ của Sở Giáo dục và Đào tạo tỉnh Đồng Nai, trước ngày 15/12/2013';
let folder: string;
let remove: () => Promise<void>;
let mailbox: Mailbox;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  mailbox = await openMailbox({ folder, smtpPort: 0, httpPort: 0 });
});
afterEach(async () => {
  await mailbox.close();
  await remove();
});

async function restart(): Promise<void> {
  await mailbox.close();
  mailbox = await openMailbox({ folder, smtpPort: 0, httpPort: 0 });
}

async function send(overrides: Record<string, unknown> = {}): Promise<{ response: string }> {
  const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort });
  try {
    return await transport.sendMail({
      from: '"Sở Nội vụ" <noreply@sonoivu.example.vn>',
      to: '"Nguyễn Văn Đức" <duc@sogddt.example.vn>',
      subject,
      text: 'Kính gửi ông Nguyễn Văn Đức',
      html: '<p>Kính gửi ông <b>Nguyễn Văn Đức</b></p><script>alert(1)</script>',
      headers: { 'X-Cong-Vu-Campaign': 'dong-nai-2013' },
      messageId: '<key-1@cong-vu>',
      ...overrides,
    });
  } finally {
    transport.close();
  }
}

async function get(address: string): Promise<Response> {
  return await fetch(`http://127.0.0.1:${mailbox.httpPort}${address}`);
}

async function list(query = ''): Promise<LetterSummary[]> {
  const body = (await (await get(`/api/letters${query}`)).json()) as { letters: LetterSummary[] };
  return body.letters;
}

test('a letter given in by SMTP is listed with its Vietnamese subject and our headers', async () => {
  await send();
  expect(await list()).toEqual([
    expect.objectContaining({
      from: 'noreply@sonoivu.example.vn',
      to: ['duc@sogddt.example.vn'],
      subject,
      messageId: '<key-1@cong-vu>',
      headers: { 'x-cong-vu-campaign': 'dong-nai-2013' },
    }),
  ]);
});

test('one letter is read with text, HTML and all headers', async () => {
  await send();
  const [summary] = await list();
  const letter = (await (await get(`/api/letters/${summary?.id}`)).json()) as Letter;
  expect(letter.text?.trim()).toBe('Kính gửi ông Nguyễn Văn Đức');
  expect(letter.html).toContain('<b>Nguyễn Văn Đức</b>');
  expect(letter.allHeaders).toContainEqual({ name: 'To', value: 'Nguyễn Văn Đức <duc@sogddt.example.vn>' });
});

test('letters, their envelopes and ids survive a restart, and half-written files do not', async () => {
  const recipients = Array.from({ length: 60 }, (_, index) => `nguoi-${index}@donvi.example.vn`);
  await send({ envelope: { from: 'a@b.vn', to: recipients } });
  const before = await list();
  await writeFile(path.join(folder, '999999999999999.eml.part'), 'torn');
  await restart();
  expect(await list()).toEqual(before);
  expect(before[0]?.to).toEqual(recipients);
});

test('a recipient whose name starts with «bounce» is refused for good, and nothing is kept', async () => {
  await expect(send({ to: 'bounce-1@donvi.example.vn' })).rejects.toThrow(/550 5\.1\.1/);
  expect(await list()).toEqual([]);
});

/** Letters as the service writes them, known by their subjects. */
async function sendPlanned(letters: [subject: string, headers: Record<string, string>][]): Promise<void> {
  for (const [of, headers] of letters) await send({ subject: of, headers });
}

const planned = (campaign: string, planDate: string): Record<string, string> => ({
  'X-Cong-Vu-Campaign': campaign,
  'X-Cong-Vu-Plan-Date': planDate,
});

const subjectsOf = async (query: string) => (await list(query)).map((letter) => letter.subject);

/** Subjects in the order of the list page. */
async function shown(address: string): Promise<string[]> {
  const page = await (await get(address)).text();
  return [...page.matchAll(/<a href="\/letters\/[^"]*">([^<]*)<\/a>/g)].map(([, text = '']) => text);
}

test('letters are filtered by recipient, subject and cursor', async () => {
  await send({ to: 'an@donvi.example.vn', subject: 'Đã nhận nhận xét' });
  await send({ to: 'lan@donvi.example.vn' });
  const [first] = await list();
  const recipientsOf = async (query: string) => (await list(query)).flatMap((letter) => letter.to);
  expect(await recipientsOf('?to=an@donvi.example.vn')).toEqual(['an@donvi.example.vn']);
  for (const part of ['an', 'an@', 'AN@DonVi', '@donvi', '@donvi.example.vn', 'n@donvi.exam'])
    expect([part, await recipientsOf(`?to=${part}`)]).toEqual([
      part,
      ['an@donvi.example.vn', 'lan@donvi.example.vn'],
    ]);
  expect(await recipientsOf('?to=lan@')).toEqual(['lan@donvi.example.vn']);
  expect(await recipientsOf('?to=n@donvi.example.vn')).toEqual([]);
  expect(await recipientsOf(`?subject=${encodeURIComponent('ĐÃ NHẬN')}`)).toEqual(['an@donvi.example.vn']);
  expect(await recipientsOf(`?after=${first?.id}`)).toEqual(['lan@donvi.example.vn']);
  expect(await recipientsOf('?since=2999-01-01T00:00:00Z')).toEqual([]);
});

test('letters are filtered by campaign, exactly, and by days of the plan', async () => {
  await sendPlanned([
    ['một', planned('dong-nai-2013', '2013-10-01')],
    ['hai', planned('dong-nai-2013', '2013-11-11')],
    ['ba', planned('dong-nai-2013', '2013-11-12')],
    ['bốn', planned('dong-nai-2013-rehearsal-1', '2013-11-11')],
    ['năm', {}],
  ]);
  expect(await subjectsOf('?campaign=dong-nai-2013')).toEqual(['một', 'hai', 'ba']);
  expect(await subjectsOf('?campaign=dong-nai')).toEqual([]);
  expect(await subjectsOf('?planDate=2013-11-11')).toEqual(['hai', 'bốn']);
  expect(await subjectsOf('?planDate=2013-11-11&campaign=dong-nai-2013')).toEqual(['hai']);
  expect(await subjectsOf('?planFrom=2013-11-11')).toEqual(['hai', 'ba', 'bốn']);
  expect(await subjectsOf('?planTo=2013-11-11')).toEqual(['một', 'hai', 'bốn']);
  expect(await subjectsOf('?planFrom=2013-10-02&planTo=2013-11-11')).toEqual(['hai', 'bốn']);
  expect(await subjectsOf('?planDate=&campaign=&to=')).toEqual(['một', 'hai', 'ba', 'bốn', 'năm']);
});

test('a letter without a day of the plan has the day of its instant in Việt Nam, or none', async () => {
  const at = (instant: string) => ({ 'X-Cong-Vu-Instant': instant });
  await sendPlanned([
    ['trước nửa đêm', at('2013-11-11T16:59:59.999Z')],
    ['nửa đêm', at('2013-11-11T17:00:00.000Z')],
    ['có ngày', { ...at('2013-11-11T17:00:00.000Z'), 'X-Cong-Vu-Plan-Date': '2013-11-11' }],
    ['ngày không có', { ...at('2013-11-11T01:00:00.000Z'), 'X-Cong-Vu-Plan-Date': '2013-02-30' }],
    ['không hiểu được', at('11 tháng 11')],
    ['không của ai', {}],
  ]);
  const days = new Map((await list()).map(({ subject: of, planDate }) => [of, planDate]));
  expect(Object.fromEntries(days)).toEqual({
    'trước nửa đêm': '2013-11-11',
    'nửa đêm': '2013-11-12',
    'có ngày': '2013-11-11',
    'ngày không có': '2013-11-11',
    'không hiểu được': null,
    'không của ai': null,
  });
  expect(await subjectsOf('?planFrom=2013-11-12')).toEqual(['nửa đêm']);
});

test.each([
  ['since=today', /^since: "today" is not an instant/],
  ['since=2013-10-01', /^since: "2013-10-01" is not an instant/],
  ['planDate=2013-02-29', /^planDate: "2013-02-29" is not a day/],
  ['planFrom=01/10/2013', /^planFrom: "01\/10\/2013" is not a day/],
  ['planTo=soon&planDate=now', /planDate: "now" is not a day.*; planTo: "soon" is not a day/],
  ['planFrom=2013-10-02&planTo=2013-10-01', /^planTo: 2013-10-01 is before planFrom/],
  ['campaign=a&campaign=b', /^campaign: given more than once/],
  ['compaign=a', /^compaign: there is no such filter; filters are campaign, to/],
])('the API refuses ?%s, and names what is wrong', async (query, error) => {
  const response = await get(`/api/letters?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.stringMatching(error) as string });
});

/** What stands in the form of the list. */
const tokenInPage = async () =>
  /name="token" value="([\w-]{32})"/.exec(await (await get('/')).text())?.[1] ?? '';

const submit = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${mailbox.httpPort}/letters/delete`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });

test('letters are deleted by our own form alone', async () => {
  await send();
  const token = await tokenInPage();
  const own = `http://127.0.0.1:${mailbox.httpPort}`;
  const refused = [
    await submit({}),
    await submit({ token: 'x'.repeat(32) }),
    await submit({ token: '' }),
    await submit({ token }, { Origin: 'http://attacker.example' }),
    await submit({ token }, { Origin: 'null' }),
    await submit({ token: `${'x'.repeat(5000)}` }),
    await fetch(`${own}/letters/delete?token=${token}`),
    await fetch(`${own}/letters/delete`, {
      method: 'POST',
      body: JSON.stringify({ token }),
      headers: { 'Content-Type': 'application/json' },
    }),
    await fetch(`${own}/api/letters`, { method: 'DELETE' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 413, 404, 403, 404]);
  expect(await list()).toHaveLength(1);
  await restart();
  expect((await submit({ token })).status).toBe(403);
  expect(
    (await submit({ token: await tokenInPage() }, { Origin: `http://127.0.0.1:${mailbox.httpPort}` })).status,
  ).toBe(303);
  expect(await list()).toEqual([]);
});

/** The status of a request that says another name for this machine. */
const statusFor = (host: string, address: string, method = 'GET'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({
      port: mailbox.httpPort,
      host: '127.0.0.1',
      path: address,
      method,
      setHost: false,
      headers: { Host: host },
    })
      .once('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .once('error', reject)
      .end();
  });

test('whatever another site has its name lead to, its pages read and delete nothing', async () => {
  await send();
  const port = mailbox.httpPort;
  for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
    expect([name, await statusFor(`${name}:${port}`, '/')]).toEqual([name, 200]);
  }
  for (const host of [
    `attacker.example:${port}`,
    'attacker.example',
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.attacker.example:${port}`,
    `attacker@127.0.0.1:${port}`,
    `127.1:${port}`,
    '',
  ]) {
    for (const address of ['/', '/api/letters', '/letters/1', '/letters/1/html', '/letters/1/raw.eml']) {
      expect([host, address, await statusFor(host, address)]).toEqual([host, address, 421]);
    }
    expect([host, await statusFor(host, '/letters/delete', 'POST')]).toEqual([host, 421]);
  }
});

test('a form that another site sends to the mail port brings in no letter', async () => {
  const letter = 'MAIL FROM:<a@example.vn>\r\nRCPT TO:<b@example.vn>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n';
  const socket = connect(mailbox.smtpPort, '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  // A browser waits for nothing, but a network may.
  await once(socket, 'data');
  socket.resume();
  socket.write(
    `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n\r\nEHLO x\r\n${letter}QUIT\r\n`,
  );
  await closed;
  expect(await list()).toEqual([]);
});

test('emptying removes all letters, and never gives their ids again', async () => {
  await send();
  const [before] = await list();
  expect((await submit({ token: await tokenInPage() })).status).toBe(303);
  expect(await list()).toEqual([]);
  await send();
  const [after] = await list();
  expect(Number(after?.id)).toBeGreaterThan(Number(before?.id));
});

test('the list page shows the newest letters, escaped', async () => {
  await send({ subject: 'Đầu <b>tiên</b>' });
  const page = await (await get('/')).text();
  expect(page).toContain('Đầu &#60;b&#62;tiên&#60;/b&#62;');
  expect(page).toContain('duc@sogddt.example.vn');
});

test('a campaign is read as its year goes, everything else newest first', async () => {
  await sendPlanned([
    ['cuối năm', planned('a', '2014-01-10')],
    ['không ngày', { 'X-Cong-Vu-Campaign': 'a' }],
    ['đầu năm', planned('a', '2013-10-01')],
    ['cùng ngày', planned('a', '2013-10-01')],
    ['đợt khác', planned('b', '2013-12-01')],
  ]);
  expect(await shown('/?campaign=a')).toEqual(['đầu năm', 'cùng ngày', 'cuối năm', 'không ngày']);
  expect(await shown('/')).toEqual(['đợt khác', 'cùng ngày', 'đầu năm', 'không ngày', 'cuối năm']);
});

test('the list page offers the campaigns that are there, the newest first, and shows days as they are written in Việt Nam', async () => {
  await sendPlanned([
    ['một', planned('cu', '2012-10-01')],
    ['hai', planned('moi', '2013-10-01')],
    ['ba', planned('moi', '2013-10-02')],
    ['bốn', {}],
  ]);
  const page = await (await get('/?campaign=cu')).text();
  const options = [...page.matchAll(/<option value="([^"]*)"( selected)?>([^<]*)</g)];
  expect(options.map(([, value, selected, text]) => [value, selected !== undefined, text])).toEqual([
    ['', false, 'Tất cả'],
    ['moi', false, 'moi (2 thư)'],
    ['cu', true, 'cu (1 thư)'],
  ]);
  expect(page).toContain('<td class="day">01/10/2012</td>');
  expect(await (await get('/?campaign=da-xoa')).text()).toContain(
    '<option value="da-xoa" selected>da-xoa (0 thư)</option>',
  );
});

test.each(['11/11/2013', ' 11-11-2013 ', '11.11.2013', '11 / 11 / 2013', '2013-11-11'])(
  'the list page understands the day «%s»',
  async (typed) => {
    await sendPlanned([
      ['một', planned('a', '2013-11-10')],
      ['hai', planned('a', '2013-11-11')],
      ['ba', planned('a', '2013-11-12')],
    ]);
    const day = encodeURIComponent(typed);
    expect(await shown(`/?planDate=${day}`)).toEqual(['hai']);
    expect(await shown(`/?campaign=a&planFrom=${day}`)).toEqual(['hai', 'ba']);
    expect(await shown(`/?campaign=a&planTo=${day}`)).toEqual(['một', 'hai']);
  },
);

test('a day that cannot be read is said so, and nothing of what was typed is lost', async () => {
  await send({ headers: planned('a', '2013-11-11') });
  const query = new URLSearchParams({
    campaign: 'a',
    to: 'duc@',
    planDate: '31/02/2013',
    planFrom: '"><script>',
    since: 'today',
  });
  const response = await get(`/?${query.toString()}`);
  expect(response.status).toBe(400);
  const page = await response.text();
  expect(page).toContain('Ô «Ngày theo kế hoạch»: «31/02/2013» không phải là một ngày.');
  expect(page).toContain('Ô «từ ngày»: «&#34;&#62;&#60;script&#62;» không phải là một ngày.');
  expect(page).toContain('Ô «Nhận từ lúc (since)»: «today» không phải là một thời điểm.');
  expect(page).not.toContain('<script>');
  expect(page).toContain('<option value="a" selected>');
  for (const value of ['duc@', '31/02/2013', '&#34;&#62;&#60;script&#62;', 'today'])
    expect(page).toContain(`value="${value}"`);
  expect(page).not.toContain('href="/letters/');
  expect(await (await get('/?planFrom=02/12/2013&planTo=1/12/2013')).text()).toContain(
    'Ô «đến ngày»: ngày 01/12/2013 ở trước «từ ngày».',
  );
});

test('a filter goes along through the pages, to a letter and back', async () => {
  const pageAndOne = Array.from({ length: 51 }, () => send({ headers: planned('a', '2013-11-11') }));
  await Promise.all(pageAndOne);
  const filter = 'campaign=a&planDate=11%2F11%2F2013';
  const first = await (await get(`/?${filter}`)).text();
  const next = /<a href="([^"]*)">Trang sau/.exec(first)?.[1]?.replaceAll('&#38;', '&') ?? '';
  expect(next).toBe(`/?${filter}&page=2`);
  const [last] = (await list()).slice(-1);
  const second = await (await get(next)).text();
  const opened = `/letters/${last?.id}?${filter}&page=2`;
  expect(second.replaceAll('&#38;', '&')).toContain(`<a href="${opened}">${subject}</a>`);
  const letter = (await (await get(opened)).text()).replaceAll('&#38;', '&');
  expect(letter).toContain(`<a href="/?${filter}&page=2#${last?.id}">← Danh sách thư</a>`);
  expect(letter).toContain(`<a href="${opened}&tab=text">`);
});

test('a letter page shows campaign, day and instant of the plan, and nothing of what a letter does not say', async () => {
  const released = { ...planned('a&b', '2013-11-13'), 'X-Cong-Vu-Instant': '2013-11-11T01:00:00.000Z' };
  await sendPlanned([
    ['một', released],
    ['hai', {}],
  ]);
  const [first, second] = await list();
  const page = await (await get(`/letters/${first?.id}`)).text();
  expect(page).toContain('<dt>Đợt đánh giá</dt><dd><a href="/?campaign=a%26b">a&#38;b</a></dd>');
  expect(page).toContain('&#38;planDate=13%2F11%2F2013">13/11/2013</a></dd>');
  expect(page).toContain('<dd>11/11/2013 08:00:00</dd>');
  const other = await (await get(`/letters/${second?.id}`)).text();
  expect(other).not.toMatch(/<dt>[^<]*(kế hoạch|Đợt)/);
  expect(other).toContain('Nhận lúc');
});

test('what headers of a letter hold is text on every page', async () => {
  await send({ headers: planned('"><script>x</script>', '<script>y</script>') });
  const [letter] = await list();
  const campaign = encodeURIComponent('"><script>x</script>');
  for (const address of ['/', `/?campaign=${campaign}`, `/letters/${letter?.id}?campaign=${campaign}`]) {
    const page = await (await get(address)).text();
    expect(page).toContain('&#34;&#62;&#60;script&#62;x');
    expect(page).not.toContain('<script>');
  }
  expect(letter?.planDate).toBeNull();
});

test('the list page says when there is nothing, and where to go on', async () => {
  expect(await (await get('/')).text()).toContain('Chưa có thư nào.');
  await send({ headers: planned('a', '2013-11-11') });
  const page = await (await get('/?campaign=a&planDate=12/11/2013')).text();
  expect(page).toContain('Không có thư nào phù hợp');
  expect(page).toContain('<a href="/?campaign=a">Xem cả đợt đánh giá này</a>');
});

test('a letter page frames the HTML in a sandbox, and the HTML itself may not run scripts', async () => {
  await send();
  const [letter] = await list();
  const page = await (await get(`/letters/${letter?.id}`)).text();
  expect(page).toContain(
    `<iframe title="Nội dung thư" src="/letters/${letter?.id}/html" sandbox="allow-popups`,
  );
  const framed = await get(`/letters/${letter?.id}/html`);
  expect(framed.headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox allow-popups/);
  expect(await (await get(`/letters/${letter?.id}?tab=text`)).text()).toContain(
    'Kính gửi ông Nguyễn Văn Đức</pre>',
  );
  expect(await (await get(`/letters/${letter?.id}/raw.eml`)).text()).toMatch(/^[^\n]*: /);
});

test('no page of another site shows the mailbox in a frame, where somebody could be made to empty it', async () => {
  await send();
  const [letter] = await list();
  const policyOf = async (address: string) => (await get(address)).headers.get('content-security-policy');
  for (const address of ['/', `/letters/${letter?.id}`, '/trang-la', '/api/letters']) {
    expect([address, await policyOf(address)]).toEqual([
      address,
      expect.stringMatching("frame-ancestors 'none'"),
    ]);
  }
  expect(await policyOf(`/letters/${letter?.id}/html`)).toMatch(
    /default-src 'none';.*frame-ancestors 'self'/,
  );
});

test.each(['/letters/1', '/letters/1/html', '/trang-la'])(
  'what does not exist is a page in Vietnamese for people: %s',
  async (address) => {
    const page = await get(address);
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toMatch(/html/);
    expect(await page.text()).toMatch(/<html lang="vi">.*<h1>Không tìm thấy<\/h1>/s);
  },
);

test.each(['/api/letters/1', '/api/la'])('what does not exist is JSON for programs: %s', async (address) => {
  const answer = await get(address);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toHaveProperty('error');
});
