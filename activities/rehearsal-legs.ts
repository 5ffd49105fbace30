import { setTimeout as delay } from 'node:timers/promises';
import { cancellationSignal, log } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { isRealTime, legOf, type RehearsalClock } from '../domain/clock';
import { type Instant, toMs } from '../domain/time';
import { evaluationWorkflowId, type RehearsalActivities, timeCame } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';
import { whileAlive } from './while-alive';

type LegDeps = Pick<ActivityDeps, 'store' | 'client'>;

export const createRehearsalActivities = (deps: LegDeps): RehearsalActivities => ({
  /** Only reads. */
  async nextLeg({ campaign, nextLetters }) {
    const { clock, openedAt } = await findRehearsal(deps, campaign);
    const at = legOf(clock, nextLetters) ?? null;
    return { at, paceMs: at === null ? 0 : paceOf(clock, { openedAt, at }) };
  },

  /** Safe to run twice: the clock only goes forward, and an evaluation that is told a time again has nothing to do. */
  bringTo: (leg) =>
    whileAlive(async () => {
      const { campaign, at } = leg;
      const { clock } = await findRehearsal(deps, campaign);
      const revisions = await allAnswered(deps, { campaign, since: clock.settledThrough });
      const isMoved = await deps.store.campaigns.moveClock({ campaign, to: at });
      // Somebody has it stand before that, since the leg was chosen.
      if (!isMoved && (await findRehearsal(deps, campaign)).clock.now < at) return false;
      await viewsCaughtUp(deps, { campaign, revisions });
      await allWoken(deps, leg);
      return true;
    }),

  /** Safe to run twice: the clock only goes forward. */
  async settleLeg({ campaign, at }) {
    await deps.store.campaigns.settleClock({ campaign, through: at });
    const { clock } = await findRehearsal(deps, campaign);
    return { isLast: at >= clock.endsAt };
  },
});

async function findRehearsal(
  { store }: Pick<LegDeps, 'store'>,
  id: string,
): Promise<{ clock: RehearsalClock; openedAt: Instant }> {
  const { clock, openedAt } = await findCampaign(store, id);
  if (isRealTime(clock)) throw new Error(`${id} is no rehearsal`);
  return { clock, openedAt };
}

/** A leg's share of the real time that its year is to take. Where somebody says how far to go, it goes there at once. */
function paceOf(
  { minutes = 0, standsAt, settledThrough, endsAt }: RehearsalClock,
  { openedAt, at }: { openedAt: Instant; at: Instant },
): number {
  if (standsAt !== undefined) return 0;
  const share = (toMs(at) - toMs(settledThrough)) / (toMs(endsAt) - toMs(openedAt));
  return Math.round(minutes * 60_000 * share);
}

/**
 * Whatever was filed or decided in this leg has its answer: the API asks at once, and the sweeper for what was left. Resolves
 * to the newest revision of each evaluation that has given one.
 */
async function allAnswered(
  { store }: LegDeps,
  { campaign, since }: { campaign: string; since: Instant },
): Promise<Map<string, number>> {
  const revisions = new Map<string, number>();
  await until(`answers of ${campaign}`, async () => {
    const rows = [
      ...(await store.filings.answersSince({ campaign, since })),
      ...(await store.decisions.answersSince({ campaign, since })),
    ];
    for (const { unit, answer } of rows) {
      if (answer === null) return false;
      const revision = 'revision' in answer ? answer.revision : 0;
      revisions.set(unit, Math.max(revision, revisions.get(unit) ?? 0));
    }
    return true;
  });
  return revisions;
}

/** The read model shows what each of them answered, and has its notices. */
async function viewsCaughtUp(
  { store }: LegDeps,
  { campaign, revisions }: { campaign: string; revisions: ReadonlyMap<string, number> },
): Promise<void> {
  const behind = new Map(revisions);
  await until(`views of ${campaign}`, async () => {
    const rows = await store.evaluations.revisionsOf({ campaign, units: [...behind.keys()] });
    for (const { unit, revision } of rows) if (revision >= (behind.get(unit) ?? 0)) behind.delete(unit);
    return behind.size === 0;
  });
}

/** Told again after so long: it was ended by hand in between, and started again. */
const TELL_AGAIN_MS = 5_000;
const AT_ONCE = 12;
/** So many have been told and have not done it yet, at most: else those of a large campaign would be told again while they wait. */
const UNDER_WAY = 60;

/** Tells those that have something to do by then what time it is, until nobody has. */
async function allWoken({ store, client }: LegDeps, { campaign, at }: { campaign: string; at: Instant }) {
  const told = new Map<string, number>();
  const tell = async (unit: string) => {
    told.set(unit, Date.now());
    try {
      await client.workflow.getHandle(evaluationWorkflowId(campaign, unit)).signal(timeCame, { now: at });
    } catch (error) {
      // It is looked after by those who start again what has ended.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  };
  await until(`evaluations of ${campaign}`, async () => {
    const behind = await store.evaluations.behindOf({ campaign, at, limit: UNDER_WAY });
    const untold = behind.filter((unit) => Date.now() - (told.get(unit) ?? 0) > TELL_AGAIN_MS);
    for (let from = 0; from < untold.length; from += AT_ONCE) {
      await Promise.all(untold.slice(from, from + AT_ONCE).map(tell));
    }
    return behind.length === 0;
  });
}

const SHORTEST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 250;
const SAY_SO_AFTER_MS = 30_000;
/** Whoever asks long keeps those waiting who do what it waits for: it pauses so many times as long as it has asked. */
const PAUSES_FOR_ASKING = 2;

/**
 * Asks until it is so; says what it waits for, where that takes long. A worker that shuts down does not wait: what is asked
 * for may be its own to do.
 */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const signal = cancellationSignal();
  let saidMs = Date.now();
  for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const askedMs = performance.now();
    if (await isSo()) return;
    const tookMs = performance.now() - askedMs;
    if (Date.now() - saidMs > SAY_SO_AFTER_MS) {
      log.warn('a rehearsal waits', { for: what });
      saidMs = Date.now();
    }
    await delay(Math.max(pauseMs, tookMs * PAUSES_FOR_ASKING), undefined, { signal });
  }
}
