import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Upload } from '../../../web/src/api/contract';
import { pdf, sha256Of } from '../../support/api/files';
import { until } from '../../support/until';
import { describePages } from './describe-pages';
import { filingOfUnit, reviewForm } from './examples';
import type { Standing } from './standing';

const MB = 1024 ** 2;
const DONE: Upload = {
  id: 'b'.repeat(22),
  channel: 'person',
  name: 'Bảng tổng hợp kết quả thực hiện nhiệm vụ năm 2013 của Sở Y tế – bản cuối.xlsx',
  size: 3 * MB + 7,
  sha256: sha256Of(Buffer.from('b')),
  state: 'complete',
  kind: 'xlsx',
  scan: 'none',
  partBytes: MB,
  parts: 4,
  arrived: [1, 2, 3, 4],
  by: 'Ngụy Tuấn Kiệt',
  startedAt: '2013-11-05T01:00:00.000Z',
  completedAt: '2013-11-05T01:01:00.000Z',
};
const PARTLY: Upload = {
  ...DONE,
  id: 'p'.repeat(22),
  name: 'Biên bản họp.pdf',
  size: 7 * MB,
  state: 'open',
  parts: 7,
  arrived: [1, 2, 3],
};
const GONE = 'g'.repeat(22);
const scan = pdf('Báo cáo quét.pdf', 'x'.repeat(2 * MB));
const FORM = '/d/dong-nai-2013/don-vi/co-tep/nop/agency-review/so-tai-chinh';

/** Where the files lie that a person chooses. */
let folder: string;
const onDisk = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-tep-'));
  await writeFile(onDisk(scan.name), scan.bytes);
  await writeFile(onDisk('chuong-trinh.exe'), 'x');
});
afterAll(() => rm(folder, { recursive: true }));

/** A service that has one file of the draft, one of which parts are missing, and takes what comes. */
function filesApi(standing: Standing): express.Router[] {
  const router = express.Router();
  const files = '/campaigns/:campaign/evaluations/:unit/files/:step/:party';
  router.get('/campaigns/:campaign/evaluations/co-tep/forms/:step/:party', (_request, response) => {
    const { draft, ...form } = reviewForm;
    const fields = { ...draft?.fields, files: `${DONE.id} ${GONE}` };
    response.json({ ...form, unit: { ...form.unit, id: 'co-tep' }, draft: { ...draft, fields } });
  });
  router.get('/campaigns/:campaign/evaluations/co-tep/filings/:filing', (_request, response) => {
    const filing = filingOfUnit('so-y-te');
    const { id, name, size, sha256, kind } = DONE;
    const scanned = { id: PARTLY.id, name: PARTLY.name, size: PARTLY.size, sha256, kind: 'pdf' };
    response.json({
      ...filing,
      content: { ...filing.content, files: [{ id, name, size, sha256, kind }, scanned] },
    });
  });
  router.get(files, (_request, response) => {
    response.json({ items: [DONE, PARTLY], maxBytes: 20 * MB, maxFiles: 10 });
  });
  const known = new Map<string, Upload>();
  router.post(files, (request, response) => {
    const { name, size, sha256 } = request.body as { name: string; size: number; sha256: string };
    if (name.endsWith('.exe')) {
      response.status(422).json({
        type: 'urn:cong-vu:problem:invalid',
        title: 'Nội dung gửi đến có mục chưa đúng quy định',
        status: 422,
        requestId: 'x',
        errors: [
          {
            field: 'name',
            rule: 'file-kind',
            message: 'Chỉ nhận tệp PDF, DOCX, XLSX, JPG hoặc PNG, tên tệp có đúng phần đuôi đó.',
          },
        ],
      });
      return;
    }
    const parts = Math.ceil(size / MB);
    const upload: Upload = { ...PARTLY, id: 'n'.repeat(22), name, size, sha256, parts, arrived: [] };
    known.set(upload.id, upload);
    response.status(201).json(upload);
  });
  router.put(
    `${files}/:file/parts/:n`,
    express.raw({ limit: '2mb', type: 'application/octet-stream' }),
    (request, response) => {
      standing.received.push({ call: `BYTES ${request.params['n']}`, body: (request.body as Buffer).length });
      response.status(204).end();
    },
  );
  router.post(`${files}/:file/complete`, (request, response) => {
    response.json({ ...known.get(request.params.file), state: 'complete', kind: 'pdf', arrived: [] });
  });
  return [router];
}

const choose = async (page: Page, ...names: string[]) => {
  const input = (await page.waitForSelector('#files')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...names.map(onDisk));
};
const says = (page: Page, text: string) =>
  page.waitForFunction((each) => document.body.innerText.includes(each), {}, text);

describePages('files of a filing', {
  api: filesApi,
  states: [
    { name: 'form-files', address: FORM },
    {
      name: 'form-files-waiting',
      isRare: true,
      address: FORM,
      away: /parts/,
      act: async (page) => {
        await choose(page, 'chuong-trinh.exe', scan.name);
        await says(page, 'Mất kết nối');
      },
    },
    { name: 'receipt-files', address: '/d/dong-nai-2013/bien-nhan/co-tep/a%40so-tai-chinh' },
  ],
  more: ({ standing, open }) => {
    const sent = (call: RegExp) => standing.received.filter((each) => call.test(each.call));
    const drafts = () =>
      sent(/PUT .*drafts/).map(({ body }) => (body as { fields: { files?: string } }).fields.files);

    test('a file is chosen, sent in parts, kept with the draft, and filed; another is taken out', async () => {
      const { page, close } = await open({ name: 'x', address: FORM });
      await choose(page, scan.name);
      await until(async () => drafts().at(-1)?.endsWith('n'.repeat(22)) || undefined);
      expect(sent(/^BYTES/).map(({ call, body }) => [call, body])).toEqual([
        ['BYTES 1', MB],
        ['BYTES 2', MB],
        ['BYTES 3', scan.bytes.length - 2 * MB],
      ]);
      expect(sent(/POST .*files\/[a-z-]+\/[a-z-]+$/)[0]?.body).toEqual({
        name: scan.name,
        size: scan.bytes.length,
        sha256: sha256Of(scan.bytes),
      });
      // That which is gone goes.
      await page.locator('.files li:nth-child(2) button').click();
      await until(async () => drafts().at(-1) === `${DONE.id} ${'n'.repeat(22)}` || undefined);
      expect(
        await page.$$eval('.files a', (links) => links.map((link) => link.getAttribute('href'))),
      ).toContain(
        `/api/v1/campaigns/dong-nai-2013/evaluations/co-tep/files/agency-review/so-tai-chinh/${'n'.repeat(22)}/content`,
      );
      await close();
    });

    test('a file that is dropped is taken as one that is chosen, and nothing is filed before it has arrived', async () => {
      const { page, close } = await open({ name: 'x', address: FORM, away: /parts/ });
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(['%PDF-1.7 x'], 'tha.pdf'));
        document
          .querySelector('.drop')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await says(page, 'tha.pdf');
      await page.locator('.buttons button ::-p-text(Nộp)').click();
      await page.waitForSelector('.summary');
      const links = await page.$$eval('.summary a', (all) => all.map((link) => link.getAttribute('href')));
      expect(links).toContain('#files');
      await page.click('.summary a[href="#files"]');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('files');
      expect(sent(/POST .*filings$/)).toEqual([]);
      page.on('dialog', (dialog) => void dialog.accept());
      await close();
    });
  },
});
