import { setTimeout as pause } from 'node:timers/promises';
import type { DeskAction, PartyAction } from '../script/actions';
import { deciderOf, filerOf } from '../script/actors';
import type { Api } from '../service/api';
import type { Journal } from './journal';
import type { PlanClock } from './plan-clock';

interface Deciding {
  api: Api;
  campaign: string;
  clock: PlanClock;
  journal: Journal;
  signal: AbortSignal;
}

/** Real time between a decision that waits for its evaluation and the next try. */
const PAUSE_MS = 1000;

/** A waiver, its lifting or a reopening, sent again until its evaluation has answered. */
export async function decideOnUnit(
  action: Extract<DeskAction, { decision: unknown }>,
  { api: everybody, campaign, journal, clock, signal }: Deciding,
): Promise<void> {
  const { unit, kind } = action;
  const target = { campaign, unit };
  const api = everybody.as(deciderOf(action));
  const send = () => {
    switch (action.kind) {
      case 'waiver':
        return api.waive(target, action.decision);
      case 'lifting':
        return api.liftWaiver(target, action.decision);
      case 'reopening':
        return api.reopen(target, action.decision);
    }
  };
  await untilAnswered(send, signal);
  journal.decided.push({ unit, kind, at: clock.now() });
}

/** What a clerk has entered wrongly, one after the other. */
export async function voidEntries(
  action: PartyAction & { kind: 'void' },
  { api: everybody, campaign, journal, clock, signal }: Deciding,
): Promise<void> {
  const { unit, filings, reason } = action;
  const api = everybody.as(filerOf(action));
  for (const filing of filings) {
    await untilAnswered(() => api.void({ campaign, unit }, { filing, reason }), signal);
    journal.decided.push({ unit, kind: 'voiding', at: clock.now() });
  }
}

async function untilAnswered(
  send: () => Promise<{ outcome: 'pending' | 'accepted' | 'refused' }>,
  signal: AbortSignal,
): Promise<void> {
  while ((await send()).outcome === 'pending') await pause(PAUSE_MS, undefined, { signal });
}
