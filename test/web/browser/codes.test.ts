import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeIn } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { describeBrowser } from '../../support/browser/describe-browser';
import { testAtLength } from '../../support/size';
import { until } from '../../support/until';
import { Person } from './person';

const ADDRESS = 'tai-chinh@thu-nghiem.example';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const post = postRoom();

describeBrowser('somebody with a code', (browser) => {
  describeApi('who signs in', { open: 'c', deps: () => post.deps }, (api) => {
    let server: Server;
    let origin: string;
    let person: Person;
    let days = 0;

    beforeAll(async () => {
      server = api.app.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    afterAll(() => void server.close());

    const arrive = () => Person.arrive({ browser: browser(), mailbox: post.relay, origin, fails: true });

    beforeEach(async () => {
      // Each on a day of its own: codes are counted by the quarter of an hour.
      days += 1;
      api.advance(days * DAY_MS);
      person = await arrive();
    });

    afterEach(() => person.leave());

    /** The page of an address, sent; what it leads to. */
    const ask = async (who = person): Promise<string> => {
      const { page } = who;
      await page.goto(`${origin}/dang-nhap`);
      await page.type('#address', ADDRESS);
      await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
      return page.evaluate(() => location.pathname);
    };

    const newCode = async (who = person): Promise<string> => {
      const before = post.relay.letters.length;
      expect(await ask(who)).toBe('/dang-nhap/ma');
      return codeIn(await until(async () => post.relay.letters[before]));
    };

    /** Typed, which sends itself; true if it leads on. */
    const enter = async (code: string, { page } = person): Promise<boolean> => {
      await page.goto(`${origin}/dang-nhap/ma`);
      await Promise.all([page.waitForNavigation(), page.type('#code', code)]);
      return (await page.$('#code')) === null;
    };

    const wrong = (code: string) => (code === '00000000' ? '00000001' : '00000000');

    test('comes in by it, and nobody comes in by it again', async () => {
      const code = await newCode();
      expect(await enter(code)).toBe(true);
      expect(await enter(code)).toBe(false);
    });

    test('finds that it opens nothing in another browser, and still opens this one', async () => {
      const code = await newCode();
      const other = await arrive();
      await newCode(other);
      expect(await enter(code, other)).toBe(false);
      expect(await enter(code)).toBe(true);
      await other.leave();
    });

    testAtLength('has five tries: the right one comes too late as the sixth', async () => {
      const code = await newCode();
      for (let tries = 0; tries < 5; tries += 1) expect(await enter(wrong(code))).toBe(false);
      expect(await enter(code)).toBe(false);
    });

    testAtLength('has ten minutes', async () => {
      const code = await newCode();
      api.advance(10 * MINUTE_MS);
      expect(await enter(code)).toBe(false);
    });

    test('gets three in a quarter of an hour, and reads so when there is no fourth', async () => {
      for (let asked = 0; asked < 3; asked += 1) await newCode();
      const sent = post.relay.letters.length;
      expect(await ask()).toBe('/sign-in/code');
      expect(await person.page.$eval('[role=alert]', (box) => box.textContent)).toContain(
        '3 mã trong 15 phút',
      );
      expect(post.relay.letters).toHaveLength(sent);
    });
  });
});
