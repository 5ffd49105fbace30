import type { CampaignState } from '../campaign';
import type { EvaluationView, ObligationView } from '../ledger/view';

/** How a task of steps 1 to 3 stands for who comes to it: what there is to do, or why there is nothing. */
export const TASK_STANDINGS = [
  'open',
  /** All of it has come. */
  'filed',
  'waived',
  /** The dossier is closed for the synthesis: what comes now is kept, and waits for a reopening. */
  'frozen',
  /** The level is recognised. */
  'over',
  'cancelled',
] as const;
export type TaskStanding = (typeof TASK_STANDINGS)[number];

/** A task whose evaluation the read model does not have yet is open. */
export function taskStandingOf({
  campaign,
  evaluation,
  obligation,
}: {
  campaign: CampaignState;
  evaluation?: Pick<EvaluationView, 'status'> | undefined;
  obligation?: Pick<ObligationView, 'status'> | undefined;
}): TaskStanding {
  if (campaign === 'cancelled' || evaluation?.status === 'cancelled') return 'cancelled';
  if (evaluation?.status === 'recognised') return 'over';
  switch (obligation?.status) {
    case 'done':
    case 'content-awaited':
      return 'filed';
    case 'waived':
      return 'waived';
    case 'ended':
      return 'frozen';
    default:
      return 'open';
  }
}

/** Of several units one word: there is something to do if there is of one of them; else what there is most to see of. */
export const standingOfAll = (standings: readonly TaskStanding[]): TaskStanding =>
  TASK_STANDINGS.find((standing) => standings.includes(standing)) ?? 'open';
