import { pino } from 'pino';
import { AddressRefused } from '../../mail/mail-errors';
import type { OutgoingLetter } from '../../mail/mailer';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { LetterDocument } from '../../store/documents/letter';
import { deliveryOf } from '../../use-cases/evaluations/delivery';
import { mendAddress } from '../../use-cases/people/mend-address';
import { sendAgain } from '../../use-cases/people/send-again';
import { examine } from '../../use-cases/supervision/examine';
import { lettersAgainWorkflowId } from '../../workflows/contract';
import { CAMPAIGN, ENDED_AT, storeTestCampaign } from '../fixtures/campaign';
import { plan2013 } from '../fixtures/plans';
import { fullyStaffed } from '../fixtures/small-register';
import { type Engine, startEngine } from '../support/engine';
import { nobody } from '../support/nobody';
import { recordHistory } from '../support/record-history';
import { until } from '../support/until';

const OLD = 'truong-phong@tinh.example';
const NEW = 'van-thu@so-y-te.example';
const sent: OutgoingLetter[] = [];

let engine: Engine;
let stopWorkers: () => Promise<void>;
beforeAll(async () => {
  engine = await startEngine();
  stopWorkers = await engine.work({
    relay: {
      ...nobody,
      send: async (letter) => {
        if (letter.to.email === OLD) throw new AddressRefused({ address: OLD, reply: { code: 550 } });
        sent.push(letter);
        return { messageId: '<a@b>' };
      },
    },
  });
});
afterAll(async () => {
  await stopWorkers();
  await engine.stop();
});

const news: LetterDocument = {
  _id: `${CAMPAIGN}#2014-01-10T09:30:00.000Z#truong-phong`,
  campaign: CAMPAIGN,
  round: `${CAMPAIGN}#2014-01-10T09:30:00.000Z`,
  at: '2014-01-10T09:30:00.000Z',
  person: 'truong-phong',
  state: 'failed',
  items: [
    {
      kind: 'recognised',
      day: 0,
      step: 'recognition',
      party: 'so-y-te',
      to: { party: 'so-y-te', role: 'focal-person' },
      needsRelease: false,
      unit: 'so-y-te',
      at: '2014-01-10T09:30:00.000Z',
    },
  ],
  alsoOwed: [],
  needsRelease: false,
  attempts: 1,
  possibleDuplicates: 0,
  failedBecause: 'address-refused',
};

test('the last letter of a campaign that has closed goes to the mended address, and the campaign stays closed', async () => {
  const { store, client } = engine;
  await storeTestCampaign(store, { state: 'closed', endedAtReal: ENDED_AT });
  await store.letters.insertOnly([news]);
  const deps = {
    store,
    client,
    delivery: deliveryOf({ store, client }),
    catalogue: { plan: () => plan2013, register: () => fullyStaffed },
    now: Date.now,
    logger: pino({ level: 'silent' }),
    metrics: { filings: { inc: () => undefined } },
  };
  const who = { campaign: CAMPAIGN, person: 'truong-phong', actor: 'thử nghiệm' };
  const again = () => sendAgain(deps, { ...who, letters: 'all' });
  const ended = (expected: LetterDocument['state']) =>
    until(async () => ((await store.letters.get(news._id))?.state === expected ? true : undefined));

  const campaign = async () => (await store.campaigns.get(CAMPAIGN)) as CampaignDocument;
  const examined = async () => (await examine(deps, await campaign())).map(({ text }) => text.en).join('\n');

  expect(await again()).toEqual({ resent: [news._id], refused: [] });
  await ended('failed');
  const { failedLetters } = await mendAddress(deps, { ...who, email: NEW, reason: 'nhập sai' });
  expect(failedLetters).toEqual([news._id]);
  expect(await again()).toEqual({ resent: [news._id], refused: [] });
  await ended('sent');
  expect(sent.map(({ to }) => to.email)).toEqual([NEW]);
  expect((await store.campaigns.get(CAMPAIGN))?.state).toBe('closed');
  const workflowId = lettersAgainWorkflowId(CAMPAIGN);
  const handle = client.workflow.getHandle(workflowId);
  await handle.result();
  expect(await examined()).not.toContain('nobody sends them');
  // Somebody ends its workflow by hand while a letter is to go: the doctor says so, and mends it.
  await store.letters.insertOnly([{ ...news, _id: `${news._id}-2`, state: 'ready' }]);
  expect(await examined()).toContain('1 of its letters are to be sent and nobody sends them');
  for (const { mend } of await examine(deps, await campaign())) await mend?.();
  await until(async () => (sent.length === 2 ? true : undefined));
  await handle.result();
  const { runId: firstRunId } = await handle.describe();
  await recordHistory(client, { workflowId, firstRunId, name: 'letters-again-after-the-end' });
});
