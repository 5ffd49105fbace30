import { type Mailbox, openMailbox } from '../../embedded/mailbox/mailbox';
import { createMailer } from '../../mail/mailer';
import { outgoingLetter } from '../../mail/render-letter';
import { SAMPLES } from '../fixtures/letter-samples';
import { axeFaults } from '../support/axe';
import { describeBrowser } from '../support/browser/describe-browser';
import { temporaryFolder } from '../support/temporary-folder';

const LETTER = 'escalation, Sở Nội vụ hears of several agencies';

describeBrowser("the test mailbox's pages", (browser) => {
  let mailbox: Mailbox;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const { folder, ...made } = await temporaryFolder();
    remove = made.remove;
    mailbox = await openMailbox({ folder, smtpPort: 0, httpPort: 0 });
    const input = SAMPLES[LETTER];
    if (!input) throw new Error(`there is no sample «${LETTER}»`);
    const mailer = createMailer({ url: `smtp://127.0.0.1:${mailbox.smtpPort}` });
    await mailer.send(outgoingLetter(input));
    mailer.close();
  });
  afterAll(async () => {
    await mailbox?.close();
    await remove?.();
  });

  test.each([
    ['the list', '/', 360],
    ['the list', '/', 1280],
    ['a letter in its frame', '/letters/1', 360],
    ['a letter in its frame', '/letters/1', 1280],
    ['a letter as text', '/letters/1?tab=text', 360],
    ['the head of a letter', '/letters/1?tab=headers', 1280],
    ['a page that does not exist', '/la', 360],
  ])('axe finds nothing wrong with %s: %s at %i px', async (_, address, width) => {
    const page = await browser().newPage();
    await page.setViewport({ width, height: 900 });
    await page.goto(`http://127.0.0.1:${mailbox.httpPort}${address}`);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.$$('h1')).toHaveLength(1);
    await page.close();
  });

  test('the framed letter is shown by the standard, in its language', async () => {
    const page = await browser().newPage();
    await page.goto(`http://127.0.0.1:${mailbox.httpPort}/letters/1/html`);
    const how =
      '[document.compatMode, document.documentElement.lang, document.querySelectorAll("h1").length]';
    expect(await page.evaluate(how)).toEqual(['CSS1Compat', 'vi', 1]);
    await page.close();
  });

  test('the form of the list deletes all letters', async () => {
    const page = await browser().newPage();
    await page.goto(`http://127.0.0.1:${mailbox.httpPort}/`);
    await page.click('summary');
    await Promise.all([page.waitForNavigation(), page.click('form[method="post"] button')]);
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.evaluate('document.querySelector("main").textContent')).toContain('Chưa có thư nào');
    await page.close();
  });
});
