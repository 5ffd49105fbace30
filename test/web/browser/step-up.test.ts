import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cookieNames } from '../../../api/sign-in/cookies';
import { accountOfPerson } from '../../../use-cases/accounts/account-of';
import { hashPassword } from '../../../use-cases/accounts/password';
import { beginSession } from '../../../use-cases/sign-in/session';
import { accountsWords } from '../../../web/src/pages/accounts/words';
import { auditWords } from '../../../web/src/pages/audit/words';
import { FACE_AT } from '../../fixtures/letters';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { describeBrowser } from '../../support/browser/describe-browser';
import { Person } from './person';

const PASSWORD = 'con trâu đi trước cái cày theo sau';
const MINUTE_MS = 60_000;

let shiftMs = 0;
const now = () => Date.now() + shiftMs;
const post = postRoom();

describeBrowser('somebody who looks after the service', (browser) => {
  describeApi('proves who they are', { deps: () => ({ ...post.deps, now }) }, (api) => {
    let server: Server;
    let steward: string;
    let person: Person;
    let origin: string;

    /** Signed in some minutes ago, so that what asks for a proof asks again. */
    const signedIn = async (email: string): Promise<string> => {
      const who = { address: email, name: 'Lường Thị Hạnh' };
      const account = await accountOfPerson(api.deps, who);
      if (account.password === undefined) {
        await api.store.accounts.change(account, { roles: ['it'], password: await hashPassword(PASSWORD) });
      }
      shiftMs = -6 * MINUTE_MS;
      const session = { account: email, name: who.name, realm: 'all', strength: 'strong' } as const;
      const came = { device: 'Chrome, Linux', from: '10.1.1.1' };
      const secret = await beginSession(api.deps, { ...session, method: 'password' }, came);
      shiftMs = 0;
      return secret ?? '';
    };

    beforeAll(async () => {
      server = api.app.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    afterAll(() => void server.close());

    beforeEach(async () => {
      steward = `hanh-${Date.now()}@cntt.example`;
      person = await Person.arrive({ browser: browser(), mailbox: { letters: [] }, origin });
      const value = await signedIn(steward);
      await person.hold({ name: cookieNames(FACE_AT.secret)('session'), value });
    });

    afterEach(() => person.leave());

    test('by the keyboard, and the very same call goes again; whoever does not has changed nothing', async () => {
      const { page } = person;
      const invited = 'moi@so-noi-vu.example';
      const sent: { key: string | undefined; body: string | undefined }[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'POST' || !request.url().endsWith('/api/v1/accounts')) return;
        sent.push({ key: request.headers()['idempotency-key'], body: request.postData() });
      });
      await person.open('/quan-tri/tai-khoan/moi');
      await person.type('#address', invited);
      await person.type('#name', 'Tòng Văn Sơn');
      await page.locator('input[value="it"]').click();
      await person.tabTo(accountsWords.vi.inviting.act);
      await person.press('Enter');
      await page.waitForSelector('dialog[open]');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('proof-password');
      for (let tabs = 0; tabs < 6; tabs += 1) {
        await person.press('Tab');
        const isOut = await page.evaluate(() => document.activeElement?.closest('dialog, body') === null);
        expect(isOut).toBe(false);
        expect(await page.evaluate(() => document.activeElement?.closest('main'))).toBeNull();
      }
      expect(await person.faults('confirming')).toEqual([]);

      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { hidden: true });
      expect(await person.focused()).toBe(accountsWords.vi.inviting.act);
      expect(await page.$('.note-bad')).toBeNull();
      expect(await page.$eval('#name', (field) => (field as HTMLInputElement).value)).toBe('Tòng Văn Sơn');
      expect(await api.store.accounts.at(invited)).toBeNull();

      await person.press('Enter');
      await person.type('#proof-password', 'không phải mật khẩu này');
      await person.press('Enter');
      await page.waitForSelector('dialog [data-error]');
      await person.type('#proof-password', PASSWORD);
      await person.press('Enter');
      await page.waitForSelector('main .note-good');
      expect(await person.heading()).toBe('Tòng Văn Sơn');
      expect(await api.store.accounts.at(invited)).toMatchObject({ roles: ['it'] });
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(sent[0]?.key).toBeDefined();
    });

    test('and takes the audit as a table', async () => {
      const { page } = person;
      await person.open('/quan-tri/nhat-ky');
      await page.waitForSelector('.list');
      const answered = page.waitForResponse((response) => response.url().includes('/api/v1/audit'));
      await person.click(auditWords.vi.csv);
      const table = await answered;
      expect(table.headers()['content-type']).toContain('text/csv');
      await page.waitForNetworkIdle({ idleTime: 100 });
      expect(await page.$('.note-bad')).toBeNull();
    });

    test('and ends a device of theirs, whose next call is refused', async () => {
      const other = await Person.arrive({ browser: browser(), mailbox: { letters: [] }, origin });
      await other.hold({ name: cookieNames(FACE_AT.secret)('session'), value: await signedIn(steward) });
      await other.open('/quan-tri/khoa');
      const { page, words } = person;
      await person.open('/toi');
      await page.locator('.list .act').click();
      await page.waitForSelector('main .note-good');
      expect(await page.$$('.list .act')).toEqual([]);
      expect(await person.focused()).toBe(words.me.devices.title);
      await other.goBy(words.admin.audit, 'link').catch(() => undefined);
      await other.page.waitForFunction(() => location.pathname === '/dang-nhap');
      await other.leave();
    });
  });
});
