import { vi } from '../../../web/src/words/vi';
import { emailOf, LINKED_DAYS, linkedRegister, unitOf } from '../../fixtures/linked-year';
import { document, waiver } from '../../support/api/bodies';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Link, type Rehearsal } from '../../support/face/face-service';
import { IS_FULL, sized, testAtLength } from '../../support/size';
import { LANGUAGES, type Language, Person } from './person';

const SEND_CODE = { vi: 'Gửi mã cho tôi', en: 'Send me a code' };
const NOT_ME = {
  vi: 'Không phải tôi: đăng nhập bằng địa chỉ thư của tôi',
  en: 'This is not me: sign in with my own address',
};

let service: FaceService;
let rehearsal: Rehearsal;

beforeAll(async () => {
  service = await FaceService.start(linkedRegister(5));
  rehearsal = await service.rehearse();
  await rehearsal.goTo(LINKED_DAYS.reminder);
});

afterAll(() => service?.stop());

const linkOf = async (person: string, step: string): Promise<Link> => {
  const link = (await rehearsal.linksOf(person)).findLast((each) => each.step === step);
  if (!link) throw new Error(`no link of ${step} to ${person}`);
  return link;
};

test('a scanner looks at every link of every letter, and where they lead: nothing changes, no code is sent', async () => {
  const { letters } = service.mailbox;
  const addresses = new Set(
    letters.flatMap(({ text, html }) =>
      [...`${text} ${html}`.matchAll(/https?:\/\/127\.0\.0\.1:\d+\/[\w/?=&;-]*/g)].map(([href]) =>
        href.replaceAll('&amp;', '&'),
      ),
    ),
  );
  for (const person of ['dau-moi-0', 'thu-ky-0']) {
    for (const { code } of await rehearsal.linksOf(person)) addresses.add(`${service.origin}/ma?ma=${code}`);
  }
  expect(addresses.size).toBeGreaterThan(20);
  const [before, count] = [await service.everything(), letters.length];
  const seen = new Set<string>();
  const look = async (address: string, depth: number): Promise<void> => {
    if (seen.has(address)) return;
    seen.add(address);
    await fetch(address, { method: 'HEAD', headers: { Accept: 'text/html' }, redirect: 'manual' });
    const response = await fetch(address, { headers: { Accept: 'text/html' } });
    expect([address, response.status < 500]).toEqual([address, true]);
    if (depth === 0) return;
    for (const [, , target = ''] of (await response.text()).matchAll(/(href|action)="(\/[^"]*)"/g)) {
      await look(new URL(target.replaceAll('&amp;', '&'), service.origin).href, depth - 1);
    }
  };
  for (const address of addresses) await look(address, 2);
  expect(await service.everything()).toEqual(before);
  expect(letters).toHaveLength(count);
});

describeBrowser('links, codes and what becomes of them', (browser) => {
  const arrive = (language: Language = 'vi'): Promise<Person> =>
    Person.arrive({ browser: browser(), mailbox: service.mailbox, origin: service.origin, language });

  const signIn = async (person: Person, email: string): Promise<void> => {
    const before = person.lettersSoFar;
    await person.type('#address', email);
    await person.goBy(person.say(SEND_CODE));
    await person.enterCode(email, before);
  };

  const obligation = (of: number, step = 'agency-review') => `${step}/${unitOf(of)}`;

  test.each(LANGUAGES.slice(0, sized(LANGUAGES.length, 1)))(
    'the pages without a script have no fault that axe knows, in %s',
    async (language) => {
      const person = await arrive(language);
      const { href } = await linkOf('dau-moi-1', 'agency-review');
      const faults: string[] = [];
      for (const [state, address] of [
        ['landing', href],
        ['sign-in', '/dang-nhap'],
        ['task code', '/ma'],
        ['no such task code', '/ma?ma=ZZZZ-ZZZZ'],
        ['no such link', '/t/khong-co'],
        ['trial', await service.trialLink()],
        ['no such trial', '/vao/khong-co'],
        ['signed out', '/'],
      ] as const) {
        await person.open(address);
        faults.push(...(await person.faults(state)));
      }
      await person.open('/dang-nhap');
      await person.page.$eval('form', (form) => form.setAttribute('novalidate', ''));
      await person.type('#address', 'khong-phai');
      await person.goBy(person.say(SEND_CODE));
      faults.push(...(await person.faults('no address')));
      const address = emailOf(`thu-ky-${language === 'vi' ? 0 : 1}`);
      await person.open('/dang-nhap');
      await person.type('#address', address);
      await person.goBy(person.say(SEND_CODE));
      faults.push(...(await person.faults('code')));
      for (let tries = 5; tries > 0; tries -= 1) {
        const gone = person.page.waitForNavigation();
        await person.page.type('#code', '0000 0000');
        await gone;
        expect(await person.text('#error')).toMatch(
          tries > 1
            ? new RegExp(`${tries - 1}`)
            : person.say({ vi: 'Mã không còn dùng được', en: 'opens nothing any more' }),
        );
        if (tries === 5 || tries === 1)
          faults.push(...(await person.faults(`wrong code, ${tries - 1} left`)));
      }
      for (let codes = 1; codes <= 3; codes += 1) {
        await person.open('/dang-nhap');
        await person.type('#address', address);
        await person.goBy(person.say(SEND_CODE));
      }
      expect(await person.text('#error')).toContain('15');
      faults.push(...(await person.faults('too many codes')));
      expect(faults).toEqual([]);
      await person.leave();
    },
  );

  test('the administrator of a trial comes in by the printed link, by one press, once', async () => {
    const person = await arrive();
    const link = await service.trialLink();
    await person.open(link);
    await person.goBy('Vào hệ thống');
    expect(person.path).toBe('/');
    await person.page.waitForSelector('table');
    expect(await person.heading()).toBe(person.words.home.adminTitle);
    expect(await person.faults('campaigns')).toEqual([]);
    await person.leave();
    const other = await arrive();
    await other.open(link);
    expect(await other.page.$('button')).toBeNull();
    await other.leave();
  });

  test('a forwarded letter lets a colleague of the same body sign in, and leads to the same form', async () => {
    const person = await arrive();
    const link = await linkOf('dau-moi-1', 'agency-review');
    await person.follow(link.href);
    await person.goBy(person.say(NOT_ME), 'link');
    await signIn(person, emailOf('thu-truong-1'));
    expect(person.path).toBe(`/d/${rehearsal.id}/don-vi/${unitOf(2)}/nop/agency-review/${unitOf(1)}`);
    await person.page.waitForSelector('form .buttons');
    await person.leave();
  });

  test('who got no code asks for another one, and comes to the same form', async () => {
    const person = await arrive();
    const email = emailOf('thu-truong-2');
    const { href } = await linkOf('dau-moi-2', 'self-review');
    await person.follow(href);
    await person.goBy(person.say(NOT_ME), 'link');
    await person.type('#address', email);
    await person.goBy(person.say(SEND_CODE));
    expect(await person.text('.lead')).toContain('t•••@tinh');
    await person.page.click('ul.ways a');
    await person.page.waitForSelector('#address');
    await signIn(person, email);
    expect(person.path).toBe(`/d/${rehearsal.id}/don-vi/${unitOf(2)}/nop/self-review/${unitOf(2)}`);
    await person.leave();
  });

  test('a printed letter leads to the same form by its task code, and so does an older letter', async () => {
    const person = await arrive();
    const form = `/d/${rehearsal.id}/don-vi/${unitOf(4)}/nop/agency-review/${unitOf(3)}`;
    const { code } = await linkOf('dau-moi-3', 'agency-review');
    await person.open('/ma');
    await person.type('#code', code.toLowerCase().replace('-', ' '));
    await person.goBy('Tiếp tục');
    const before = person.lettersSoFar;
    await person.goBy(person.say(SEND_CODE));
    await person.enterCode(emailOf('dau-moi-3'), before);
    expect(person.path).toBe(form);
    const older = (await rehearsal.linksOf('dau-moi-3')).find(({ step }) => step === 'agency-review');
    expect(older?.kinds).toEqual(['opening']);
    await person.follow(older?.href ?? '');
    expect(person.path).toBe(form);
    await person.leave();
  });

  test.each(LANGUAGES.slice(-sized(LANGUAGES.length, 1)))(
    'somebody of another body reads whose it is, and is shown no form, in %s',
    async (language) => {
      const person = await arrive(language);
      const link = await linkOf('dau-moi-1', 'agency-review');
      await person.open('/dang-nhap');
      await signIn(person, emailOf('thu-ky-3'));
      expect(person.path).toBe('/viec');
      await person.follow(link.href);
      expect(person.page.url()).toBe(link.href);
      await person.goBy(person.say(NOT_ME), 'link');
      await person.open(`/d/${rehearsal.id}/don-vi/${unitOf(2)}/nop/agency-review/${unitOf(1)}`);
      expect(await person.page.$('form .buttons')).toBeNull();
      expect(await person.heading()).toBe(person.words.states.forbidden);
      expect(await person.faults('forbidden')).toEqual([]);
      await person.leave();
    },
  );

  describe('once the matter has gone on', () => {
    const of = (unit: number) => `/campaigns/${rehearsal.id}/evaluations/${unitOf(unit)}`;

    /** What its link says in the end, and the page of the matter after it. */
    const says = async (who: string, step: string, title: string, said: string) => {
      const faults: string[] = [];
      const link = await linkOf(who, step);
      for (const language of LANGUAGES) {
        const reader = await arrive(language);
        await reader.open(link.href);
        if (language === 'vi') expect(await reader.heading()).toBe(title);
        faults.push(...(await reader.faults(title)));
        if (language === 'en' && !IS_FULL) {
          // Its form in English is looked at in every standing by `test/web/pages`.
          await reader.leave();
          continue;
        }
        if (await reader.page.$('main form button')) {
          const before = reader.lettersSoFar;
          await reader.goBy(reader.say(SEND_CODE));
          await reader.enterCode(emailOf(who), before);
        } else {
          // There is nothing to sign in for: who does all the same, finds it said there too.
          await reader.open('/dang-nhap');
          await signIn(reader, emailOf(who));
          const [unit = ''] = link.units;
          await reader.open(`/d/${rehearsal.id}/don-vi/${unit}/nop/${step}/${link.party}`);
        }
        await reader.page.waitForSelector('.note, .receipt-number');
        if (language === 'vi') expect(await reader.text('main')).toContain(said);
        faults.push(...(await reader.faults(`the form: ${title}`)));
        await reader.leave();
      }
      expect(faults).toEqual([]);
    };

    beforeAll(() => rehearsal.goTo(LINKED_DAYS.overdue));

    test('its link says that it was filed, and leads to the receipt', async () => {
      const content = [{ criterion: 'duties', achieved: 'đạt', shortcomings: 'không' }];
      await service.call(`${of(3)}/filings`, {
        party: unitOf(3),
        body: {
          id: 'bc-1',
          step: 'self-review',
          party: unitOf(3),
          criteria: content,
          level: 'good',
          document,
        },
      });
      await says('dau-moi-3', 'self-review', 'Nội dung này đã được tiếp nhận', vi.receipt.confirmed);
    });

    test('its link says that it was waived', async () => {
      await service.call(`${of(3)}/waivers`, { body: waiver(obligation(2)) });
      await says('dau-moi-2', 'agency-review', 'Nội dung này đã được miễn', vi.form.standing.waived);
    });

    testAtLength('its link says that the dossier is frozen', async () => {
      await decide('synthesis', 0);
      await says('dau-moi-0', 'self-review', 'Hồ sơ đã chốt', vi.form.standing.frozen);
    });

    testAtLength('its link says that the evaluation is over', async () => {
      await decide('synthesis', 1);
      await decide('remarks', 1, { remark: 'nhất trí' });
      await decide('proposal', 1, { level: 'good' });
      await decide('recognition', 1, { level: 'good' });
      await says('dau-moi-1', 'self-review', 'Việc đánh giá đã kết thúc', vi.form.standing.over);
    });

    test('its link says that the campaign was cancelled', async () => {
      await service.call(`/campaigns/${rehearsal.id}/cancel`, { body: { reason: 'mở nhầm' } });
      await says('dau-moi-4', 'agency-review', 'Đợt đánh giá đã bị hủy', vi.form.standing.cancelled);
    });

    async function decide(kind: string, unit: number, more: object = {}): Promise<void> {
      const { ledgerRevision } = (await service.call(`${of(unit)}/synthesis`, {})) as {
        ledgerRevision: number;
      };
      const row = { unit: unitOf(unit), ...(kind === 'synthesis' && { ledgerRevision }), ...more };
      const answer = await service.call(`/campaigns/${rehearsal.id}/documents`, {
        body: { kind, ...document, number: `${kind}-${unit}`, results: [row] },
      });
      expect(answer).toMatchObject({ rows: [{ outcome: 'accepted' }] });
    }
  });
});
