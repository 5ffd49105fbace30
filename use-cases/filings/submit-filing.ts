import { randomUUID } from 'node:crypto';
import type { AnnouncementContent, FilingContent, Stamp } from '../../domain/filing-content';
import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';
import { refuseCancelled } from '../campaigns/ended';
import { loadUnit, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { checkFiling } from './check-filing';
import { newFiling } from './new-filing';
import { type Received, receiveFiling } from './receive-filing';
import { takeIn } from './take-in';

/** A review, a report or an opinion of steps 1–3 as it is submitted. */
export interface SubmittedFiling extends FilingContent {
  /** Chosen by the sender, so that a repetition is known as one. */
  id?: string;
  step: FilingStepId;
  party: string;
  channel?: 'person' | 'system';
  /** Systems: when it was signed over there, plan time. */
  filedAt?: Instant;
  /** Paper: makes it a filing on behalf of its party. */
  receipt?: Stamp;
}

export interface SubmittedAnnouncement extends AnnouncementContent {
  id?: string;
  party: string;
  receipt?: Stamp;
}

interface Submission<Submitted> {
  target: { campaign: string; unit: string };
  submitted: Submitted;
  actor: string;
  /** Its id, if it brings none of its own. */
  givenId?: string | undefined;
}

/** Of a paper the receipt stamp is kept with what it says. */
const withStamp = <Content extends object>(content: Content, receipt: Stamp | undefined) => ({
  ...content,
  ...(receipt && { receipt }),
});

/** A review, a report or an opinion of steps 1–3: held against the plan, stored, delivered. */
export async function submitFiling(
  deps: Deps,
  { target, submitted, actor, givenId }: Submission<SubmittedFiling>,
): Promise<Received> {
  const { campaign, unit } = await loadUnit(deps, target);
  const { id = givenId ?? randomUUID(), step, party, channel, filedAt, receipt, ...content } = submitted;
  await refuseCancelled(campaign, () => deps.store.filings.get({ ...target, id }));
  checkFiling({ plan: campaign.plan, unit: unit.unit, step, content });
  const storedAt = planNow(deps, campaign);
  const filing = newFiling(deps, {
    ...target,
    id,
    kind: 'filing',
    step,
    party,
    content: withStamp(content, receipt),
    intake: takeIn({ now: storedAt, channel, filedAt, receipt }),
    storedAt,
    message: channel === 'system' ? 'signal' : 'update',
  });
  return receiveFiling(deps, filing, actor);
}

/** The public announcement («thông báo công khai») of a step-1 review. */
export async function submitAnnouncement(
  deps: Deps,
  { target, submitted, actor, givenId }: Submission<SubmittedAnnouncement>,
): Promise<Received> {
  const { campaign } = await loadUnit(deps, target);
  const { id = givenId ?? randomUUID(), party, receipt, ...content } = submitted;
  await refuseCancelled(campaign, () => deps.store.filings.get({ ...target, id }));
  const storedAt = planNow(deps, campaign);
  const announcement = newFiling(deps, {
    ...target,
    id,
    kind: 'announcement',
    step: 'agency-review',
    party,
    content: withStamp(content, receipt),
    intake: takeIn({ now: storedAt, receipt }),
    storedAt,
    message: 'update',
  });
  return receiveFiling(deps, announcement, actor);
}
