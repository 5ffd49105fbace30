import type { mongo } from 'mongoose';
import { createComposeLetters } from '../../activities/compose-letters';
import { createProjectionActivities } from '../../activities/projection';
import { createSendingActivities } from '../../activities/send-letters';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import { createMailer, type Mailer } from '../../mail/mailer';
import { rememberingRegister } from '../../store/remembering/register';
import type { Store } from '../../store/store';
import type { Projection } from '../../workflows/contract';
import { CAMPAIGN, openTestCampaign, type TestCampaign } from '../fixtures/campaign';
import { filingDocument } from '../fixtures/filing-document';
import { type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';
import { runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';

/* How often a worker asks the store, by the commands that the driver sends. */

const AT = '2013-11-19T01:00:00.000Z';
const LETTERS = 120;
/** As a worker sends them by default. */
const LETTERS_A_SECOND = 20;

let stores: TestStores;
let smtp: MisbehavingSmtp;
let relay: Mailer;
let store: Store;
let campaign: TestCampaign;
let commands: string[] = [];
const note = ({ commandName, command }: mongo.CommandStartedEvent) =>
  void commands.push(`${commandName} ${String((command as mongo.Document)[commandName])}`);

beforeAll(async () => {
  stores = await startTestStores();
  smtp = await startMisbehavingSmtp({ behave: () => 'accept' });
  relay = createMailer({ url: smtp.url });
  const opened = await stores.fresh({ onCommand: note });
  store = { ...opened, register: rememberingRegister(opened.register) };
  campaign = await openTestCampaign(store, { afterOpening: true });
});
afterAll(async () => {
  relay.close();
  await smtp.close();
  await stores.stop();
});

async function askedBy(work: () => Promise<unknown>): Promise<string[]> {
  commands = [];
  await work();
  return commands;
}

const projectionOf = ({ spec, state, untold }: EvaluationLedger): Projection =>
  structuredClone({ view: viewOf(spec, state), state, ...untold });

describe('a projection', () => {
  const ledger = (unit: string): EvaluationLedger => {
    const found = campaign.ledgers.get(unit);
    if (!found) throw new Error(`no unit ${unit}`);
    return found;
  };

  it('asks the store twice: for its notices, and for its view', async () => {
    const activities = createProjectionActivities({ store });
    ledger('so-y-te').settle('2013-10-22T01:00:00.000Z');
    const asked = await askedBy(() => activities.projectEvaluation(projectionOf(ledger('so-y-te'))));
    expect(asked).toEqual(['insert notices', 'update evaluations']);
  });

  it('of many that are told at once asks as often as two, whatever they tell', async () => {
    const activities = createProjectionActivities({ store });
    const spec = ledger('so-noi-vu').spec;
    const projections = Array.from({ length: 24 }, (_, i) => {
      const each = new EvaluationLedger({ ...spec, unit: { ...spec.unit, id: `u-${i}` } });
      each.settle(AT);
      const { view, ...rest } = projectionOf(each);
      const answers = [{ id: 'f', digest: 'd', answer: { outcome: 'held' as const, revision: 1 } }];
      return { ...rest, view, answers };
    });
    await store.filings.insert(filingDocument({ campaign: CAMPAIGN, unit: 'u-3', id: 'f' }));
    const asked = await askedBy(() =>
      Promise.all(projections.map((each) => activities.projectEvaluation(each))),
    );
    expect(asked.length).toBeLessThanOrEqual(6);
    for (const { view } of projections) {
      const key = { campaign: CAMPAIGN, unit: view.unit.id };
      expect((await store.evaluations.get(key))?.changes).toBe(view.changes);
    }
    expect((await store.filings.get({ campaign: CAMPAIGN, unit: 'u-3', id: 'f' }))?.answer?.outcome).toBe(
      'held',
    );
  });

  it('that the store does not take keeps back none of the others', async () => {
    const upsertAllIfNewer: Store['evaluations']['upsertAllIfNewer'] = async (documents) => {
      if (documents.some(({ unit }) => unit.id === 'u-1')) throw new Error('too large');
      return store.evaluations.upsertAllIfNewer(documents);
    };
    const evaluations = { ...store.evaluations, upsertAllIfNewer };
    const activities = createProjectionActivities({ store: { ...store, evaluations } });
    const spec = ledger('so-noi-vu').spec;
    const told = ['u-0', 'u-1', 'u-2'].map(async (id) => {
      const each = new EvaluationLedger({ ...spec, unit: { ...spec.unit, id } });
      each.settle('2013-12-20T01:00:00.000Z');
      each.settle('2013-12-31T01:00:00.000Z');
      await activities.projectEvaluation(projectionOf(each));
    });
    const fates = await Promise.allSettled(told);
    expect(fates.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('a letter', () => {
  it('of a page asks the store at most three times', async () => {
    await campaign.settle(AT);
    await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
    const letter = await store.letters.get(`${CAMPAIGN}#${AT}#truong-phong`);
    if (!letter) throw new Error('no letter was made');
    await store.letters.insertOnly(
      Array.from({ length: LETTERS }, (_, i) => ({ ...letter, _id: `${letter._id}-${i + 100}` })),
    );
    const faceAt = {
      publicUrl: 'https://cong-vu.example',
      secret: 'bí mật của bộ cài đặt thử nghiệm, 32 ký tự',
    };
    const activities = createSendingActivities({
      store,
      now: () => Date.parse(AT) + 1000,
      relay,
      faceAt,
    });
    const asked = await askedBy(() =>
      runActivity((page) => activities.sendLetters(page), { campaign: CAMPAIGN, after: '' }),
    );
    const { sent } = await store.letters.countByState(CAMPAIGN);
    expect(sent).toBeGreaterThan(LETTERS);
    const count = (command: string): number => asked.filter((each) => each === command).length;
    // It is taken and marked by itself, and looked at with those of the same second: on a busy machine there are fewer in one.
    const own = count('update letters');
    const looks = count('find evaluations');
    expect(own).toBe(2 * sent);
    expect(own / sent + (asked.length - own) / looks / LETTERS_A_SECOND).toBeLessThanOrEqual(3);
  });
});
