import type { Problem } from '../../api-client/schema';
import { Away, Refused, SignedOut } from '../../web/src/api/ask';
import type { Draft } from '../../web/src/api/contract';
import { DraftKeeper } from '../../web/src/parts/draft/draft-keeper';

const AT = '2013-11-05T07:32:00.000Z';

interface Sent {
  filing: string;
  fields: Record<string, string>;
  revision: number | undefined;
  isLeaving: boolean;
}

/** A server that keeps one draft, and refuses who has not seen its revision. */
class Server {
  sent: Sent[] = [];
  draft: Draft | undefined;
  failures: Error[] = [];
  filed = new Set<string>();
  /** While somebody waits for it, it does not answer. */
  gate: Promise<unknown> = Promise.resolve();

  save = async (
    { filing, fields }: Pick<Draft, 'filing' | 'fields'>,
    revision: number | undefined,
    isLeaving: boolean,
  ): Promise<Draft> => {
    this.sent.push({ filing, fields, revision, isLeaving });
    await this.gate;
    const failure = this.failures.shift();
    if (failure) throw failure;
    if (this.filed.has(filing)) {
      throw new Refused(409, { type: 'urn:cong-vu:problem:content-differs', title: 'x', status: 409 });
    }
    if (revision !== this.draft?.revision) {
      throw new Refused(412, {
        type: 'x',
        title: 'x',
        status: 412,
        ...(this.draft && { current: this.draft }),
      } as Problem);
    }
    this.draft = { filing, fields, revision: (revision ?? 0) + 1, savedAt: AT, by: 'Đ/c A' };
    return this.draft;
  };

  /** Another person saves. */
  other(fields: Record<string, string>): void {
    this.draft = {
      filing: 'f1',
      revision: 10,
      savedAt: AT,
      by: 'Đ/c B',
      fields: { ...this.draft?.fields, ...fields },
    };
  }
}

let server: Server;
let ids: number;

const keeper = (draft: Draft | null = null) =>
  new DraftKeeper(server.save, { draft, initial: {}, newId: () => `f${(ids += 1)}` });

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
  server = new Server();
  ids = 0;
});
afterEach(() => jest.useRealTimers());

describe('what is typed', () => {
  test('is saved a second and a half after the last key, once', async () => {
    const kept = keeper();
    kept.change('remarks', 'N');
    await pass(1000);
    kept.change('remarks', 'Nhất trí');
    await pass(1400);
    expect(server.sent).toEqual([]);
    expect([kept.read().saving.kind, kept.isUnsaved]).toEqual(['unsaved', true]);
    await pass(200);
    expect(server.sent).toEqual([
      { filing: 'f1', fields: { remarks: 'Nhất trí' }, revision: undefined, isLeaving: false },
    ]);
    expect(kept.read().saving).toEqual({ kind: 'saved', at: AT });
    expect(kept.isUnsaved).toBe(false);
  });

  test('is saved within four seconds, though nobody pauses', async () => {
    const kept = keeper();
    for (let key = 0; key < 10; key += 1) {
      kept.change('remarks', 'a'.repeat(key + 1));
      await pass(500);
    }
    expect(server.sent.length).toBeGreaterThanOrEqual(1);
  });

  test('while another is on its way is sent after it, with the revision that came back', async () => {
    let open: (value?: unknown) => void = () => undefined;
    server.gate = new Promise((resolve) => {
      open = resolve;
    });
    const kept = keeper();
    kept.change('level', 'good');
    await pass(1500);
    kept.change('level', 'done');
    await pass(1500);
    expect(server.sent).toHaveLength(1);
    open();
    await pass(3000);
    expect(server.sent.map(({ revision }) => revision)).toEqual([undefined, 1]);
    expect(server.draft?.fields).toEqual({ level: 'done' });
  });

  test('is sent at once when the page goes out of sight; nothing is sent when nothing was typed', async () => {
    const kept = keeper();
    await kept.flush({ isLeaving: true });
    expect(server.sent).toEqual([]);
    kept.change('remarks', 'N');
    await kept.flush({ isLeaving: true });
    expect(server.sent).toMatchObject([{ isLeaving: true }]);
  });

  test('is tried again while the service is away, and says so', async () => {
    server.failures = [new Away(), new Away(7)];
    const kept = keeper();
    kept.change('remarks', 'N');
    await pass(1500);
    expect(kept.read().saving.kind).toBe('retrying');
    await pass(2000);
    expect(server.sent).toHaveLength(2);
    await pass(6900);
    expect(server.sent).toHaveLength(2);
    await pass(200);
    expect(kept.read().saving.kind).toBe('saved');
  });

  test('waits for a session that has ended, and is saved with the next one', async () => {
    server.failures = [new SignedOut()];
    const kept = keeper();
    kept.change('remarks', 'N');
    await pass(60_000);
    expect([server.sent.length, kept.read().saving.kind]).toEqual([1, 'signed-out']);
    await kept.flush();
    expect(kept.read().saving.kind).toBe('saved');
  });

  test('after another person has filed the draft goes on as the draft of another filing', async () => {
    const kept = keeper();
    kept.change('a', '1');
    await kept.flush();
    server.filed.add('f1');
    server.draft = undefined;
    kept.change('a', '2');
    await kept.flush();
    expect([server.sent.at(-1)?.filing, kept.read().filing]).toEqual(['f2', 'f2']);
  });

  test('is not saved once it was filed', async () => {
    const kept = keeper();
    kept.change('remarks', 'N');
    kept.stop();
    await pass(10_000);
    expect([server.sent, kept.isUnsaved]).toEqual([[], false]);
  });
});

describe('two people at one draft', () => {
  const both = async () => {
    const kept = keeper();
    kept.change('a', '1');
    kept.change('b', '1');
    await kept.flush();
    return kept;
  };

  test('who type into different fields are merged, and told of each other', async () => {
    const kept = await both();
    server.other({ b: 'theirs' });
    kept.change('a', 'mine');
    await kept.flush();
    expect(kept.read().fields).toEqual({ a: 'mine', b: 'theirs' });
    expect(server.draft?.fields).toEqual({ a: 'mine', b: 'theirs' });
    expect(kept.read().saving).toEqual({ kind: 'saved', at: AT, mergedWith: 'Đ/c B' });
  });

  test.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ] as const)(
    'who type into one field are both shown, and nothing is overwritten until one is taken: %s',
    async (whose, text) => {
      const kept = await both();
      server.other({ a: 'theirs' });
      kept.change('a', 'mine');
      await kept.flush();
      expect(kept.read()).toMatchObject({
        fields: { a: 'mine' },
        saving: { kind: 'conflict', by: 'Đ/c B' },
        conflicts: { a: { theirs: 'theirs', by: 'Đ/c B' } },
      });
      await pass(60_000);
      expect(server.draft?.fields).toEqual({ a: 'theirs', b: '1' });
      kept.settle('a', whose);
      await pass(0);
      expect(server.draft?.fields).toEqual({ a: text, b: '1' });
      expect(kept.read()).toMatchObject({ conflicts: {}, saving: { kind: 'saved' } });
    },
  );

  test('meanwhile all else that is typed is saved as ever, and what is asked about is guarded', async () => {
    const kept = await both();
    server.other({ a: 'theirs' });
    kept.change('a', 'mine');
    await kept.flush();
    kept.change('b', 'more');
    await pass(1500);
    expect(server.draft?.fields).toEqual({ a: 'theirs', b: 'more' });
    expect([kept.read().saving.kind, kept.isUnsaved]).toEqual(['conflict', true]);
    // And the other person goes on as well: what is asked stays asked.
    server.other({ b: 'theirs too' });
    kept.change('c', 'new');
    await pass(1500);
    expect(kept.read().conflicts).toEqual({ a: { theirs: 'theirs', by: 'Đ/c B' } });
    expect(kept.read().fields).toEqual({ a: 'mine', b: 'theirs too', c: 'new' });
    expect(server.draft?.fields).toEqual({ a: 'theirs', b: 'theirs too', c: 'new' });
  });

  test('the text that was not taken stays at hand', async () => {
    const kept = await both();
    server.other({ a: 'theirs', b: 'theirs' });
    kept.change('a', 'mine');
    kept.change('b', 'mine');
    await kept.flush();
    kept.settle('a', 'mine');
    kept.settleAll('theirs');
    expect(kept.read()).toMatchObject({
      fields: { a: 'mine', b: 'theirs' },
      aside: { a: { text: 'theirs', by: 'Đ/c B' }, b: { text: 'mine' } },
    });
    await pass(0);
    kept.exchange('b');
    await pass(1500);
    expect(server.draft?.fields).toEqual({ a: 'mine', b: 'mine' });
    expect(kept.read()).toMatchObject({ aside: { b: { text: 'theirs' } }, saving: { kind: 'saved' } });
  });

  test('of whom one has filed it: the other goes on, with a draft of another filing', async () => {
    const kept = await both();
    server.draft = undefined;
    kept.change('a', 'later');
    await kept.flush();
    expect(server.draft).toMatchObject({ filing: 'f2', fields: { a: 'later', b: '1' }, revision: 1 });
  });
});
