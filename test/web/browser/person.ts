import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { OutgoingLetter } from '../../../mail/mailer';
import { en } from '../../../web/src/words/en';
import { vi, type Words } from '../../../web/src/words/vi';
import { codeIn } from '../../support/api/browser';
import { axeFaults } from '../../support/axe';
import { IS_FULL } from '../../support/size';

const WIDTHS = [360, 768, 1280] as const;
export const LANGUAGES = ['vi', 'en'] as const;
export type Width = (typeof WIDTHS)[number];
export type Language = (typeof LANGUAGES)[number];

let turn = 0;
/** Every width, or, where it must be quick, one after the other. */
function widthsToTry(): readonly Width[] {
  if (IS_FULL) return WIDTHS;
  turn += 1;
  return [WIDTHS[turn % WIDTHS.length] ?? 360];
}

const WORDS: Readonly<Record<Language, Words>> = { vi, en };

/** What the browser says of an answer that a test asks for: nobody is signed in yet, or the thing is refused. */
const EXPECTED =
  /Failed to load resource: the server responded with a status of (401|403|404|410|412|422|429)/;

const FAILED = /Failed to load resource/;

const TEXTS: Readonly<Record<string, string>> = {
  'document.number': '15/BC',
  'document.date': '8/12/2026',
  'document.signer': 'Giám đốc',
};

/** Scores and the page of an announcement may stay empty. */
const isOwed = (field: string): boolean => field !== '' && !/score$|^url$/.test(field);

/** More than any page has. */
const MOST_TABS = 80;

/** Runs in the page, before its own scripts. */
function hurryTimers(times: number): void {
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const wait = window[name] as (run: () => void, ms: number, ...rest: unknown[]) => number;
    Object.assign(window, {
      [name]: (run: () => void, ms = 0, ...rest: unknown[]) => wait(run, ms / times, ...rest),
    });
  }
}

/** An official at a browser of their own, who has never been here before. */
export class Person {
  clicks = 0;
  keys = 0;
  /** What a browser complains of: broken policies, errors of scripts, what did not load. */
  readonly complaints: string[] = [];
  readonly words: Words;
  /** Milliseconds since the last `begin`. */
  private begunAt = performance.now();

  private current: Page | undefined;

  private constructor(
    readonly context: BrowserContext,
    private readonly letters: readonly OutgoingLetter[],
    readonly origin: string,
    readonly language: Language,
    private readonly expected: RegExp,
    private readonly hurry: number,
  ) {
    this.words = WORDS[language];
  }

  static async arrive({
    browser,
    mailbox,
    origin,
    width = 1280,
    language = 'vi',
    fails = false,
    hurry = 1,
  }: {
    browser: Browser;
    mailbox: { letters: readonly OutgoingLetter[] };
    origin: string;
    width?: Width;
    language?: Language;
    /** The test has requests fail, which the browser tells too. */
    fails?: boolean;
    /** So many times faster do the pages wait: for a pause in typing, and before they try something again. */
    hurry?: number;
  }): Promise<Person> {
    const context = await browser.createBrowserContext();
    if (language === 'en')
      await context.setCookie({ name: 'lang', value: 'en', domain: '127.0.0.1', path: '/' });
    const person = new Person(context, mailbox.letters, origin, language, fails ? FAILED : EXPECTED, hurry);
    await person.newPage(width);
    return person;
  }

  get page(): Page {
    if (!this.current) throw new Error('no page is open');
    return this.current;
  }

  private async newPage(width: Width): Promise<void> {
    this.current = await this.context.newPage();
    await this.current.setViewport({ width, height: 900 });
    if (this.hurry !== 1) await this.current.evaluateOnNewDocument(hurryTimers, this.hurry);
    this.listen();
  }

  /** The tab dies, without a moment for last words; there is another one in the same window. */
  async crash(): Promise<void> {
    const { page } = this;
    const width = page.viewport()?.width as Width;
    const session = await page.createCDPSession();
    const died = new Promise((resolve) => page.once('error', resolve));
    void session.send('Page.crash').catch(() => undefined);
    await died;
    await this.newPage(width);
    void page.close().catch(() => undefined);
  }

  /** Has signed in before. */
  async hold(cookie: { name: string; value: string }): Promise<void> {
    const domain = new URL(this.origin).hostname;
    await this.context.setCookie({ ...cookie, domain, path: '/', secure: true, httpOnly: true });
  }

  private listen(): void {
    const { page, complaints } = this;
    page.on('pageerror', (error) => void complaints.push(String(error)));
    page.on('console', (message) => {
      if (!['error', 'warn'].includes(message.type()) || this.expected.test(message.text())) return;
      complaints.push(`${message.text()} ${message.location().url ?? ''}`.trim());
    });
    void page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`policy broken: ${violatedDirective} ${blockedURI}`);
      });
    });
  }

  /** By the language of this person. */
  say = (text: { vi: string; en: string }): string => text[this.language];

  begin(): void {
    this.clicks = 0;
    this.keys = 0;
    this.begunAt = performance.now();
  }

  get seconds(): number {
    return (performance.now() - this.begunAt) / 1000;
  }

  /** A link in a letter: one click, in the mail program. */
  async follow(href: string): Promise<void> {
    this.clicks += 1;
    await this.open(href);
  }

  /** Types or picks an address, which is no click. */
  async open(address: string): Promise<void> {
    await this.page.goto(new URL(address, this.origin).href);
    await this.settled();
  }

  /** A page says what it is once it has what it needs. */
  async settled(): Promise<void> {
    await this.page.waitForSelector('h1');
  }

  /** Clicks what has this name, once it is there. */
  async click(name: string, role: 'button' | 'link' | 'radio' = 'button'): Promise<void> {
    this.clicks += 1;
    await this.page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();
  }

  /** Clicks, and waits for the page that comes. */
  async goBy(name: string, role: 'button' | 'link' = 'button'): Promise<void> {
    const gone = this.page.waitForNavigation();
    await this.click(name, role);
    await gone;
    await this.settled();
  }

  /** Writes into an empty field. */
  async type(selector: string, text: string): Promise<void> {
    this.keys += text.length;
    await this.page.waitForSelector(selector);
    await this.page.focus(selector);
    await this.page.keyboard.sendCharacter(text);
  }

  async press(key: 'Tab' | 'Enter' | 'Space' | 'ArrowDown'): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Reads the code that came to an address since so many letters, and types it: it is sent by itself. */
  async enterCode(email: string, since: number): Promise<void> {
    const isCode = ({ to, subject }: OutgoingLetter) =>
      to.email === email && subject.startsWith('Mã đăng nhập');
    let letter: OutgoingLetter | undefined;
    while (!letter) {
      await pause(20);
      letter = this.letters.slice(since).findLast(isCode);
    }
    const code = codeIn(letter);
    this.keys += code.length;
    const gone = this.page.waitForNavigation();
    await this.page.type('#code', code);
    await gone;
    await this.settled();
  }

  /** Writes into every field that has to hold something, as one does who has it all ready. */
  async fillForm(): Promise<void> {
    await this.page.waitForSelector('main form');
    const ids = await this.page.$$eval(
      'main form :is(textarea, input:not([type="radio"], [type="checkbox"]))',
      (all) => all.map(({ id }) => id),
    );
    for (const id of ids.filter(isOwed)) await this.type(`[id="${id}"]`, TEXTS[id] ?? 'Đạt.');
    if (await this.page.$('[id="level"]')) await this.page.locator('[id="level"]').click();
  }

  /** What has the focus, as it is read out: by its label, its own words, or its id. */
  focused = (): Promise<string> =>
    this.page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? (element?.textContent || element?.id) ?? '';
    });

  /** Tabs on until what is called so has the focus. */
  async tabTo(name: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if ((await this.focused()) === name) return;
      await this.press('Tab');
    }
    throw new Error(`no way by the keyboard to «${name}» on ${this.path}`);
  }

  async goByKey(key: 'Enter' | 'Space'): Promise<void> {
    const gone = this.page.waitForNavigation();
    await this.press(key);
    await gone;
    await this.settled();
  }

  /** The same as {@link fillForm}, without a mouse: every field in the order in which it comes. */
  async fillFormByKeyboard(): Promise<void> {
    await this.page.waitForSelector('main form');
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await this.press('Tab');
      const { id, type, form } = await this.page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement | null;
        return {
          id: element?.id ?? '',
          type: element?.type ?? '',
          form: element?.closest('main form') != null,
        };
      });
      if (form && type === 'submit') return;
      if (type === 'radio') await this.press('Space');
      else if (form && isOwed(id) && ['text', 'textarea'].includes(type)) {
        const text = TEXTS[id] ?? 'Đạt.';
        this.keys += text.length;
        await this.page.keyboard.type(text);
      }
      if (id === 'document.signer') return;
    }
  }

  get lettersSoFar(): number {
    return this.letters.length;
  }

  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return `${pathname}${search}`;
  }

  heading = (): Promise<string> => this.page.$eval('h1', ({ textContent }) => textContent ?? '');
  text = (selector: string): Promise<string> =>
    this.page.$eval(selector, ({ textContent }) => textContent ?? '');

  /** What axe finds at each width, without a reload, and what does not fit. */
  async faults(state: string): Promise<string[]> {
    const { page, language } = this;
    const found: string[] = [];
    const before = page.viewport();
    for (const width of widthsToTry()) {
      await page.setViewport({ width, height: 900 });
      for (const fault of await axeFaults(page)) found.push(`${state}, ${width} px, ${language}: ${fault}`);
    }
    // A window of 1280 px at 400 %.
    await page.setViewport({ width: 320, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) found.push(`${state}, ${language}: ${wide} px too wide for 320`);
    if (before) await page.setViewport(before);
    return found;
  }

  /** Leaves; refused while there is something that the browser complained of. */
  async leave(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}
