import type { Page } from 'puppeteer-core';
import { renderLetter } from '../../mail/render-letter';
import { ACCOUNT_LETTERS } from '../fixtures/account-letters';
import { SAMPLES } from '../fixtures/letter-samples';
import { signInCode } from '../fixtures/sign-in-code';
import { axeFaults } from '../support/axe';
import { describeBrowser } from '../support/browser/describe-browser';
import { IS_FULL } from '../support/size';

/** One of each main shape: a short letter with facts and a link, several matters, a long list, a table, a code. */
const LETTERS: Record<string, string> = {
  ...Object.fromEntries(
    [
      'linked: the own review',
      'linked: several matters, of which one is owed besides, and one above has no page',
      'reminder, Sở Nội vụ owes 35 reviews',
      'escalation, Sở Nội vụ hears of several agencies',
    ].map((name) => {
      const input = SAMPLES[name];
      if (!input) throw new Error(`there is no sample «${name}»`);
      return [name, renderLetter(input).html];
    }),
  ),
  'the code to sign in': signInCode.html,
  'an invitation to an account': ACCOUNT_LETTERS.invited.html,
};

/** As webmail shows it: in a page in another language with a `main` and a title of its own, without `html`, `head` and `body`. */
const inWebmail = (html: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>Inbox</title></head><body><main><h1>Inbox</h1>${
    /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1]
  }</main></body></html>`;

const VIEWS = [
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const;

/** In every view, or, where it must be quick, in two that have both widths and both schemes. */
const isTried = (letter: number, view: number): boolean =>
  IS_FULL || [0, 3].includes(view) === (letter % 2 === 0);

describeBrowser('a letter', (browser) => {
  const shown = async (html: string, view: (typeof VIEWS)[number]): Promise<Page> => {
    const page = await browser().newPage();
    await page.setViewport({ width: view.width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }]);
    await page.setContent(html);
    return page;
  };

  describe.each(VIEWS)('at $width px, $scheme:', (view) => {
    const letters = Object.entries(LETTERS).filter((_, at) => isTried(at, VIEWS.indexOf(view)));
    test.each(letters)('%s', async (_, html) => {
      const page = await shown(html, view);
      // A letter has no `main` of its own, since webmail puts it into one, as below; and axe takes an article's name for text.
      expect(await axeFaults(page, { without: ['landmark-one-main', 'region'] })).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(view.width);
      await page.setContent(inWebmail(html));
      expect(await axeFaults(page)).toEqual([]);
      await page.close();
    });
  });

  test('is the same in the dark, and without a doctype', async () => {
    for (const html of Object.values(LETTERS)) {
      const look = async (page: Page) => {
        const picture = await page.screenshot({ fullPage: true, encoding: 'base64' });
        await page.close();
        return picture;
      };
      const light = await look(await shown(html, { width: 360, scheme: 'light' }));
      expect((await look(await shown(html, { width: 360, scheme: 'dark' }))) === light).toBe(true);
      const undeclared = html.replace('<!DOCTYPE html>', '');
      expect((await look(await shown(undeclared, { width: 360, scheme: 'light' }))) === light).toBe(true);
    }
  });
});
