import { pino } from 'pino';
import type { Answer } from '../../../api/http/endpoint';
import { withIdempotency } from '../../../api/http/idempotency';
import { idempotencyKeyOf } from '../../../api/http/idempotency-key';
import { ProblemError } from '../../../api/http/problems';
import type { Store } from '../../../store/store';
import { notFound, Refusal, unavailable } from '../../../use-cases/refusals';
import { failingStore } from '../../support/failing-store';
import { startTestStores, type TestStores } from '../../support/store';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let stores: TestStores;
let store: Store;
let nowMs: number;
/** The ids that attempts were given, in the order of the attempts. */
let attempts: (string | undefined)[];

beforeAll(async () => {
  stores = await startTestStores();
});

afterAll(() => stores.stop());

beforeEach(async () => {
  store = await stores.fresh();
  nowMs = Date.parse('2026-10-01T00:00:00.000Z');
  attempts = [];
});

const created: Answer = { status: 201, body: { id: 'x' }, headers: { Location: '/x' } };
const scope = { credential: 'k-1', method: 'post', path: '/filings', params: { unit: 'so-y-te' } };

function ask({
  answer = () => Promise.resolve(created),
  using = store,
  ...more
}: {
  answer?: () => Promise<Answer>;
  using?: Store;
  scope?: typeof scope;
  key?: string | undefined;
  asked?: unknown;
} = {}): Promise<Answer> {
  return withIdempotency({
    deps: { store: using, now: () => nowMs, logger: pino({ level: 'silent' }) },
    scope,
    key: 'key',
    asked: { level: 'good' },
    run(givenId) {
      attempts.push(givenId);
      return answer();
    },
    ...more,
  });
}

const fails = (error: Error) => () => Promise.reject(error);
const notThere = () => notFound({ en: 'Not there.', vi: 'Không có.' });

describe('a request that is repeated under its key', () => {
  it('is answered as it was at first, and runs once', async () => {
    expect(await ask()).toEqual(created);
    expect(await ask({ answer: () => Promise.resolve({ status: 200, body: {} }) })).toEqual(created);
    expect(attempts).toHaveLength(1);
  });

  it('is the same with its fields in another order', async () => {
    await ask({ asked: { a: 1, b: 2 } });
    expect(await ask({ asked: { b: 2, a: 1 } })).toEqual(created);
    expect(attempts).toHaveLength(1);
  });

  it('is refused as it was at first, in whatever language it is asked then', async () => {
    await expect(ask({ answer: fails(notThere()) })).rejects.toThrow(Refusal);
    const again = ask();
    await expect(again).rejects.toBeInstanceOf(ProblemError);
    await expect(again).rejects.toMatchObject({
      status: 404,
      type: 'not-found',
      title: { vi: 'Không tìm thấy' },
      detail: { en: 'Not there.', vi: 'Không có.' },
    });
    expect(attempts).toHaveLength(1);
  });

  it('with something else in it is refused, also while the first is at work', async () => {
    const other = { type: 'idempotency-key-reused', status: 422 };
    await ask({
      async answer() {
        await expect(ask({ asked: { level: 'excellent' } })).rejects.toMatchObject(other);
        return created;
      },
    });
    await expect(ask({ asked: { level: 'excellent' } })).rejects.toMatchObject(other);
    expect(attempts).toHaveLength(1);
  });

  it('is told to wait while the first is at work', async () => {
    await ask({
      async answer() {
        await expect(ask()).rejects.toMatchObject({
          status: 409,
          type: 'still-at-work',
          headers: { 'Retry-After': '5' },
        });
        return created;
      },
    });
    expect(attempts).toHaveLength(1);
  });

  it('runs once of many that come together', async () => {
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => ask()));
    expect(attempts).toHaveLength(1);
    for (const each of all) {
      if (each.status === 'fulfilled') expect(each.value).toEqual(created);
      else expect(each.reason).toMatchObject({ type: 'still-at-work' });
    }
  });

  it.each<[string, () => Promise<Answer>]>([
    ['a failure of ours', fails(new Error('broken'))],
    ['a part that is away', fails(unavailable({}))],
    ['an evaluation that has not answered', () => Promise.resolve({ status: 202, body: {} })],
    [
      'rows that may soon be answered otherwise',
      () => Promise.resolve({ status: 207, body: {}, headers: { 'Retry-After': '10' } }),
    ],
    [
      'a refusal that says when to come again',
      fails(
        new ProblemError({
          status: 409,
          type: 'conflict',
          title: { en: 'x', vi: 'y' },
          headers: { 'Retry-After': '10' },
        }),
      ),
    ],
  ])('runs again at once after %s, with the same id', async (_what, answer) => {
    await ask({ answer }).catch(() => undefined);
    expect(await ask()).toEqual(created);
    expect(attempts[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(attempts).toEqual([attempts[0], attempts[0]]);
    expect(await ask()).toEqual(created);
    expect(attempts).toHaveLength(2);
  });

  it('is forgotten after a day, and is then another one', async () => {
    await ask();
    nowMs += DAY_MS - 1;
    await ask({ asked: { level: 'good' } });
    expect(attempts).toHaveLength(1);
    nowMs += 1;
    await ask({ asked: { level: 'excellent' } });
    expect(attempts).toHaveLength(2);
    expect(attempts[1]).not.toBe(attempts[0]);
    expect(await ask({ asked: { level: 'excellent' } })).toEqual(created);
    expect(attempts).toHaveLength(2);
  });
});

describe('an Idempotency-Key', () => {
  it.each([
    ['of somebody else', { ...scope, credential: 'k-2' }],
    ['for another method', { ...scope, method: 'put' }],
    ['for another address', { ...scope, path: '/announcements' }],
    ['for another unit', { ...scope, params: { unit: 'so-noi-vu' } }],
  ])('%s is another key', async (_what, other) => {
    await ask();
    await ask({ scope: other, asked: { level: 'excellent' } });
    expect(attempts).toHaveLength(2);
  });

  it('is not needed, and then nothing is kept', async () => {
    await ask({ key: undefined });
    await ask({ key: undefined });
    expect(attempts).toEqual([undefined, undefined]);
    expect((await stores.everythingIn(store))['idempotency']).toMatch(/^0 /);
  });

  it.each([
    [undefined, undefined],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('is read from the header %p', (header, key) => {
    expect(idempotencyKeyOf(header)).toBe(key);
  });

  it.each(['', '""', 'two words', '"two words"', 'a, b', 'mã', 'tab\t', 'x'.repeat(256)])(
    'is refused where it is %p',
    (header) => {
      expect(() => idempotencyKeyOf(header)).toThrow(
        expect.objectContaining({ status: 400, type: 'bad-idempotency-key' }),
      );
    },
  );
});

describe('an attempt that crashed', () => {
  /** As long as the process lives nobody else can know; the promise is never settled. */
  const crash = () =>
    new Promise<void>((running) => {
      void ask({
        answer() {
          running();
          return new Promise<Answer>(() => undefined);
        },
      });
    });

  it('counts as at work for a minute, and is then taken over with its id', async () => {
    await crash();
    nowMs += MINUTE_MS - 1;
    await expect(ask()).rejects.toMatchObject({ type: 'still-at-work' });
    nowMs += 1;
    expect(await ask()).toEqual(created);
    expect(attempts).toEqual([attempts[0], attempts[0]]);
  });

  it('is taken over by one of many', async () => {
    await crash();
    nowMs += MINUTE_MS;
    await Promise.allSettled(Array.from({ length: 8 }, () => ask()));
    expect(attempts).toHaveLength(2);
  });

  it('and yet lives does not overwrite the answer of whoever took over', async () => {
    const first = await ask({
      async answer() {
        nowMs += MINUTE_MS;
        await ask();
        return { status: 200, body: 'late' };
      },
    });
    expect(first.body).toBe('late');
    expect(await ask()).toEqual(created);
    expect(attempts).toHaveLength(2);
  });

  it.each([
    ['before', 'the first'],
    ['after', 'the first'],
    ['before', 'a repeated'],
    ['after', 'a repeated'],
  ] as const)(
    '%s any call of the store, in %s attempt, leaves one id and one answer',
    async (failing, which) => {
      for (let nth = 1; ; nth += 1) {
        attempts = [];
        const key = `${failing}-${nth}`;
        if (which === 'a repeated') await ask({ key, answer: fails(unavailable({})) }).catch(() => undefined);
        const before = attempts.length;
        const failed = failingStore(store, { nth, failing });
        const answer = await ask({ key, using: failed.store }).catch(() => undefined);
        if (failed.calls() < nth) break;
        // What was answered is never taken back by a failure to keep it.
        if (attempts.length > before) expect(answer).toEqual(created);
        nowMs += MINUTE_MS;
        expect(await ask({ key })).toEqual(created);
        expect(await ask({ key })).toEqual(created);
        expect(new Set(attempts).size).toBe(1);
      }
    },
  );
});
