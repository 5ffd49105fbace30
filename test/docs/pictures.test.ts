import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Router } from 'express';
import { projectRoot } from '../../config/project-root';
import { describeBrowser } from '../support/browser/describe-browser';
import { textOf } from '../support/project-file';
import { boardApi } from '../web/pages/board-api';
import { papersApi } from '../web/pages/papers-api';
import { examplesService } from '../web/pages/service';
import { sheetApi } from '../web/pages/sheet-examples';
import { newStanding, type Standing } from '../web/pages/standing';
import { worklistApi } from '../web/pages/worklist-api';

const FOLDER = 'docs/pictures';

interface Picture {
  file: string;
  address: string;
  viewer: Standing['viewer'];
  /** What its page asks besides. */
  api?: (standing: Standing) => Router;
  width: number;
  height?: number;
}

/** What the README shows of the face. */
const PICTURES: readonly Picture[] = [
  { file: 'tasks.png', address: '/viec', viewer: 'official', width: 768 },
  {
    file: 'receipt.png',
    address: '/d/dong-nai-2013/bien-nhan/so-y-te/7f1c1f9e%40so-tai-chinh',
    viewer: 'official',
    width: 768,
  },
  {
    file: 'board.png',
    api: boardApi,
    address: '/d/dong-nai-2013',
    viewer: 'administrator',
    width: 1280,
    height: 1200,
  },
  {
    file: 'worklist.png',
    api: worklistApi,
    address: '/d/dong-nai-2013/nhan-xet?ben=so-tai-chinh',
    viewer: 'official',
    width: 1024,
    height: 1100,
  },
  {
    file: 'sheet.png',
    api: sheetApi,
    address: '/d/dong-nai-2013/y-kien?ben=pct-van-xa',
    viewer: 'member',
    width: 1024,
    height: 1100,
  },
  {
    file: 'papers.png',
    api: papersApi,
    address: '/d/dong-nai-2013/giay',
    viewer: 'clerk',
    width: 1024,
    height: 1100,
  },
];

if (process.env['PICTURES']) {
  describeBrowser('pictures', (browser) => {
    test.each(PICTURES)('$file', async ({ file, address, viewer, api, width, height }) => {
      const standing: Standing = { ...newStanding(), viewer };
      const server: Server = examplesService(standing, ...(api ? [api(standing)] : [])).listen(
        0,
        '127.0.0.1',
      );
      await new Promise((resolve) => server.once('listening', resolve));
      const page = await browser().newPage();
      await page.setViewport({ width, height: height ?? 900 });
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`);
      await page.waitForSelector('h1');
      await page.waitForNetworkIdle({ idleTime: 100 });
      const target = path.join(projectRoot, FOLDER, file) as `${string}.png`;
      await page.screenshot({ path: target, fullPage: height === undefined });
      await page.close();
      server.close();
    });
  });
}

test('the README shows just the pictures that `npm run pictures` makes', () => {
  const shown = [...textOf('README.md').matchAll(/docs\/pictures\/([\w.-]+)/g)].map(([, file]) => file);
  expect(new Set(shown)).toEqual(new Set(PICTURES.map(({ file }) => file)));
  expect(PICTURES.filter(({ file }) => !existsSync(path.join(projectRoot, FOLDER, file)))).toEqual([]);
});
