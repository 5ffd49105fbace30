import { setTimeout as pause } from 'node:timers/promises';
import type { DeskAction, PartyAction, Script } from '../script/actions';
import { filerOf } from '../script/actors';
import type { Api } from '../service/api';
import { CallFailed } from '../service/http';
import { decideOnUnit, voidEntries } from './decide';
import type { Journal } from './journal';
import type { PlanClock } from './plan-clock';
import { submitDocument } from './submit-document';
import type { Systems } from './systems';
import { Turns } from './turns';

export interface Stage {
  /** Under the rehearsal's own key: each thing is done as the official who does it. */
  api: Api;
  campaign: string;
  clock: PlanClock;
  journal: Journal;
  signal: AbortSignal;
  /** Absent where no system files anything. */
  systems: Systems | undefined;
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
  const turns = new Turns();
  for (const action of actions) {
    await stage.clock.comes(action.at);
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    noteLag(action, stage);
    if (failures.length > 0) break;
    const run = turns
      .take(action, () => act(action, stage))
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

async function act(action: PartyAction, stage: Stage): Promise<void> {
  const { campaign, journal, systems } = stage;
  const { unit } = action;
  const target = { campaign, unit };
  if (action.kind === 'void') return voidEntries(action, stage);
  journal.deliveries += 1;
  if (action.kind === 'send') {
    const id = await systems?.send(action.message);
    journal.signed += 1;
    if (id !== undefined) journal.acknowledged.push({ unit, id });
    return;
  }
  const api = stage.api.as(filerOf(action));
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

async function playDesk({ desk }: Script, stage: Stage): Promise<void> {
  const { api, campaign, clock, journal, signal } = stage;
  const onAccepted = ({ unit, kind }: { unit: string; kind: DeskAction['kind'] }) => {
    journal.decided.push({ unit, kind, at: clock.now() });
  };
  for (const action of desk) {
    await clock.comes(action.at);
    noteLag(action, stage);
    if ('decision' in action) await decideOnUnit(action, stage);
    else {
      const { repeats } = await submitDocument(action, { api, campaign, signal, onAccepted });
      journal.documentsRepeated += repeats;
    }
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
