import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { type Logger, pino } from 'pino';
import { doctor } from '../../commands/doctor';
import { inLanguage, type Language } from '../../domain/text';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { FilingDocument } from '../../store/documents/filing';
import type { Store } from '../../store/store';
import { readRuns } from '../../use-cases/campaigns/read-runs';
import { startCampaign } from '../../use-cases/campaigns/start-campaign';
import { deliverFiling } from '../../use-cases/evaluations/deliver';
import { Supervisor } from '../../use-cases/supervision/supervisor';
import {
  campaignWorkflowId,
  dispatcherWorkflowId,
  evaluationState,
  evaluationWorkflowId,
} from '../../workflows/contract';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { ENDED_AT, storeTestCampaign } from '../fixtures/campaign';
import { filingDocument } from '../fixtures/filing-document';
import { openedThisMinute } from '../fixtures/running-year';
import { fullyStaffed } from '../fixtures/small-register';
import { type Engine, startEngine } from '../support/engine';
import { recordHistory } from '../support/record-history';
import { until } from '../support/until';

const UNIT = 'so-y-te';
const units = fullyStaffed.units.length;

let engine: Engine;
let store: Store;
let client: Client;
let stopWorkers: () => Promise<void>;
/** While it is set, the read model of an evaluation cannot be written. */
let isReadModelAway = false;

beforeAll(async () => {
  engine = await startEngine();
  ({ store, client } = engine);
  const failing: Store = {
    ...store,
    evaluations: {
      ...store.evaluations,
      upsertAllIfNewer: (documents) =>
        isReadModelAway ? Promise.reject(new Error('away')) : store.evaluations.upsertAllIfNewer(documents),
    },
  };
  stopWorkers = await engine.work({ store: failing });
});

afterAll(async () => {
  await stopWorkers();
  await engine.stop();
});

let campaign: CampaignDocument;
let lines: { msg: string; what?: string; unit?: string; endedAs?: string }[];
let supervisor: Supervisor;
let logger: Logger;
beforeEach(async () => {
  isReadModelAway = false;
  const _id = `thu-nghiem-${randomUUID()}`;
  // Its letters are told at once, so that there are no instants to catch up with.
  ({ document: campaign } = await storeTestCampaign(store, { _id, ...openedThisMinute(), sending: 'held' }));
  lines = [];
  logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  supervisor = new Supervisor({ client, store, now: Date.now, logger });
  await startCampaign({ client, store }, campaign, 'REJECT_DUPLICATE');
  await until(async () => ((await store.evaluations.countOpen(_id)) === units ? true : undefined));
  await until(() => runOf(dispatcherWorkflowId(_id)));
});

afterEach(async () => {
  await store.campaigns.setState({ campaign: campaign._id, state: 'cancelled', endedAtReal: ENDED_AT });
  await client.workflow.getHandle(campaignWorkflowId(campaign._id)).cancel();
});

const evaluation = (unit = UNIT) =>
  client.workflow.getHandle<typeof unitEvaluation>(evaluationWorkflowId(campaign._id, unit));

/** The run that is there now, if it runs. */
async function runOf(workflowId: string): Promise<string | undefined> {
  const found = await client.workflow
    .getHandle(workflowId)
    .describe()
    .catch(() => undefined);
  return found?.status.name === 'RUNNING' ? found.runId : undefined;
}

/** How many the supervision starts again; Temporal's list of what ended may be a moment behind. */
const restarted = () =>
  until(async () => {
    const { restarted } = await supervisor.look();
    return restarted > 0 ? restarted : undefined;
  });

const view = async () => {
  const now = '2027-01-31T00:00:00.000Z';
  return evaluation().query(evaluationState, { now });
};

const record = async (workflowId: string, name: string) => {
  const { runId } = await client.workflow.getHandle(workflowId).describe();
  await recordHistory(client, { workflowId, firstRunId: runId, name });
};

async function file(id: string, change: Partial<FilingDocument> = {}) {
  const filing = filingDocument({ campaign: campaign._id, unit: UNIT, id, ...change });
  await store.filings.insert(filing);
  return deliverFiling({ client, store, filing, waitMs: 20_000 });
}

test('an evaluation that is ended by hand is started again, with every field as it was, and no letter twice', async () => {
  await file('tdg-1');
  await file('nx-1', { step: 'agency-review', party: 'so-noi-vu' });
  await until(async () =>
    (await store.evaluations.rowOf({ campaign: campaign._id, unit: UNIT }))?.revision === 2
      ? true
      : undefined,
  );
  isReadModelAway = true;
  // Answered and stored, and in the read model never.
  await file('tdg-2');
  await file('tb-1', { kind: 'announcement', step: 'agency-review', party: 'so-noi-vu' });
  const before = await view();
  const noticesBefore = await store.notices.countPending(campaign._id);
  await evaluation().terminate('by hand');
  isReadModelAway = false;
  expect(await restarted()).toBe(1);
  expect(await view()).toEqual({ ...before, changes: expect.any(Number) });
  expect(await file('tdg-3')).toMatchObject({ outcome: 'accepted', version: 3, revision: 5 });
  await until(async () =>
    (await store.evaluations.rowOf({ campaign: campaign._id, unit: UNIT }))?.revision === 5
      ? true
      : undefined,
  );
  const of = { campaign: campaign._id, unit: UNIT };
  expect((await store.filings.byEvaluation(of)).map(({ answer }) => answer)).not.toContain(null);
  // One notice for each of the four filings and announcements, one for the last; what was owed is told once.
  expect(await store.notices.countPending(campaign._id)).toBeLessThanOrEqual(noticesBefore + 3);
  expect(lines.filter(({ msg }) => msg === 'a workflow ended and should not have')).toMatchObject([
    { what: 'evaluation', unit: UNIT, endedAs: 'TERMINATED' },
  ]);
  expect(await readRuns(store, campaign._id)).toMatchObject({
    state: 'ok',
    ends: [{ what: 'evaluation', unit: UNIT, endedAs: 'TERMINATED', restartedAt: expect.any(String) }],
  });
  expect(await supervisor.look()).toEqual({ restarted: 0 });
});

test('an evaluation that is cancelled by hand in Temporal is not cancelled: it runs again', async () => {
  const before = await view();
  await evaluation().cancel();
  await expect(evaluation().result()).rejects.toThrow();
  await restarted();
  expect((await view()).obligations).toEqual(before.obligations);
  await record(evaluation().workflowId, 'unit-evaluation-started-again');
});

test('a campaign that is ended by hand takes its letters with it, and both run again', async () => {
  const id = campaign._id;
  const letters = await runOf(dispatcherWorkflowId(id));
  await client.workflow.getHandle(campaignWorkflowId(id)).terminate('by hand');
  await restarted();
  const again = await until(() => runOf(dispatcherWorkflowId(id)));
  expect(again).not.toBe(letters);
  expect(lines).toContainEqual(
    expect.objectContaining({ what: 'campaign', endedAs: 'TERMINATED', campaign: id }),
  );
});

test('a campaign whose workflow is cancelled by hand in Temporal goes on', async () => {
  const id = campaign._id;
  const handle = client.workflow.getHandle(campaignWorkflowId(id));
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow();
  await restarted();
  await until(() => runOf(dispatcherWorkflowId(id)));
  expect(await store.campaigns.get(id)).toMatchObject({ state: 'open' });
  expect(await store.evaluations.countOpen(id)).toBe(units);
});

test.each(['terminate', 'cancel'] as const)(
  'letters whose workflow somebody ends (%s) are started again by their campaign, within seconds',
  async (how) => {
    const id = campaign._id;
    const handle = client.workflow.getHandle(dispatcherWorkflowId(id));
    const first = await runOf(dispatcherWorkflowId(id));
    await handle[how]();
    await until(async () => {
      const run = await runOf(dispatcherWorkflowId(id));
      return run !== undefined && run !== first ? true : undefined;
    });
    expect(await readRuns(store, id)).toMatchObject({ state: 'ok', ends: [{ what: 'letters' }] });
    await record(campaignWorkflowId(id), `campaign-whose-letters-ended-by-${how}`);
    const { typedSearchAttributes } = await handle.describe();
    const byCampaign = defineSearchAttributeKey(SEARCH_ATTRIBUTES.campaign, 'KEYWORD');
    expect(typedSearchAttributes.get(byCampaign)).toBe(id);
  },
);

test('an end that no list names, as of what Temporal has forgotten, is missed where all are looked through', async () => {
  const handle = evaluation('so-noi-vu');
  await handle.terminate('by hand');
  // Its list begins later than that.
  const late = new Supervisor({ client, store, now: () => Date.now() + 600_000, logger });
  await until(async () => ((await late.look()).restarted > 0 ? true : undefined));
  expect(await runOf(handle.workflowId)).toBeDefined();
  expect(lines).toContainEqual(expect.objectContaining({ what: 'evaluation', unit: 'so-noi-vu' }));
});

describe('npm run doctor', () => {
  const quiet = pino({ level: 'silent' });
  const run = async ({ dryRun = false, language = 'en' }: { dryRun?: boolean; language?: Language } = {}) => {
    const lines: string[] = [];
    const asked = { campaign: campaign._id, dryRun };
    const isWell = await doctor({ client, store, now: Date.now, logger: quiet }, asked, (line) =>
      lines.push(inLanguage(line, language)),
    );
    return { isWell, lines };
  };

  it('finds nothing wrong with what runs', async () => {
    await until(async () => ((await run()).isWell ? true : undefined));
    expect((await run({ dryRun: true })).lines.join('\n')).toContain('well');
    const vietnamese = (await run({ dryRun: true, language: 'vi' })).lines;
    expect(vietnamese).toContain('  bình thường');
    expect(vietnamese[0]).toMatch(/: đang mở, \d+ đơn vị$/);
  });

  it('tells without touching anything, then mends, then finds it mended', async () => {
    await until(async () => ((await run()).isWell ? true : undefined));
    await evaluation().terminate('by hand');
    await client.workflow.getHandle(campaignWorkflowId(campaign._id)).terminate('by hand');
    await until(async () =>
      (await runOf(dispatcherWorkflowId(campaign._id))) === undefined ? true : undefined,
    );
    const campaignEnded = '  wrong: campaign has ended and should not have (TERMINATED); can be mended';
    const evaluationEnded =
      '  wrong: evaluation of so-y-te has ended and should not have (TERMINATED); can be mended';
    const told = await run({ dryRun: true });
    expect(told.isWell).toBe(false);
    expect(told.lines).toContain(campaignEnded);
    expect((await run({ dryRun: true, language: 'vi' })).lines).toContain(
      '  sự cố: luồng công việc của đợt đánh giá đã kết thúc ngoài dự kiến (TERMINATED); có thể khắc phục',
    );
    // Temporal's list of evaluations may be a moment behind.
    await until(async () =>
      (await run({ dryRun: true })).lines.includes(evaluationEnded) ? true : undefined,
    );
    expect(await runOf(evaluation().workflowId)).toBeUndefined();
    expect((await run()).lines.filter((line) => line.endsWith('; mended'))).toHaveLength(2);
    expect(await runOf(evaluation().workflowId)).toBeDefined();
    const after = await until(async () => {
      const again = await run({ dryRun: true });
      return again.isWell ? again : undefined;
    });
    expect(after.lines.join('\n')).toContain('evaluation of so-y-te had ended (TERMINATED), noticed');
  });

  it('ends what is left of a cancelled campaign', async () => {
    await client.workflow.getHandle(campaignWorkflowId(campaign._id)).terminate('by hand');
    await store.campaigns.setState({ campaign: campaign._id, state: 'cancelled', endedAtReal: ENDED_AT });
    expect((await run({ dryRun: true })).lines).toContain(
      `  wrong: it is cancelled, and ${units} of its evaluations are not ended; can be mended`,
    );
    await run();
    await until(async () => ((await store.evaluations.countOpen(campaign._id)) === 0 ? true : undefined));
  });
});

test('nothing that ended as it should is started again', async () => {
  const id = campaign._id;
  await supervisor.look();
  await store.campaigns.setState({ campaign: id, state: 'cancelled', endedAtReal: ENDED_AT });
  await client.workflow.getHandle(campaignWorkflowId(id)).cancel();
  await until(async () => ((await store.evaluations.countOpen(id)) === 0 ? true : undefined));
  expect(await supervisor.look()).toEqual({ restarted: 0 });
  expect(lines).toEqual([]);
});
