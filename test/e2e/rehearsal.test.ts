import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { type RunningService, startService } from '../../commands/service';
import { anyFreePorts } from '../../commands/service-ports';
import { planTimeAt, REAL_TIME, realMsAt } from '../../domain/clock';
import { DOCUMENT_KINDS, type TimelineEntry, UNIT_DECISION_KINDS } from '../../domain/ledger/facts';
import { rehearse } from '../../rehearsal/rehearse';
import type { RehearsalReport } from '../../rehearsal/report/report';
import type { DecisionDocument, FilingDocument } from '../../store/documents';
import { openStore, type Store } from '../../store/store';
import { campaignWorkflowId, dispatcherWorkflowId, evaluationWorkflowId } from '../../workflows/contract';
import { type Trace, textsOf, tracesIn, tracesInLogs, tracesInMails } from '../support/traces';

/** Real time: what a killed worker had in hand comes back after ten seconds, a workflow task's time limit, and then has to run. */
const DARK_MS = 20_000;

let folder: string;
let service: RunningService;
let store: Store;
let report: RehearsalReport;
let killed: number | undefined;
let key: string;
const lines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-rehearsal-'));
  service = await startService({
    dataDir: folder,
    ports: anyFreePorts,
    // Everything that is ever logged, since the logs are looked through.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'trace' },
    onLine: (line) => lines.push(line),
  });
  key = (await readFile(service.adminKeyFile, 'utf8')).trim();
  report = await rehearse({
    apiUrl: service.apiUrl,
    key,
    mailboxUrl: service.mailboxUrl,
    plan: 'dong-nai-2013',
    register: 'dong-nai-2013-small',
    minutes: 2,
    seed: 5,
    // A letter that the killed worker had in hand waits for the heartbeat that does not come, and its retry.
    longestDelayMs: 60_000,
    onLine: (line) => {
      lines.push(line);
      const { worker } = service.pids();
      if (killed === undefined && worker !== undefined && hasReached(line, '2013-12-01')) {
        killed = worker;
        process.kill(worker, 'SIGKILL');
      }
    },
  });
  store = await openStore({ uri: service.mongodbUri });
}, 900_000);

afterAll(async () => {
  await store.close();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The first line of the rehearsal's own that shows a day of the plan at or after one, «DD/MM/YYYY». */
const hasReached = (line: string, day: string): boolean => {
  const shown = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(line);
  return shown !== null && `${shown[3]}-${shown[2]}-${shown[1]}` >= day;
};

/** «reminder 1, member-opinion of chu-tich for van-phong-ubnd, at …: its letter is withdrawn», as the checker words it. */
const MISSING =
  /, (?<step>[a-z-]+) of (?<party>\S+) for (?<unit>\S+), at (?<at>\S+): (?<why>no letter names it|its letter is withdrawn)$/;

/** «escalation 3, agency-review of so-tai-chinh for so-y-te, at …» of a person whom the plan names on another day. */
const UNEXPECTED = /, (?<step>[a-z-]+) of (?<party>\S+) for (?<unit>\S+), at (?<at>\S+)$/;

/** A stage that was overtaken while nobody worked is told with the next one, to its own recipients too. */
async function isOfOvertaken({ kind, what }: { kind: string; what: string }): Promise<boolean> {
  const found = UNEXPECTED.exec(what)?.groups;
  if (kind !== 'unexpected item' || !found) return false;
  const { step, party = '', unit = '', at = '' } = found;
  const timeline = (await store.evaluations.get({ campaign: report.campaign, unit }))?.timeline ?? [];
  const ofIt = timeline.filter((each) => each.step === step && each.parties?.includes(party));
  const i = ofIt.findIndex((each) => each.event === 'letter' && each.at === at);
  return (
    ofIt.slice(0, i).findLast(({ event }) => /^(superseded|letter)$/.test(event))?.event === 'superseded'
  );
}

/**
 * Ten seconds without a worker are days of this clock, in which a reminder may be overtaken by the next one or by the
 * filing that it asks for. Not to tell it then is right; the checker knows no more than that it was not told.
 */
async function isOutdated({ kind, what }: { kind: string; what: string }): Promise<boolean> {
  const found = MISSING.exec(what)?.groups;
  if (kind !== 'missing item' || !found) return false;
  const { step = '', party = '', unit = '', at = '', why } = found;
  const { campaign } = report;
  const timeline = (await store.evaluations.get({ campaign, unit }))?.timeline ?? [];
  const ofIt = timeline.filter((each) => each.step === step && each.parties?.includes(party));
  if (ofIt.some((each) => each.event === 'superseded' && each.at === at)) return true;
  const clock = (await store.campaigns.get(campaign))?.clock ?? REAL_TIME;
  const until = planTimeAt(clock, realMsAt(clock, at) + DARK_MS);
  const since = (events: readonly TimelineEntry[], which: RegExp) =>
    events.some((each) => which.test(each.event) && each.at > at && each.at <= until);
  const isOver =
    since(ofIt, /^(filed|announced|letter)$/) || since(timeline, /^(synthesis|waiver|proposal)$/);
  return why === 'its letter is withdrawn' && isOver;
}

test('a small year, with the worker killed in the middle, loses nothing and tells nothing twice', async () => {
  expect(killed).toBeDefined();
  expect(service.pids().worker).not.toBe(killed);
  expect(report.lost).toEqual([]);
  const { differences } = report.check;
  const outdated = await Promise.all(
    differences.map(async (each) => (await isOutdated(each)) || (await isOfOvertaken(each))),
  );
  expect(differences.filter((_, i) => outdated[i] === false)).toEqual([]);
  // Not `report.ok`: letters that race a filing are limited there, and a killed worker makes many of them late.
  expect(report.units).toHaveLength(8);
});

describe('what was filed', () => {
  let client: Client;
  let filings: FilingDocument[];
  let decisions: DecisionDocument[];
  /** Everything that anybody wrote in this year, and the key that it was sent with. */
  let texts: string[];
  /** Histories as texts, by workflow. */
  const histories = new Map<string, string[]>();

  beforeAll(async () => {
    client = new Client({ connection: await Connection.connect({ address: service.temporalAddress }) });
    const { campaign } = report;
    const units = report.units.map(({ unit }) => unit);
    const of = <T>(read: (key: { campaign: string; unit: string }) => Promise<T[]>) =>
      Promise.all(units.map((unit) => read({ campaign, unit }))).then((found) => found.flat());
    const heads = await of(store.filings.byEvaluation);
    const whole = await Promise.all(heads.map((head) => store.filings.get(head)));
    filings = whole.filter((filing) => filing !== null);
    decisions = await of(store.decisions.byEvaluation);
    texts = [...new Set([key, ...writtenIn(filings), ...decidedIn(decisions)])];
    const ids = units.map((unit) => evaluationWorkflowId(campaign, unit));
    for (const id of [...ids, campaignWorkflowId(campaign), dispatcherWorkflowId(campaign)]) {
      histories.set(id, textsOf(await client.workflow.getHandle(id).fetchHistory()));
    }
  }, 120_000);

  afterAll(async () => {
    await client.connection.close();
  });

  test('is of every kind, so that there is something to be found', () => {
    expect(new Set(filings.flatMap(({ content }) => Object.keys(content)))).toEqual(
      new Set(['level', 'criteria', 'remarks', 'document', 'receipt']),
    );
    expect(new Set(decisions.map(({ kind }) => kind))).toEqual(
      new Set([...DOCUMENT_KINDS, ...UNIT_DECISION_KINDS]),
    );
    for (const { kind, content } of decisions) {
      expect([kind, content.remark ?? content.reason]).toEqual([kind, expect.stringMatching(/\S{2}/)]);
    }
    expect(texts.length).toBeGreaterThan(10);
  });

  test('would be found: the same search finds what is there', async () => {
    const inLogs = await tracesInLogs(path.join(folder, 'logs'), ['filing answered', 'letter sent']);
    expect(inLogs.map(({ place }) => place).sort()).toEqual(['api.log', 'worker.log']);
    const { unit, name } = report.units[0] ?? { unit: '', name: '' };
    const evaluation = evaluationWorkflowId(report.campaign, unit);
    expect(tracesIn(evaluation, histories.get(evaluation) ?? [], [name])).toHaveLength(1);
    expect(await tracesInMails(path.join(folder, 'mailbox'), [name])).not.toEqual([]);
  });

  test('is in the store, and neither in a log, nor in a history, nor in a letter', async () => {
    const inHistories = [...histories].flatMap(([id, written]) => tracesIn(id, written, texts));
    expect(inHistories).toEqual<Trace[]>([]);
    expect(await tracesInLogs(path.join(folder, 'logs'), texts)).toEqual<Trace[]>([]);
    expect(tracesIn('terminal', lines, texts)).toEqual<Trace[]>([]);
    expect(await tracesInMails(path.join(folder, 'mailbox'), texts)).toEqual<Trace[]>([]);
  });

  test('of levels a history names the recognised one alone, and a log none', async () => {
    const levels = new Set(filings.flatMap(({ content }) => ('level' in content ? [content.level] : [])));
    expect(levels.size).toBeGreaterThan(1);
    for (const { unit } of report.units) {
      const id = evaluationWorkflowId(report.campaign, unit);
      const recognised = decisions.find((each) => each.unit === unit && each.kind === 'recognition')?.content
        .level;
      const others = [...levels].filter((level) => level !== recognised).map((level) => `"${level}"`);
      expect(tracesIn(id, histories.get(id) ?? [], others)).toEqual<Trace[]>([]);
    }
    const quoted = [...levels].map((level) => `"${level}"`);
    expect(await tracesInLogs(path.join(folder, 'logs'), quoted)).toEqual<Trace[]>([]);
  });
});

const writtenIn = (filings: FilingDocument[]): string[] =>
  filings.flatMap(({ content }) =>
    'level' in content
      ? [
          ...(content.criteria ?? []).flatMap(({ achieved, shortcomings }) => [achieved, shortcomings]),
          ...(content.remarks === undefined ? [] : [content.remarks]),
        ]
      : [],
  );

const decidedIn = (decisions: DecisionDocument[]): string[] =>
  decisions.flatMap(({ content: { remark, reason } }) =>
    [remark, reason].filter((text) => text !== undefined),
  );
