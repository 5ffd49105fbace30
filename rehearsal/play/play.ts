import { setTimeout as pause } from 'node:timers/promises';
import type { DeskAction, PartyAction, Script } from '../script/actions';
import type { Api } from '../service/api';
import { CallFailed } from '../service/http';
import type { Journal } from './journal';
import type { PlanClock } from './plan-clock';
import { submitDocument } from './submit-document';

export interface Stage {
  /** Under the rehearsal's own key: each thing is done as the official who does it. */
  api: Api;
  campaign: string;
  clock: PlanClock;
  journal: Journal;
  signal: AbortSignal;
}

/** Parties act beside each other, but not more of them at once than a small server answers within a moment. */
const AT_ONCE = 12;
/** Real time, once the script has ended: letters of the last days still wait. */
const LAST_RELEASES_MS = 1000;
const UNAUTHORISED = 401;

/** Plays a script to its end; then only letters are released, until `done`. */
export async function play(script: Script, stage: Stage, done: () => boolean): Promise<void> {
  await Promise.all([
    playParties(script.parties, stage),
    playDesk(script, stage),
    releaseLetters(script, stage, done),
  ]);
}

async function playParties(actions: readonly PartyAction[], stage: Stage): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const action of actions) {
    await stage.clock.comes(action.at);
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    noteLag(action, stage);
    if (failures.length > 0) break;
    const run = act(action, stage)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(run));
    underWay.add(run);
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
}

function noteLag({ at }: { at: string }, { clock, journal }: Stage): void {
  journal.longestLagMs = Math.max(journal.longestLagMs, clock.msSince(at));
}

const FILERS = { 'agency-review': 'reviewer', 'self-review': 'unit', 'member-opinion': 'member' } as const;

/** Whoever owes it, or the clerk who enters their paper. */
function filerOf(action: PartyAction): string {
  if (action.kind === 'announce') return `reviewer/${action.body.party}`;
  const { receipt, step, party } = action.body;
  return receipt ? 'clerk' : `${FILERS[step]}/${party}`;
}

async function act(action: PartyAction, { api: everybody, campaign, journal }: Stage): Promise<void> {
  const { unit } = action;
  const api = everybody.as(filerOf(action));
  const target = { campaign, unit };
  journal.deliveries += 1;
  if (action.kind === 'announce') {
    const { id } = await api.announce(target, action.body);
    journal.acknowledged.push({ unit, id });
    return;
  }
  const first = await api.file(target, action.body);
  journal.acknowledged.push({ unit, id: first.id });
  for (let delivery = 1; delivery < action.deliveries; delivery += 1) {
    const { receivedAt } = await api.file(target, action.body);
    journal.deliveries += 1;
    journal.repetitions[receivedAt === first.receivedAt ? 'same' : 'different'] += 1;
  }
}

async function playDesk({ desk, homeAffairs }: Script, stage: Stage): Promise<void> {
  const { api, campaign, clock, journal, signal } = stage;
  const onAccepted = ({ unit, kind }: { unit: string; kind: DeskAction['kind'] }) => {
    journal.decided.push({ unit, kind, at: clock.now() });
  };
  for (const action of desk) {
    await clock.comes(action.at);
    noteLag(action, stage);
    if (action.kind === 'waiver' || action.kind === 'reopening') {
      await decide(action, homeAffairs, stage);
      onAccepted(action);
    } else {
      const { repeats } = await submitDocument(action, { api, campaign, signal, onAccepted });
      journal.documentsRepeated += repeats;
    }
  }
}

async function decide(
  action: DeskAction & { kind: 'waiver' | 'reopening' },
  author: string,
  { api: everybody, campaign, signal }: Stage,
): Promise<void> {
  const api = everybody.as('committee');
  const { unit, reason } = action;
  const target = { campaign, unit };
  for (;;) {
    const { outcome } =
      action.kind === 'waiver'
        ? await api.waive(target, { obligation: action.obligation, reason, author })
        : await api.reopen(target, { id: action.id, reason, author });
    if (outcome !== 'pending') return;
    await pause(LAST_RELEASES_MS, undefined, { signal });
  }
}

/** Sở Nội vụ looks through what waits and lets it go, but for what it leaves on purpose. */
async function releaseLetters(
  { releases, leftWaiting }: Script,
  { api, campaign, clock, journal, signal }: Stage,
  done: () => boolean,
): Promise<void> {
  const release = async () => {
    const now = clock.now();
    const isLeft = (at: string) => leftWaiting.some((left) => left.of === at && now < left.until);
    const waiting = await api.waitingLetters(campaign);
    const letters = waiting.filter(({ at }) => !isLeft(at)).map(({ id }) => id);
    if (letters.length === 0) return;
    await api.release(campaign, { letters });
    journal.released += letters.length;
  };
  /** Its key ends with the campaign, which is seen a moment later; whether it has closed is not this one's to find. */
  const hasEnded = (error: unknown) => error instanceof CallFailed && error.status === UNAUTHORISED;
  try {
    for (const at of releases) {
      if (done()) return;
      await clock.comes(at);
      await release();
    }
    while (!done()) {
      await pause(LAST_RELEASES_MS, undefined, { signal });
      await release();
    }
  } catch (error) {
    if (!hasEnded(error)) throw error;
  }
}
