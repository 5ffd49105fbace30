import type { mongo } from 'mongoose';
import { endpoints } from '../../api/endpoints';
import { accountOf } from '../../domain/sign-in';
import type { Caller } from '../support/api/api';
import { announcement, review, sentReview } from '../support/api/bodies';
import { describeApi } from '../support/api/describe-api';
import { newWebhookId, registerSender, sendSigned } from '../support/api/webhooks';
import { until } from '../support/until';
import { seedAccounts } from './access/accounts';
import { isOfRoles } from './access/operations';
import { ATTEMPTS } from './access/pairs/attempts';
import { AFTER_DEADLINES, C, fileYear, PARTY, PERSON, register } from './access/pairs/year';

/*
 * How often the API asks the store, by the commands that the driver sends. An evaluation, which runs in a worker, is none of it;
 * nor is what is remembered of the campaign, the register and whoever asks.
 */

const NOW = '2013-11-08T03:00:00.000Z';
const SENDER = 'dem';

let commands: string[] = [];
/** What was read of a whole campaign: an open one has many units, people and letters. */
let whole: string[] = [];
const note = ({ commandName, command }: mongo.CommandStartedEvent) => {
  const { [commandName]: collection, filter = {} } = command as mongo.Document;
  const name = `${commandName} ${String(collection)}`;
  commands.push(name);
  if (Object.keys(filter as object).join() === 'campaign') whole.push(name);
};

/** Lists that come whole, beside those in pages. */
const WHOLE_LISTS = ['listTasks', 'getWorklist', 'listPapers', 'listParties', 'listMatters', 'getProgress'];
/** They tell of a whole campaign, and nobody asks for them again and again. Of what ended there is little. */
const OF_ALL = ['exportTable', 'listParties', 'previewCampaign'];

describeApi('of the store', { register, open: 'c', at: AFTER_DEADLINES, onCommand: note }, (api) => {
  let secret = '';
  let version = 0;
  const callers: Record<string, Caller> = {};

  beforeAll(async () => {
    await fileYear(api);
    await seedAccounts(api);
    ({ secret } = await registerSender(api, { id: SENDER, parties: [PARTY] }));
    const focal = register.roles.find(({ party, role }) => party === PARTY && role === 'focal-person');
    const email = register.people.find(({ id }) => id === focal?.person)?.email ?? '';
    Object.assign(callers, {
      key: await api.as(['unit', 'reviewer', 'member'], PARTY, { campaign: 'c' }),
      administrator: await api.as(['administrator']),
      leader: await api.as(['leader'], 'so-y-te', { person: PERSON, campaign: 'c' }),
      person: await api.signedIn(accountOf(email)),
      steward: await api.signedIn('quan-tri@tinh.example', { granted: ['administrator', 'it'] }),
    });
  });

  /** What the API asks meanwhile; an evaluation's own write of its view is not the API's. */
  async function askedBy(work: () => PromiseLike<unknown>): Promise<string[]> {
    commands = [];
    await work();
    return commands.filter((each) => each !== 'update evaluations');
  }

  const attemptsOf = async () => (await api.store.attempts.newest({ sender: SENDER, limit: 100 })).length;

  /** Sends a message and waits until it is in the log of attempts too, which is asked only afterwards. */
  const send = async (more: object, id = newWebhookId()): Promise<string[]> => {
    const before = await attemptsOf();
    const asked = await askedBy(async () => {
      const payload = sentReview({ filingId: 'dem', ...more });
      const answer = await sendSigned(api, { sender: SENDER, secret, id, payload });
      expect([answer.status, answer.text]).toEqual([202, expect.stringContaining('dem')]);
      await until(() => Promise.resolve(commands.includes('insert attempts') || undefined));
    });
    await until(async () => (await attemptsOf()) > before || undefined);
    return asked;
  };

  it('a signed message asks at most five times, a repetition too', async () => {
    api.setTime(NOW);
    await send({ version: (version += 1) });
    const id = newWebhookId();
    const next = { version: (version += 1) };
    expect((await send(next, id)).sort()).toEqual([
      'find filings',
      'insert attempts',
      'insert claims',
      'insert filings',
      'insert webhooks',
    ]);
    expect((await send(next, id)).length).toBeLessThanOrEqual(5);
    expect((await send(next)).length).toBeLessThanOrEqual(5);
  });

  /** What is asked once it is known who asks, and where: of several tries the one with the fewest, since that is known for a moment. */
  async function fewest(work: () => PromiseLike<unknown>): Promise<string[]> {
    const tries: string[][] = [];
    for (let i = 0; i < 3; i += 1) tries.push(await askedBy(work));
    return tries.sort((a, b) => a.length - b.length)[0] ?? [];
  }

  it.each(['person', 'key'])('a filing and an announcement by a %s ask at most six times', async (who) => {
    api.setTime(NOW);
    const caller = callers[who] as Caller;
    const form = `${C}/evaluations/so-y-te/drafts/agency-review/${PARTY}`;
    let n = 0;
    const draft = async (): Promise<string> => {
      const standing = await caller.get(form);
      if (standing.status === 200) await caller.delete(form).set('If-Match', standing.get('etag') ?? '');
      n += 1;
      const saved = { filing: `${who}-${n}`, fields: { level: 'good' } };
      expect((await caller.put(form, saved).set('If-None-Match', '*')).status).toBe(200);
      return saved.filing;
    };
    const asked: string[][] = [];
    for (let tries = 0; tries < 2; tries += 1) {
      const id = await draft();
      asked.push(
        await askedBy(async () => {
          const answer = await caller.post(`${C}/evaluations/so-y-te/filings`, { id, ...review() });
          // The dossier is frozen by then.
          expect([answer.status, answer.body.outcome]).toEqual([202, 'held']);
        }),
      );
      expect((await caller.get(form)).status).toBe(404);
    }
    asked.sort((a, b) => a.length - b.length);
    expect({ asked, isFew: (asked[0]?.length ?? 0) <= 6 }).toEqual({ asked, isFew: true });
    const announced = await fewest(() => {
      n += 1;
      return caller.post(`${C}/evaluations/so-y-te/announcements`, {
        id: `tb-${who}-${n}`,
        ...announcement(),
      });
    });
    expect({ announced, isFew: announced.length <= 6 }).toEqual({ announced, isFew: true });
  });

  it('what has changed on a board asks twice, and once if nothing has', async () => {
    const { administrator } = callers as Record<'administrator', Caller>;
    const { asOf } = (await administrator.get(`${C}/evaluations?cells=true`)).body as { asOf: string };
    const asked = await fewest(async () => {
      const { body } = await administrator.get(`${C}/evaluations?cells=true&changedSince=${asOf}`);
      expect(body.gone).toEqual([]);
    });
    expect(asked.every((each) => each === 'find evaluations')).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('nothing that is read has the store read all of a campaign', async () => {
    const reading = new Set<string>();
    const { administrator, person } = callers as Record<'administrator' | 'person', Caller>;
    // Letters that ended before anybody counted are counted once.
    await administrator.get(`${C}/letters`);
    for (const caller of [administrator, person]) {
      for (const { operation, method } of endpoints) {
        if (method !== 'get' || !isOfRoles(operation) || OF_ALL.includes(operation)) continue;
        for (const { path } of ATTEMPTS[operation]) {
          whole = [];
          await caller.get(path);
          for (const each of whole) reading.add(`${operation}: ${each}`);
        }
      }
    }
    expect([...reading].filter((each) => !each.endsWith(': find ends'))).toEqual([]);
  });

  it('a page of anything, whoever turns it, asks at most three times', async () => {
    const many: object[] = [];
    const turned = new Set<string>();
    for (const [who, caller] of Object.entries(callers)) {
      for (const { operation, method, pages } of endpoints) {
        if (method !== 'get' || !(pages || WHOLE_LISTS.includes(operation)) || !isOfRoles(operation))
          continue;
        for (const { path } of ATTEMPTS[operation]) {
          const asked = await fewest(async () => {
            if ((await caller.get(path)).status === 200) turned.add(operation);
          });
          // That somebody reads contents is recorded once a minute, and a minute may begin at any time.
          if (asked.filter((each) => each !== 'insert audit').length > 3) many.push({ who, path, asked });
        }
      }
    }
    expect(many).toEqual([]);
    expect([...turned]).toEqual(expect.arrayContaining(['listEvaluations', 'listLetters', ...WHOLE_LISTS]));
    expect(turned.size).toBeGreaterThan(12);
  });
});
