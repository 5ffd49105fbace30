import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Letter, LetterSummary } from '../../services/mailbox/letter';
import { type Mailbox, openMailbox } from '../../services/mailbox/mailbox';
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

test('letters are filtered by recipient, subject and cursor', async () => {
  await send({ to: 'an@donvi.example.vn', subject: 'Đã nhận nhận xét' });
  await send({ to: 'lan@donvi.example.vn' });
  const [first] = await list();
  const recipientsOf = async (query: string) => (await list(query)).flatMap((letter) => letter.to);
  expect(await recipientsOf('?to=an@donvi.example.vn')).toEqual(['an@donvi.example.vn']);
  expect(await recipientsOf('?to=an')).toEqual(['an@donvi.example.vn', 'lan@donvi.example.vn']);
  expect(await recipientsOf(`?subject=${encodeURIComponent('ĐÃ NHẬN')}`)).toEqual(['an@donvi.example.vn']);
  expect(await recipientsOf(`?after=${first?.id}`)).toEqual(['lan@donvi.example.vn']);
  expect(await recipientsOf('?since=2999-01-01T00:00:00Z')).toEqual([]);
  expect((await get('/api/letters?since=today')).status).toBe(400);
});

test('emptying removes all letters, and never gives their ids again', async () => {
  await send();
  const [before] = await list();
  const response = await fetch(`http://127.0.0.1:${mailbox.httpPort}/api/letters`, { method: 'DELETE' });
  expect(await response.json()).toEqual({ removed: 1 });
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

test('a letter that does not exist is a 404, in Vietnamese for people', async () => {
  expect((await get('/api/letters/1')).status).toBe(404);
  const page = await get('/letters/1');
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('Không tìm thấy');
});
