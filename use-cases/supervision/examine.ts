import { isRealTime } from '../../domain/clock';
import { fromMs, toMs } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents';
import { dispatcherWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { endCancelled } from '../campaigns/end-cancelled';
import { isRunning } from '../newest-run';
import type { SupervisionDeps } from './deps';
import { allEnded } from './look';
import { pollers } from './pollers';
import { restart } from './restart';

/** Something about a campaign that should not be, or that a person should know. */
export interface Finding {
  gravity: 'wrong' | 'note';
  text: string;
  /** Puts it right, and may be repeated; absent where only people or other parts can. */
  mend?: () => Promise<void>;
}

const wrong = (text: string, mend?: () => Promise<void>): Finding => ({
  gravity: 'wrong',
  text,
  ...(mend && { mend }),
});
const note = (text: string): Finding => ({ gravity: 'note', text });

const MINUTE_MS = 60_000;
/** Letters wait ten minutes for evaluations that are behind. */
const LETTERS_LATE_MS = 15 * MINUTE_MS;

/** What is wrong with a campaign, and what a person should know of it; reads all of it. Nothing is changed. */
export async function examine(deps: SupervisionDeps, campaign: CampaignDocument): Promise<Finding[]> {
  const findings = [...(await workers(deps)), ...(await workflows(deps, campaign))];
  if (campaign.state !== 'cancelled') {
    findings.push(...(await delays(deps, campaign)), ...(await unanswered(deps, campaign)));
  }
  return [...findings, ...(await letters(deps, campaign)), ...(await history(deps, campaign))];
}

async function workers({ client }: SupervisionDeps): Promise<Finding[]> {
  const queues = [TASK_QUEUES.evaluations, TASK_QUEUES.letters];
  const counts = await Promise.all(queues.map((queue) => pollers(client, queue)));
  return counts.some((count) => count === 0)
    ? [wrong('no worker runs: nothing moves until one is started')]
    : [];
}

async function workflows(deps: SupervisionDeps, campaign: CampaignDocument): Promise<Finding[]> {
  const { client, store } = deps;
  const { _id: id, state } = campaign;
  if (state === 'cancelled') {
    const open = await store.evaluations.countOpen(id);
    if (open === 0) return [];
    const mend = async () => void (await endCancelled(deps, campaign));
    return [wrong(`it is cancelled, and ${open} of its evaluations are not ended`, mend)];
  }
  if (state === 'closed') return [];
  const ended = await allEnded(deps, campaign);
  const findings = ended.map((end) =>
    wrong(
      `${end.what}${end.unit === undefined ? '' : ` of ${end.unit}`} has ended and should not have (${end.endedAs})`,
      () => restart(deps, campaign, end),
    ),
  );
  const isCampaignThere = !ended.some(({ what }) => what === 'campaign');
  if (isCampaignThere && !(await isRunning(client, dispatcherWorkflowId(id)))) {
    findings.push(wrong('its letters do not run: its campaign starts them again within a minute'));
  }
  return findings;
}

async function delays(
  { store, now }: SupervisionDeps,
  { _id: campaign, clock }: CampaignDocument,
): Promise<Finding[]> {
  // A rehearsal's clock runs days in seconds.
  if (!isRealTime(clock)) return [];
  const nowMs = now();
  const dueAt = await store.notices.firstPending(campaign);
  const behind = await store.evaluations.countBehind({ campaign, at: fromMs(nowMs - MINUTE_MS) });
  return [
    ...(dueAt !== null && nowMs - toMs(dueAt) > LETTERS_LATE_MS
      ? [wrong(`letters are behind: what was due at ${dueAt} is in none yet`)]
      : []),
    ...(behind > 0 ? [wrong(`${behind} evaluations have not settled an instant that has passed`)] : []),
  ];
}

async function unanswered(
  { store, now }: SupervisionDeps,
  { _id: campaign }: CampaignDocument,
): Promise<Finding[]> {
  const page = { storedBefore: fromMs(now() - MINUTE_MS), limit: 1_000 };
  const filings = (await store.filings.undelivered(page)).filter((row) => row.campaign === campaign);
  const decisions = (await store.decisions.undelivered(page)).filter((row) => row.campaign === campaign);
  const rows = [...filings, ...decisions];
  const oldest = rows.map(({ storedAtReal }) => storedAtReal).sort()[0];
  return oldest === undefined
    ? []
    : [wrong(`${rows.length} filings and decisions are not answered, the oldest since ${oldest}`)];
}

async function letters(
  { store }: SupervisionDeps,
  { _id: campaign, sending }: CampaignDocument,
): Promise<Finding[]> {
  const { ready, sending: inHand, waiting, failed } = await store.letters.countByState(campaign);
  const unsent = ready + inHand;
  return [
    ...(sending === 'held' ? [note('its sending is held')] : []),
    ...(unsent > 0
      ? [note(`${unsent} letters are to be sent: tried every five minutes and at every instant`)]
      : []),
    ...(waiting > 0 ? [note(`${waiting} letters wait for release`)] : []),
    ...(failed > 0 ? [note(`${failed} letters failed: their addresses were refused for good`)] : []),
  ];
}

/** What the supervision did by itself. */
async function history({ store }: SupervisionDeps, { _id: campaign }: CampaignDocument): Promise<Finding[]> {
  const last = await store.ends.last({ campaign, limit: 5 });
  return last.map(({ what, unit, endedAs, noticedAt, restartedAt }) =>
    note(
      `${what}${unit === undefined ? '' : ` of ${unit}`} had ended (${endedAs}), noticed ${noticedAt}, ${
        restartedAt === null ? 'not started again' : `started again ${restartedAt}`
      }`,
    ),
  );
}
