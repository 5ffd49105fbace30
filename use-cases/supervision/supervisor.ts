import { fromMs, type Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { SupervisionDeps } from './deps';
import { endedAmong, endedSince } from './look';
import { type Ended, restart } from './restart';

/** What is listed as ended may be behind by so much. */
const OVERLAP_MS = 2 * 60_000;

/**
 * Looks after the workflows of all open campaigns: what ended and should not have is noticed, told and started again from
 * the store. One object per process, asked again and again; what it remembers only saves calls.
 */
export class Supervisor {
  private readonly lastLook = new Map<string, number>();
  /** By campaign, up to which unit of its register it was looked through. */
  private readonly lookedTo = new Map<string, number>();
  /** By campaign, what did not run at the last look: at an opening it may only have been about to start. */
  private readonly suspects = new Map<string, ReadonlySet<string>>();

  constructor(private readonly deps: SupervisionDeps) {}

  /** One look at each open campaign; one that fails does not keep the others from theirs. */
  async look(): Promise<{ restarted: number }> {
    const { store, logger } = this.deps;
    let restarted = 0;
    for (const campaign of await store.campaigns.open()) {
      try {
        restarted += await this.lookAt(campaign);
      } catch (error) {
        logger.warn({ err: error, campaign: campaign._id }, 'a campaign could not be looked after');
      }
    }
    return { restarted };
  }

  private async lookAt(campaign: CampaignDocument): Promise<number> {
    const { _id: id } = campaign;
    const nowMs = this.deps.now();
    const since = fromMs((this.lastLook.get(id) ?? nowMs) - OVERLAP_MS);
    let restarted = 0;
    for (const ended of await this.ended(campaign, since))
      if (await this.restart(campaign, ended)) restarted += 1;
    this.lastLook.set(id, nowMs);
    return restarted;
  }

  /** One that cannot be started does not keep the others from their start; it is missed at the next look but one. */
  private async restart(campaign: CampaignDocument, ended: Ended): Promise<boolean> {
    const { what, unit } = ended;
    try {
      await restart(this.deps, campaign, ended);
      return true;
    } catch (error) {
      this.deps.logger.error({ err: error, campaign: campaign._id, what, unit }, 'not started again');
      return false;
    }
  }

  private async ended(campaign: CampaignDocument, since: Instant): Promise<Ended[]> {
    const { _id: id } = campaign;
    const listed = await endedSince(this.deps, campaign, since);
    if (listed.length > 0) return listed;
    const { ended: missing, next } = await endedAmong(this.deps, campaign, this.lookedTo.get(id) ?? 0);
    const suspects = this.suspects.get(id);
    this.suspects.set(id, new Set(missing.map(({ workflowId }) => workflowId)));
    // Whoever is missing is looked at once more before the next are.
    if (missing.length === 0) this.lookedTo.set(id, next);
    return missing.filter(({ workflowId }) => suspects?.has(workflowId));
  }
}
