import { isRealTime } from '../../domain/clock';
import { groupBy } from '../../domain/group-by';
import type { Timeliness } from '../../domain/ledger/facts';
import type { FilingStepId } from '../../domain/plan';
import type { Unit } from '../../domain/register';
import { datesOf } from '../../domain/rules/if-filed';
import { type TaskState, workingDaysLeft } from '../../domain/rules/task';
import { deadlineTextOf, dueAtOf } from '../../domain/schedule';
import type { Instant, PlainDate } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { DraftDocument, FilingDocument } from '../../store/documents/filing';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type Draft, shownDraft } from '../drafts/draft';
import { receiptOf } from '../filings/receipt-of';
import { notFound } from '../refusals';
import { type FoundOwed, standingOfOwed } from '../tasks/standing-of-owed';

/** What one party owes, or has filed, in a step of a campaign. Instants in plan time. */
export interface Worklist {
  campaign: { id: string; title: string; rehearsal: boolean };
  step: FilingStepId;
  party: { id: string; name: string };
  planNow: Instant;
  /** The step's own deadline, by the plan. */
  deadlineText: string;
  dueAt: Instant;
  rows: WorklistRow[];
}

/** One unit of it. */
export interface WorklistRow {
  unit: Unit;
  state: TaskState;
  /** The deadline is past, or was when it was done. */
  late: boolean;
  dueAt: Instant;
  lastDay: PlainDate;
  /** 1 on the last day; negative: overdue by so many. */
  workingDaysLeft: number;
  /** What is begun and not filed yet: of the fields that have to hold something, how many do. */
  draft?: Draft & { filled: number; of: number };
  filing?: {
    id: string;
    receipt: string;
    receivedAt: Instant;
    timeliness?: Timeliness;
    /** The suggested one; absent of a paper whose contents are still to be entered. */
    level?: string;
    version?: number;
    announced: boolean;
  };
}

export type AskedWorklist = Record<'campaign' | 'party', string> & { step: FilingStepId };

/**
 * Three calls of the store, and one more for each further 200 units. Refuses with `not-found` a party that the register does
 * not have.
 */
export async function readWorklist(
  deps: Deps,
  { campaign: id, step, party }: AskedWorklist,
): Promise<Worklist> {
  const { store } = deps;
  const campaign = await loadCampaign(deps, id);
  const { plan, clock } = campaign;
  const rows = (await store.evaluations.owedBy({ campaign: id, parties: [party] })).flatMap((row) => {
    const obligation = row.obligations.find((each) => each.step === step && each.party === party);
    return obligation ? [{ row, obligation }] : [];
  });
  const name = rows[0]?.obligation.name ?? (await nameOf(deps, id, party));
  const units = rows.map(({ row }) => row.unit.id);
  const isAny = units.length > 0;
  const filings = groupBy(
    isAny ? await store.filings.ofParty({ campaign: id, units, step, party }) : [],
    unitOf,
  );
  const drafts = groupBy(isAny ? await store.drafts.ofParty({ campaign: id, step, party }) : [], unitOf);
  const now = planNow(deps, campaign);
  return {
    campaign: { id, title: plan.title, rehearsal: !isRealTime(clock) },
    step,
    party: { id: party, name },
    planNow: now,
    deadlineText: deadlineTextOf(plan, step),
    dueAt: dueAtOf(plan, step),
    rows: rows.flatMap(({ row, obligation }) => {
      const { id: unit } = row.unit;
      const stored = { filings: filings.get(unit) ?? [], draft: drafts.get(unit)?.[0] };
      return rowOf(campaign, now, { row, obligation, step, ...stored }) ?? [];
    }),
  };
}

const unitOf = ({ unit }: { unit: string }): string => unit;

async function nameOf({ store }: Pick<Deps, 'store'>, campaign: string, party: string): Promise<string> {
  const known = await store.register.party({ campaign, party });
  if (known) return known.name;
  throw notFound({
    en: 'This campaign has no such party.',
    vi: 'Không có cơ quan, đơn vị này trong đợt đánh giá.',
  });
}

function rowOf(
  { plan }: CampaignDocument,
  now: Instant,
  found: FoundOwed<DraftDocument, FilingDocument>,
): WorklistRow | undefined {
  const standing = standingOfOwed(plan, now, found);
  if (!standing) return undefined;
  const { state, late, draft: begun, filing: sent } = standing;
  const { row, obligation, filings } = found;
  const { dueAt } = obligation;
  return {
    unit: row.unit,
    state,
    late,
    dueAt,
    lastDay: datesOf(dueAt, plan).lastDay,
    workingDaysLeft: workingDaysLeft({ plan, obligation, now }),
    ...(begun && { draft: { ...shownDraft(begun.draft), filled: begun.filled, of: begun.of } }),
    ...(sent && {
      filing: {
        id: sent.filing.id,
        receipt: receiptOf(sent.filing),
        receivedAt: sent.filing.receivedAt,
        ...(sent.accepted && {
          timeliness: sent.accepted.timeliness,
          version: sent.accepted.version,
        }),
        ...('level' in sent.filing.content && { level: sent.filing.content.level }),
        announced: isAnnounced(found.obligation.versions, filings),
      },
    }),
  };
}

/** The announcement has come and stands, whether or not the read model knows of it. */
function isAnnounced(
  versions: FoundOwed['obligation']['versions'],
  filings: readonly FilingDocument[],
): boolean {
  const voided = new Set(versions.filter((each) => each.voided).map(({ id }) => id));
  return filings.some(
    ({ kind, id, answer }) =>
      kind === 'announcement' && !voided.has(id) && (answer === null || answer.outcome === 'accepted'),
  );
}
