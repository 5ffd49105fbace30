import type { Instant } from '../../domain/time';
import { byTime, type DeskAction, type PartyAction, type Script } from '../script/actions';
import { filerOf } from '../script/actors';
import { CallFailed } from '../service/http';
import { answered } from './ask-until';
import { decideOnUnit, voidEntries } from './decide';
import { hasEnded, legsOf } from './legs';
import { releaseLetters } from './release';
import type { Stage } from './stage';
import { submitDocument } from './submit-document';

/** What is done alone: by Sở Nội vụ, or those above it. */
type Alone = DeskAction | { kind: 'release'; at: Instant };
type Action = PartyAction | Alone;

/** Units that are acted on at once: not more than a small server answers within a moment. */
const AT_ONCE = 12;

/**
 * Plays a script to its end: whatever lies within a leg of the rehearsal's clock, each with its own instant of the plan, and
 * then lets the clock go on. So nothing that is played can be late.
 */
export async function play(script: Script, stage: Stage): Promise<void> {
  const actions = inOrder(script);
  let played = 0;
  for await (const end of legsOf(stage)) {
    const from = played;
    while (played < actions.length && (actions[played] as Action).at <= end) played += 1;
    try {
      await playLeg(actions.slice(from, played), script, stage);
    } catch (error) {
      // Once its last evaluation has closed, the rehearsal's key ends with it: also in a leg that was begun before.
      if (error instanceof CallFailed && (await hasEnded(stage))) return;
      throw error;
    }
  }
}

/** By time; what belongs to one party or unit keeps the order that it was written in. */
const inOrder = ({ parties, desk, releases }: Script): Action[] =>
  [...parties, ...desk, ...releases.map((at) => ({ kind: 'release' as const, at }))].sort(byTime);

const isOfParty = (action: Action): action is PartyAction =>
  action.kind === 'file' || action.kind === 'announce' || action.kind === 'send' || action.kind === 'void';

/** Parties act beside each other, each unit's in order; what is done alone waits for all before it. */
async function playLeg(actions: readonly Action[], script: Script, stage: Stage): Promise<void> {
  let beside: PartyAction[] = [];
  for (const action of actions) {
    if (isOfParty(action)) {
      beside.push(action);
      continue;
    }
    await actBeside(beside, stage);
    beside = [];
    await actAlone(action, script, stage);
  }
  await actBeside(beside, stage);
}

async function actBeside(actions: readonly PartyAction[], stage: Stage): Promise<void> {
  const byUnit = new Map<string, PartyAction[]>();
  for (const action of actions) byUnit.set(action.unit, [...(byUnit.get(action.unit) ?? []), action]);
  const queue = [...byUnit.values()];
  const actor = async () => {
    for (let ofUnit = queue.shift(); ofUnit !== undefined; ofUnit = queue.shift()) {
      for (const action of ofUnit) await act(action, stage);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, actor));
}

async function act(action: PartyAction, stage: Stage): Promise<void> {
  const { campaign, journal, systems, signal } = stage;
  const { unit, at } = action;
  const target = { campaign, unit };
  if (action.kind === 'void') return voidEntries(action, stage);
  journal.deliveries += 1;
  if (action.kind === 'send') {
    const id = await systems?.send(action.message);
    journal.signed += 1;
    if (id === undefined) return;
    journal.acknowledged.push({ unit, id });
    await answered(() => stage.api.filing(target, id), signal);
    return;
  }
  const api = stage.api.as(filerOf(action)).at(at);
  if (action.kind === 'announce') {
    const { id } = await answered(() => api.announce(target, action.body), signal);
    journal.acknowledged.push({ unit, id });
    return;
  }
  const first = await answered(() => api.file(target, action.body), signal);
  journal.acknowledged.push({ unit, id: first.id });
  for (let delivery = 1; delivery < action.deliveries; delivery += 1) {
    const { receivedAt } = await api.file(target, action.body);
    journal.deliveries += 1;
    journal.repetitions[receivedAt === first.receivedAt ? 'same' : 'different'] += 1;
  }
}

async function actAlone(action: Alone, script: Script, stage: Stage): Promise<void> {
  if (action.kind === 'release') return releaseLetters({ at: action.at, script, stage });
  if ('decision' in action) return decideOnUnit(action, stage);
  return submitDocument(action, stage);
}
