import type { PartyAction } from './actions';
import type { Random } from './random';
import { hoursAfter } from './year';

/** Plan time: it was filed over there some minutes before the service has it. */
const SENT_AFTER_HOURS = 0.25;
/** What the API takes as a sender's own id. */
const LONGEST_ID = 80;

/** The same filing, signed and sent by the party's own system instead of typed in by its people. */
export function sentBySystem({
  at,
  unit,
  body: { id, step, party, receipt: _receipt, replaces: _replaces, awaitsContent: _awaits, ...said },
}: PartyAction & { kind: 'file'; body: { level: string } }): PartyAction & { kind: 'send' } {
  const filedAt = hoursAfter(at, -SENT_AFTER_HOURS);
  // A sender's ids are its own, whatever unit they are of.
  const filingId = `${id}.${unit}`.slice(0, LONGEST_ID);
  const message = { filingId, version: 1, step, reviewer: party, unit, filedAt, ...said };
  return { kind: 'send', at, unit, message };
}

/** One of the systems corrects what it sent: the higher version counts, the first says when it was filed. */
export function correctedBySystem({
  actions,
  level,
  random,
}: {
  actions: readonly PartyAction[];
  /** The corrected one. */
  level: string;
  random: Random;
}): PartyAction[] {
  const sent = actions.filter((action) => action.kind === 'send');
  if (sent.length === 0) return [];
  const { unit, message, at } = random.pick(sent);
  const later = hoursAfter(at, 60);
  const filedAt = hoursAfter(later, -SENT_AFTER_HOURS);
  return [{ kind: 'send', at: later, unit, message: { ...message, version: 2, level, filedAt } }];
}

/** Whom the systems of a script speak for. */
export const partiesOfSystems = (actions: readonly PartyAction[]): string[] => [
  ...new Set(actions.flatMap((action) => (action.kind === 'send' ? [action.message.reviewer] : []))),
];
