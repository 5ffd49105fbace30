import { z } from 'zod';
import { CAMPAIGN_STATES, SENDING_STATES, WORKFLOW_KINDS } from '../../domain/campaign';
import { isRealTime } from '../../domain/clock';
import { unconfirmedDaysOff } from '../../domain/preview';
import type { Counts, ReturnCounts } from '../../domain/rules/progress';
import type { CampaignDocument } from '../../store/documents/campaign';
import { campaignVersion } from '../../use-cases/campaigns/campaign-version';
import { planNow } from '../../use-cases/campaigns/load-campaign';
import { readRuns } from '../../use-cases/campaigns/read-runs';
import { CLOCK_STATES, type ShownClock } from '../../use-cases/campaigns/rehearsal-clock';
import type { Deps } from '../../use-cases/deps';
import { etagOf } from '../http/precondition';
import { count, dayOff, instant, plainDate, stepId } from '../http/response-fields';

const campaignLineAnswer = z
  .strictObject({
    id: z.string(),
    plan: z.strictObject({ id: z.string(), title: z.string(), year: z.int() }),
    register: z.strictObject({ id: z.string(), title: z.string() }),
    units: count,
    clock: z.enum(['real', 'rehearsal']),
    openedAt: instant,
    now: instant,
    timeZone: z.string(),
    state: z.enum(CAMPAIGN_STATES),
    sending: z.enum(SENDING_STATES),
  })
  .meta({ id: 'CampaignLine' });

export const campaignAnswer = campaignLineAnswer
  .extend({
    /** While it is being opened: pages of its register, those of them that are stored, and units whose evaluations are started. */
    opening: z.strictObject({ pages: count, stored: count, started: count }).optional(),
    /** Days off without a document, which do not count. */
    unconfirmed: z.array(dayOff),
    /** How its workflows stand: those that ended and should not have are noticed within a minute and started again. */
    runs: z.strictObject({
      state: z.enum(['ok', 'degraded']),
      ends: z.array(
        z.strictObject({
          what: z.enum(WORKFLOW_KINDS),
          unit: z.string().optional(),
          endedAs: z.string(),
          noticedAt: instant,
          restartedAt: instant.nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'Campaign' });

/** All instants are plan time. */
export const clockAnswer = z
  .strictObject({
    state: z.enum(CLOCK_STATES),
    now: instant,
    /** Everything up to here is settled: letters are sent or wait. */
    settledThrough: instant,
    /** Where its next leg ends; absent at the end. */
    next: instant.optional(),
    endsAt: instant,
    /** How far it may go, if somebody has said so. */
    standsAt: instant.optional(),
    /** How far who plays it has come; absent if nobody does. */
    playedThrough: instant.optional(),
    minutes: z.number().optional(),
  } satisfies Record<keyof ShownClock, z.ZodType>)
  .meta({ id: 'RehearsalClock' });

export const campaignsAnswer = z.strictObject({ items: z.array(campaignLineAnswer) });

export const cancellingAnswer = z.strictObject({ state: z.enum([...CAMPAIGN_STATES, 'cancelling']) });

/** What comes back from above in steps 4 and 5, by the step's deadline. */
const returnCounts = z
  .strictObject({
    expected: count,
    onTime: count,
    onTheDay: count,
    late: count,
    awaited: count,
    overdue: count,
    neverCame: count,
  } satisfies Record<keyof ReturnCounts, z.ZodType>)
  .meta({ id: 'ReturnCounts' });

const counts = {
  expected: count,
  onTime: count,
  onTheDay: count,
  late: count,
  outstanding: count,
  overdue: count,
  halfOutstanding: count,
  contentAwaited: count,
  notOwedYet: count,
  waived: count,
  neverCame: count,
  halfCame: count,
  returns: returnCounts.optional(),
} satisfies Record<keyof Counts, z.ZodType>;

/**
 * `expected` is the sum of the others; of the outstanding ones some are `overdue`, and of some one half is there
 * (`halfOutstanding`); of those that were received some are papers whose contents are awaited.
 */
export const progressAnswer = z
  .strictObject({
    now: instant,
    evaluations: count,
    /** The plan's next one; absent once all are past. */
    nextDeadline: z
      .strictObject({ step: stepId, dueAt: instant, lastDay: plainDate, workingDaysLeft: count })
      .optional(),
    steps: z.array(
      z.strictObject({
        step: stepId,
        ...counts,
        byKind: z.record(z.string(), z.strictObject(counts).meta({ id: 'Counts' })),
        /** Kinds with few units, told together under their ids joined by `+`. */
        merged: z.array(z.strictObject({ id: z.string(), name: z.string() })).optional(),
      }),
    ),
  })
  .meta({ id: 'Progress' });

export const campaignEtag = (campaign: CampaignDocument): string => etagOf(campaignVersion(campaign));

/** A campaign in a list. */
export function campaignLine(campaign: CampaignDocument, deps: Pick<Deps, 'now' | 'planInstant'>) {
  const { _id: id, plan, register, units, clock, openedAt, state, sending } = campaign;
  return {
    id,
    plan: { id: plan.id, title: plan.title, year: plan.year },
    register,
    units,
    clock: isRealTime(clock) ? ('real' as const) : ('rehearsal' as const),
    openedAt,
    now: planNow(deps, campaign),
    timeZone: plan.timeZone,
    state,
    sending,
  };
}

/** A whole campaign: with the days that nobody has confirmed, and its workflows. */
export const wholeCampaign = async (
  campaign: CampaignDocument,
  deps: Pick<Deps, 'store' | 'now' | 'planInstant'>,
) => ({
  ...campaignLine(campaign, deps),
  ...(campaign.opening && campaign.state === 'open' && { opening: campaign.opening }),
  unconfirmed: unconfirmedDaysOff(campaign.plan),
  runs: await readRuns(deps.store, campaign._id),
});
