import { emailOf, LINKED_DAYS, linkedRegister } from '../../fixtures/linked-year';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Link, type Rehearsal } from '../../support/face/face-service';
import { sized } from '../../support/size';
import { Person } from './person';

const KINDS = ['opening', 'reminder', 'due-today', 'overdue', 'escalation'] as const;
type Kind = (typeof KINDS)[number];

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
  service = await FaceService.start(linkedRegister(CASES.length));
  rehearsal = await service.rehearse();
});

afterAll(() => service?.stop());

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
      const [first] = await person.page.$$('.task a.act');
      person.clicks += 1;
      await first?.click();
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
    await person.page.waitForSelector('.receipt-number', { timeout: 5000 }).catch(async (e) => {
      await person.page.screenshot({ path: '/tmp/hb/fail.png', fullPage: true });
      throw e;
    });
    expect(person.clicks).toBe(clicks + 1);
    return person.text('.receipt-number');
  };

  test.each(CASES)(
    '$kind: review and self-review, at $width px, $language',
    async ({ kind, at, width, language }) => {
      await letterDay(kind);
      const name = kind === 'escalation' ? `thu-truong-${at}` : `dau-moi-${at}`;
      const person = await arrive({ width, language });
      await toForm(person, await linkOf(name, kind, 'agency-review'), emailOf(name));
      expect(await file(person)).toMatch(/^[A-Z]+\d*-[\w]{4}-[\w]{2}$/);
      process.stderr.write(
        `${kind} ${person.seconds.toFixed(1)} s ${person.clicks} clicks ${person.keys} keys\n`,
      );
      // The second matter of the same letter: nobody is asked for a code twice.
      await toForm(person, await linkOf(name, kind, 'self-review'));
      expect(await file(person)).toMatch(/^[A-Z]+\d*-[\w]{4}-[\w]{2}$/);
      await person.leave();
    },
  );

  test.each(OPINIONS)('$kind: an opinion, at $width px, $language', async ({ kind, at, width, language }) => {
    await letterDay(kind);
    const name = `thu-ky-${at}`;
    const person = await arrive({ width, language });
    await toForm(person, await linkOf(name, kind, 'member-opinion'), emailOf(name));
    expect(await file(person)).toMatch(/^[A-Z]+\d*-[\w]{4}-[\w]{2}$/);
    await person.leave();
  });
});
