import { WorkflowNotFoundError } from '@temporalio/client';
import { dayOf, instantAt, timeOf } from '../../domain/calendar';
import { isRealTime, legOf, type RehearsalClock } from '../../domain/clock';
import { earliest, type Instant, isInstant, latest } from '../../domain/time';
import { dayInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import { clockSet, dispatcherWorkflowId } from '../../workflows/contract';
import { record } from '../audit';
import { isServiceAway } from '../away';
import type { Deps } from '../deps';
import { conflict, invalid, unavailable } from '../refusals';
import { nextLetters } from './dispatcher-input';
import { hasEnded } from './ended';
import { loadCampaign, planNow } from './load-campaign';

export const CLOCK_STATES = ['runs', 'stands', 'ended'] as const;

/** The clock of a rehearsal as others see it. */
export interface ShownClock extends Omit<RehearsalClock, 'kind'> {
  state: (typeof CLOCK_STATES)[number];
  /** Plan time: where its next leg ends; absent at the end. */
  next?: Instant;
}

/** What somebody asks of a rehearsal's clock. */
export type ClockAction =
  | { action: 'pause' | 'resume' | 'step' }
  /** A day of the plan, which is its beginning, or an instant. */
  | { action: 'go'; to: string }
  /** By who plays it: everything up to here is done; null: nobody plays it any more. */
  | { action: 'play'; through: Instant | null };

/** Refuses with `not-found`, or with `conflict` where the campaign is a real one. */
export async function readClock(deps: Pick<Deps, 'store'>, campaign: string): Promise<ShownClock> {
  return shown(rehearsalOf(await loadCampaign(deps, campaign)));
}

/**
 * Says how far a rehearsal's clock may go. What is under way is finished first. Safe to repeat, but for a step. Refuses with
 * `conflict` where the campaign is a real one, or has ended.
 */
export async function setClock(
  deps: Pick<Deps, 'store' | 'client' | 'now'>,
  { campaign: id, actor, ...asked }: ClockAction & { campaign: string; actor: string },
): Promise<ShownClock> {
  const found = rehearsalOf(await loadCampaign(deps, id));
  if (found.state !== 'open') throw hasEnded(found);
  const bounds = boundsOf(found, asked);
  if (!(await deps.store.campaigns.setClock({ campaign: id, ...bounds }))) throw hasEnded(found);
  // Of every leg it would be a line of the log.
  if (asked.action !== 'play')
    await record(deps, { actor, action: 'clock-set', campaign: id, target: asked.action });
  await tell(deps, id);
  return readClock(deps, id);
}

type Rehearsal = CampaignDocument & { clock: RehearsalClock };

function rehearsalOf(campaign: CampaignDocument): Rehearsal {
  const { clock } = campaign;
  if (!isRealTime(clock)) return { ...campaign, clock };
  throw conflict({
    en: "This campaign is real: only a rehearsal's clock can be set.",
    vi: 'Đây là đợt đánh giá thật: chỉ điều chỉnh được đồng hồ của đợt diễn tập.',
  });
}

function shown(rehearsal: Rehearsal): ShownClock {
  const { clock, state } = rehearsal;
  const { kind: _kind, ...rest } = clock;
  if (state !== 'open' || clock.settledThrough >= clock.endsAt) return { ...rest, state: 'ended' };
  const next = nextLegEnd(rehearsal, clock.settledThrough);
  return { ...rest, next, state: legOf(clock, next) === undefined ? 'stands' : 'runs' };
}

/** Where a leg that begins then ends, if nobody has the clock stand before that. */
export const nextLegEnd = (rehearsal: Rehearsal, after: Instant): Instant =>
  earliest([nextLetters(rehearsal, after), rehearsal.clock.endsAt]) as Instant;

/**
 * When a system's message comes that says when it was filed: now; in a rehearsal then, within the leg that its clock is in,
 * since no header says for a system what the time is.
 */
export function receiptTime(
  deps: Pick<Deps, 'now' | 'planInstant'>,
  campaign: CampaignDocument,
  filedAt: Instant | undefined,
): Instant {
  const { clock } = campaign;
  if (isRealTime(clock) || filedAt === undefined || filedAt <= clock.settledThrough)
    return planNow(deps, campaign);
  return filedAt <= nextLegEnd({ ...campaign, clock }, clock.settledThrough) ? filedAt : clock.now;
}

function boundsOf(
  rehearsal: Rehearsal,
  asked: ClockAction,
): { [bound in 'standsAt' | 'playedThrough']?: Instant | null } {
  const { clock } = rehearsal;
  switch (asked.action) {
    case 'pause':
      return { standsAt: clock.now };
    case 'resume':
      return { standsAt: null };
    case 'step':
      return { standsAt: nextLegEnd(rehearsal, latest([clock.now, clock.settledThrough]) as Instant) };
    case 'go':
      return { standsAt: aheadOf(rehearsal, asked.to) };
    case 'play':
      return { playedThrough: asked.through };
  }
}

function aheadOf({ clock, plan: { timeZone } }: Rehearsal, to: string): Instant {
  const at = isInstant(to) ? to : instantAt({ date: to, timeZone });
  if (at > clock.now && at <= clock.endsAt) return at;
  const inWords = (instant: Instant) =>
    `${dayInWords(dayOf({ at: instant, timeZone }))} ${timeOf({ at: instant, timeZone })}`;
  const [now, end] = [inWords(clock.now), inWords(clock.endsAt)];
  const message = {
    en: `The clock only goes forward: choose an instant after ${now}, up to ${end}.`,
    vi: `Đồng hồ chỉ đi tới: đề nghị chọn thời điểm sau ${now} và không quá ${end}.`,
  };
  throw invalid([{ field: 'to', rule: 'not-ahead', message }]);
}

const PATIENCE_MS = 5000;

/** A clock that stands hears of it in no other way. */
async function tell({ client }: Pick<Deps, 'client'>, campaign: string): Promise<void> {
  try {
    await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.getHandle(dispatcherWorkflowId(campaign)).signal(clockSet),
    );
  } catch (error) {
    // It is still to be started, and looks at the clock then.
    if (error instanceof WorkflowNotFoundError) return;
    if (isServiceAway(error)) throw unavailable({ cause: error });
    throw error;
  }
}
