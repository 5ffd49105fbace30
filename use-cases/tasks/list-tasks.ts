import { isRealTime } from '../../domain/clock';
import { groupBy } from '../../domain/group-by';
import type { Timeliness } from '../../domain/ledger/facts';
import type { FilingStepId } from '../../domain/plan';
import { datesOf } from '../../domain/rules/if-filed';
import { type TaskState, workingDaysLeft } from '../../domain/rules/task';
import type { Instant, PlainDate } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { FilingHead } from '../../store/filings';
import { owedKey } from '../../store/ids';
import { planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type FoundOwed, standingOfOwed } from './standing-of-owed';

/** Whose tasks are asked for: a party, in a role of a campaign. */
export interface Wearer {
  campaign: string;
  role: TaskRole;
  party: string;
}

const STEP_OF = {
  unit: 'self-review',
  reviewer: 'agency-review',
  member: 'member-opinion',
} as const satisfies Record<string, FilingStepId>;
type TaskRole = keyof typeof STEP_OF;

export const isTaskRole = (role: string): role is TaskRole => Object.hasOwn(STEP_OF, role);

/** Something of steps 1 to 3 that is asked of a party, done or not. Instants in plan time. */
export interface Task {
  campaign: string;
  campaignTitle: string;
  rehearsal: boolean;
  unit: { id: string; name: string };
  step: FilingStepId;
  party: string;
  partyName: string;
  state: TaskState;
  /** The deadline is past, or was when it was done. */
  late: boolean;
  dueAt: Instant;
  lastDay: PlainDate;
  deadlineText: string;
  workingDaysLeft: number;
  planNow: Instant;
  /** `savedAt` in real time; of the fields that have to hold something, how many do. */
  draft?: { savedAt: Instant; by: string; filled: number; of: number };
  filing?: { filing: FilingHead; receivedAt: Instant; timeliness?: Timeliness };
}

/** The tasks of some parties in those of their campaigns that are open, by deadline: three calls of the store for each of these. */
export async function listTasks(deps: Deps, wearers: readonly Wearer[]): Promise<Task[]> {
  const campaigns = await deps.store.lately.open();
  const tasks: Task[] = [];
  for (const campaign of campaigns) {
    const theirs = wearers.filter((each) => each.campaign === campaign._id);
    if (theirs.length > 0) tasks.push(...(await tasksIn(deps, campaign, theirs)));
  }
  return tasks.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

async function tasksIn(deps: Deps, campaign: CampaignDocument, wearers: readonly Wearer[]): Promise<Task[]> {
  const { store } = deps;
  const { _id: id } = campaign;
  const parties = [...new Set(wearers.map(({ party }) => party))];
  const asked = new Set(wearers.map(({ role, party }) => `${STEP_OF[role]}/${party}`));
  const rows = await store.evaluations.owedBy({ campaign: id, parties });
  const owed = rows.flatMap((row) =>
    row.obligations
      .filter((each) => asked.has(each.id))
      .map((obligation) => ({ row, obligation, step: obligation.step as FilingStepId })),
  );
  if (owed.length === 0) return [];
  const units = [...new Set(owed.map(({ row }) => row.unit.id))];
  const filings = groupBy(await store.filings.ofParties({ campaign: id, units, parties }), owedKey);
  const drafts = groupBy(await store.drafts.headsOf({ campaign: id, parties }), owedKey);
  const now = planNow(deps, campaign);
  return owed.flatMap(({ row, obligation, step }) => {
    const key = owedKey({ campaign: id, unit: row.unit.id, step, party: obligation.party });
    const found = { row, obligation, step, filings: filings.get(key) ?? [], draft: drafts.get(key)?.[0] };
    return taskOf(campaign, now, found) ?? [];
  });
}

function taskOf(
  { _id: id, plan, clock }: CampaignDocument,
  now: Instant,
  found: FoundOwed,
): Task | undefined {
  const standing = standingOfOwed(plan, now, found);
  if (!standing) return undefined;
  const { state, late, draft: begun, filing: sent } = standing;
  const { row, obligation, step } = found;
  const { party, name, dueAt, deadlineText } = obligation;
  return {
    campaign: id,
    campaignTitle: plan.title,
    rehearsal: !isRealTime(clock),
    unit: { id: row.unit.id, name: row.unit.name },
    step,
    party,
    partyName: name,
    state,
    late,
    dueAt,
    lastDay: datesOf(dueAt, plan).lastDay,
    deadlineText,
    workingDaysLeft: workingDaysLeft({ plan, obligation, now }),
    planNow: now,
    ...(begun && {
      draft: {
        savedAt: begun.draft.savedAt,
        by: begun.draft.by,
        filled: begun.filled,
        of: begun.of,
      },
    }),
    ...(sent && {
      filing: {
        filing: sent.filing,
        receivedAt: sent.filing.receivedAt,
        ...(sent.accepted && { timeliness: sent.accepted.timeliness }),
      },
    }),
  };
}
