import type { Page } from 'puppeteer-core';
import { emailOf, LINKED_DAYS, linkedRegister, unitOf } from '../../fixtures/linked-year';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Link, type Rehearsal } from '../../support/face/face-service';
import { sized, tell } from '../../support/size';
import { Person } from './person';

const ALL_KINDS = ['opening', 'overdue', 'escalation', 'reminder', 'due-today'] as const;
type Kind = (typeof ALL_KINDS)[number];
/** Those that differ most, or all, in the order of their days. */
const KINDS = ALL_KINDS.slice(0, sized(ALL_KINDS.length, 2)).sort((a, b) =>
  LINKED_DAYS[a] < LINKED_DAYS[b] ? -1 : 1,
);

const VIEWS = [
  { width: 360, language: 'vi' },
  { width: 1280, language: 'en' },
  { width: 1280, language: 'vi' },
  { width: 360, language: 'en' },
] as const;
/** Each kind in one view, or in each. */
const VIEWS_EACH = sized(VIEWS.length, 1);

/** Each has a unit of its own, with its people: nobody before has filed what is asked there. */
const CASES = KINDS.flatMap((kind, of) =>
  Array.from({ length: VIEWS_EACH }, (_, view) => ({
    kind,
    at: of * VIEWS_EACH + view,
    ...(VIEWS[(of + view) % VIEWS.length] as (typeof VIEWS)[number]),
  })),
);
/** The head of the body is told of no opinion. */
const OPINIONS = CASES.filter(({ kind }) => kind !== 'escalation');

const SEND_CODE = { vi: 'Gửi mã cho tôi', en: 'Send me a code' };

let service: FaceService;
let rehearsal: Rehearsal;
let day = '';

/** Letters of the kind are there, and those of no later day. */
async function letterDay(kind: Kind): Promise<void> {
  if (day >= LINKED_DAYS[kind]) return;
  day = LINKED_DAYS[kind];
  await rehearsal.goTo(day);
}

beforeAll(async () => {
  service = await FaceService.start(linkedRegister(CASES.length + 2));
  rehearsal = await service.rehearse();
});

afterAll(() => service?.stop());

/** Bytes of what a page loads from now on, by its kind, as they come over the wire. */
function loadedBy(page: Page): () => { script: number; stylesheet: number } {
  const bytes = { script: 0, stylesheet: 0 };
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script' || kind === 'stylesheet')
      bytes[kind] += Number(response.headers()['content-length']);
  });
  return () => bytes;
}

describeBrowser('from a letter to the receipt', (browser) => {
  const arrive = (view: { width: 360 | 1280; language: 'vi' | 'en' }): Promise<Person> =>
    Person.arrive({ browser: browser(), mailbox: service.mailbox, origin: service.origin, ...view });

  const linkOf = async (person: string, kind: Kind, step: string): Promise<Link> => {
    const links = await rehearsal.linksOf(person);
    const link = links.findLast((each) => each.step === step && each.kinds.includes(kind));
    if (!link) throw new Error(`no link of ${kind} ${step} to ${person}: ${JSON.stringify(links)}`);
    return link;
  };

  /** To the form, in so many clicks. */
  const toForm = async (person: Person, link: Link, email?: string): Promise<void> => {
    person.begin();
    const before = person.lettersSoFar;
    await person.follow(link.href);
    if (email !== undefined) {
      await person.goBy(person.say(SEND_CODE));
      await person.enterCode(email, before);
    }
    if (link.units.length > 1) {
      await person.page.locator('.worklist .list a.act, .sheet-opinion .buttons a').click();
      person.clicks += 1;
      await person.page.waitForSelector('form .buttons');
    }
    expect(person.clicks).toBe((email === undefined ? 1 : 2) + (link.units.length > 1 ? 1 : 0));
    expect(person.path).toMatch(/^\/d\/.*\/nop\//);
  };

  /** The form, its one button, and the receipt. */
  const file = async (person: Person): Promise<string> => {
    await person.fillForm();
    const clicks = person.clicks;
    await person.click(person.words.form.file);
    await person.page.waitForSelector('.receipt-number');
    expect(person.clicks).toBe(clicks + 1);
    return person.text('.receipt-number');
  };

  /** On the receipt: the announcement's own form, with its one button. */
  const announce = async (person: Person): Promise<void> => {
    const { announce: said } = person.words.receipt;
    await person.page.waitForSelector('#announce');
    await person.fillForm();
    const clicks = person.clicks;
    await person.click(said.submit);
    await person.page.waitForSelector('#announce ~ [role="status"] .note-good');
    expect(person.clicks).toBe(clicks + 1);
  };

  test.each(CASES)(
    '$kind: review and self-review, at $width px, $language',
    async ({ kind, at, width, language }) => {
      await letterDay(kind);
      const name = kind === 'escalation' ? `thu-truong-${at}` : `dau-moi-${at}`;
      const person = await arrive({ width, language });
      await toForm(person, await linkOf(name, kind, 'agency-review'), emailOf(name));
      expect(await file(person)).toMatch(/^[A-Z]+\d*-[\w]{4}-[\w]{2}$/);
      tell(`${kind} at ${width} px: ${person.clicks} clicks and ${person.keys} keys to the receipt`);
      await announce(person);
      // The second matter of the same letter: nobody is asked for a code twice.
      await toForm(person, await linkOf(name, kind, 'self-review'));
      expect(await file(person)).toMatch(/^[A-Z]+\d*-[\w]{4}-[\w]{2}$/);
      await person.leave();
    },
  );

  test('by the keyboard alone', async () => {
    const at = CASES.length + 1;
    await letterDay('opening');
    const name = `dau-moi-${at}`;
    const person = await arrive({ width: 1280, language: 'vi' });
    const before = person.lettersSoFar;
    const loaded = loadedBy(person.page);
    await person.open((await linkOf(name, 'opening', 'agency-review')).href);
    await person.tabTo(SEND_CODE.vi);
    await person.goByKey('Enter');
    // The field has the focus already, and the eighth digit sends it.
    await person.enterCode(emailOf(name), before);
    await person.fillFormByKeyboard();
    await person.tabTo(person.words.form.file);
    await person.press('Enter');
    await person.page.waitForSelector('.receipt-number');
    expect(await person.focused()).toBe(await person.heading());
    expect(person.clicks).toBe(0);
    // As they come over the wire, to the receipt: the build holds the way to the form to less.
    const { script, stylesheet } = loaded();
    expect(script).toBeGreaterThan(0);
    expect(script).toBeLessThan(200_000);
    expect(stylesheet).toBeLessThan(15_000);
    tell(`to the receipt: ${script} bytes of scripts, ${stylesheet} of styles`);
    tell(`by the keyboard: ${person.keys} keys`);
    await person.leave();
  });

  test.each(OPINIONS)('$kind: an opinion, at $width px, $language', async ({ kind, at, width, language }) => {
    await letterDay(kind);
    const name = `thu-ky-${at}`;
    const person = await arrive({ width, language });
    await toForm(person, await linkOf(name, kind, 'member-opinion'), emailOf(name));
    expect(await file(person)).toMatch(/^[A-Z]+\d*-[\w]{4}-[\w]{2}$/);
    await person.leave();
  });

  test('a letter that asks for the announcement alone leads to where it is told', async () => {
    const at = CASES.length;
    const [party, about] = [unitOf(at), unitOf(at + 1)];
    const paper = { number: '12', date: '2026-12-08', signer: 'Giám đốc' };
    await service.call(`/campaigns/${rehearsal.id}/evaluations/${about}/filings`, {
      party,
      body: {
        id: 'nx',
        step: 'agency-review',
        party,
        criteria: [{ criterion: 'duties', achieved: 'đạt', shortcomings: 'không' }],
        level: 'good',
        document: paper,
      },
    });
    await letterDay('escalation');
    const name = `dau-moi-${at}`;
    const person = await arrive({ width: 360, language: 'vi' });
    const link = await linkOf(name, 'overdue', 'agency-review');
    person.begin();
    const before = person.lettersSoFar;
    await person.follow(link.href);
    expect(await person.heading()).toBe('Còn phải thông báo công khai');
    expect(await person.faults('landing, announcement')).toEqual([]);
    await person.goBy(person.say(SEND_CODE));
    await person.enterCode(emailOf(name), before);
    expect(person.clicks).toBe(2);
    await announce(person);
    await person.leave();
  });
});
