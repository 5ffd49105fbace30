import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cookieNames } from '../../../api/sign-in/cookies';
import { accountOfPerson } from '../../../use-cases/accounts/account-of';
import { hashPassword } from '../../../use-cases/accounts/password';
import { beginSession } from '../../../use-cases/sign-in/session';
import { papersWords } from '../../../web/src/pages/papers/words';
import { FACE_AT } from '../../fixtures/letters';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { describeBrowser } from '../../support/browser/describe-browser';
import { tell } from '../../support/size';
import { Person } from './person';

const EMAIL = 'van-thu@so-noi-vu.example';
const said = papersWords.vi;
const post = postRoom();
const AT = '2013-11-12T03:00:00.000Z';
const OBLIGATION = 'agency-review/so-tai-chinh';

const stateOf = (field: string) => `[id="${field}"]`;

describeBrowser("a clerk's day", (browser) => {
  describeApi('at the desk', { open: 'c', at: AT, deps: () => post.deps }, (api) => {
    let server: Server;
    let person: Person;

    beforeAll(async () => {
      server = api.app.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const who = { address: EMAIL, name: 'Khổng Thị Lành' };
      const account = await accountOfPerson(api.deps, who);
      const password = await hashPassword('con trâu đi trước cái cày theo sau');
      await api.store.accounts.change(account, { roles: ['clerk'], password });
      const session = { account: EMAIL, name: who.name, realm: 'all', strength: 'strong' } as const;
      const came = { device: 'Chrome, Linux', from: '10.1.1.1' };
      const value = await beginSession(api.deps, { ...session, method: 'password' }, came);
      person = await Person.arrive({ browser: browser(), mailbox: { letters: [] }, origin });
      await person.hold({ name: cookieNames(FACE_AT.secret)('session'), value: value ?? '' });
    });

    afterAll(async () => {
      await person?.leave();
      server?.close();
    });

    /** A paper's entry by the keyboard, from its first field to its last. */
    async function enter(number: string, time: string, document: string): Promise<void> {
      const { page } = person;
      const retype = async (field: string, text: string) => {
        await page.focus(stateOf(field));
        await page.keyboard.down('Control');
        await page.keyboard.press('a');
        await page.keyboard.up('Control');
        await person.type(stateOf(field), text);
      };
      await retype('receipt.documentNumber', number);
      await retype('receipt.stampedAt', '9/11/2013');
      await retype('time', time);
      await page.focus('#party');
      for (const letter of 'so tai') await page.keyboard.type(letter);
      await person.press('Tab');
      await page.waitForSelector('#matter:not([disabled])');
      await page.select('#matter', 'filing/agency-review/so-y-te');
      await person.type(stateOf('document.number'), document);
      await person.type(stateOf('document.date'), '8/11/2013');
      await person.type(stateOf('document.signer'), 'Giám đốc');
      await person.press('Enter');
    }
    /** Since when the review counts as received, and what of its step has not come. */
    const standing = async () => {
      const { body } = await api.get('/campaigns/c/evaluations/so-y-te');
      type Version = { receivedAt: string; counts?: true };
      type Owed = { id: string; missing?: string[]; versions: Version[] };
      const { missing, versions } = body.evaluation.obligations.find(({ id }: Owed) => id === OBLIGATION);
      const counts = versions.find((each: Version) => each.counts) ?? versions.at(-1);
      return { missing, receivedAt: counts?.receivedAt as string };
    };
    const saved = () => person.page.waitForSelector('section > [role=status] .note');

    test('a paper is entered in a minute, and counts from its stamp before anybody has entered its contents', async () => {
      await person.open('/d/c/giay');
      person.begin();
      await enter('77', '16:05', '152/BC-STC');
      await saved();
      tell(
        `a paper entered: ${person.keys} keys and ${person.clicks} clicks, ${person.seconds.toFixed(1)} s`,
      );
      expect(person.clicks).toBe(0);
      expect(await standing()).toEqual({ missing: ['announcement'], receivedAt: '2013-11-09T09:05:00.000Z' });
      expect(await person.faults('the desk')).toEqual([]);
    });

    test('its contents are entered later, from the list of those that wait', async () => {
      await person.open('/d/c/giay?cho');
      await person.goBy(said.of(said.enter, '77'), 'link');
      for (const field of await person.page.$$eval('main textarea', (all) => all.map(({ id }) => id))) {
        if (field !== 'remarks') await person.type(stateOf(field), 'Đạt.');
      }
      await person.page.locator('#level').click();
      await person.click(said.paper.saveContents);
      await person.page.waitForSelector('.note-good');
      const { body } = await api.get('/campaigns/c/evaluations/so-y-te/filings');
      // Both have one stamp, and ids by chance: the one that waited comes first.
      type Line = { awaitsContent?: true };
      const items = body.items.toSorted(
        (a: Line, b: Line) => (b.awaitsContent ? 1 : 0) - (a.awaitsContent ? 1 : 0),
      );
      expect(items).toMatchObject([
        { awaitsContent: true, enteredBy: 'Khổng Thị Lành' },
        { counts: true, receivedAt: '2013-11-09T09:05:00.000Z', enteredBy: 'Khổng Thị Lành' },
      ]);
    });

    test('a stamp that was mistyped is corrected, and a paper of another unit is voided; both stay on record', async () => {
      const { page } = person;
      await person.open('/d/c/giay?ngay=9/11/2013');
      await person.goBy(said.of(said.correct, '77'), 'link');
      await page.focus('#time');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await person.type('#time', '8h15');
      await person.click(said.paper.saveCorrection);
      await page.waitForSelector('.note-good');
      expect(await standing()).toEqual({ missing: ['announcement'], receivedAt: '2013-11-09T01:15:00.000Z' });

      await person.open('/d/c/giay');
      await enter('78', '9:00', '999/BC-STC');
      await saved();
      await person.open('/d/c/giay?ngay=9/11/2013');
      await page.locator(`::-p-aria([name="${said.of(said.void, '78')}"])`).click();
      await person.type('#reason', 'nhập nhầm đơn vị');
      await person.press('Enter');
      await page.waitForSelector('.dialog', { hidden: true });
      await page.waitForFunction(
        (text) => document.body.textContent?.includes(text),
        {},
        said.states.voided('nhập nhầm đơn vị'),
      );
      const rows = await page.$$eval('tbody tr', (all) => all.map(({ textContent }) => textContent));
      expect(rows).toHaveLength(4);
      expect(await standing()).toEqual({ missing: ['announcement'], receivedAt: '2013-11-09T01:15:00.000Z' });
    });
  });
});
