import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { carriedBrowser, isCarriedHere } from '../../support/browser/carried';
import { findBrowser, launch } from '../../support/browser/launch';
import {
  isLeftOut,
  prepareBrowser,
  preparedBrowser,
  triedInVain,
} from '../../support/browser/prepare-browser';

const here = isLeftOut(process.env) ? test.skip : test;

here('a browser is here: set CHROME_PATH', () => {
  const tried = triedInVain(process.env);
  if (tried !== undefined) throw new Error(`No browser starts. Tried:\n${tried}`);
});

test('one that is named and does not start is not passed over', async () => {
  const { tried } = { tried: [], ...(await findBrowser({ ...process.env, CHROME_PATH: '/bin/false' })) };
  expect(tried).toEqual([expect.stringMatching(/^CHROME_PATH=\/bin\/false: Failed to launch/)]);
});

test('a run with CI set does not go without', async () => {
  await expect(prepareBrowser({ CI: 'true', NO_BROWSER: '1' })).rejects.toThrow(/unset NO_BROWSER/);
});

const isTried = isCarriedHere && preparedBrowser(process.env) !== undefined;

(isTried ? describe : describe.skip)('without any Chrome on the PATH', () => {
  test('the one that a dependency carries starts', async () => {
    const env = { ...process.env, PATH: '/nowhere', CHROME_PATH: undefined };
    expect(await findBrowser(env)).toEqual({ found: await carriedBrowser() });
  });

  test('it has letters of its own for Vietnamese, takes what is typed, and is as strict as any', async () => {
    const stranger = createServer((_request, response) => response.end('ours')).listen(0, '127.0.0.1');
    const browser = await launch(await carriedBrowser());
    try {
      const page = await browser.newPage();
      await page.setContent('<input aria-label="Nhận xét"><canvas width="40" height="40"></canvas>');
      await page.type('input', 'Bồ Ngọc Thu');
      const drawn = await page.evaluate(() => {
        const canvas = document.querySelector('canvas') as HTMLCanvasElement;
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        pen.font = '30px sans-serif';
        const picture = (letter: string) => {
          pen.clearRect(0, 0, 40, 40);
          pen.fillText(letter, 5, 32);
          return canvas.toDataURL();
        };
        // A letter that a font lacks is a box, whichever it is.
        return 'ế ề ể ễ ệ ạ ả ấ ầ ẩ ẫ ậ ắ ằ ẳ ẵ ặ đ Đ ư ơ ỗ ự \u{10fffe}'.split(' ').map(picture);
      });
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(await page.$eval('input', ({ value }) => value)).toBe('Bồ Ngọc Thu');
      const { port } = stranger.address() as AddressInfo;
      const reading = page.evaluate((url) => fetch(url).then(() => true), `http://127.0.0.1:${port}`);
      await expect(reading).rejects.toThrow(/Failed to fetch/);
    } finally {
      await browser.close();
      stranger.close();
    }
  });
});
