import { dayOf } from '../calendar';
import type { Part } from '../ledger/facts';
import { inOrder, living } from '../ledger/versions';
import type { EvaluationView, ObligationView } from '../ledger/view';
import type { Plan } from '../plan';
import type { Instant } from '../time';
import { standingOn } from './deadline-standing';
import type { Filed } from './filing-standing';
import { datesOf } from './if-filed';
import { overdueFromOf } from './overdue-from';
import { isNews } from './still-owed';

/** How a task of steps 1 to 3 stands for whose it is; of a review filed and not announced one half is left. */
export const TASK_STATES = ['to-do', 'drafted', 'filed-not-announced', 'done', 'waived'] as const;
export type TaskState = (typeof TASK_STATES)[number];

interface Known<Filing> {
  evaluation: Pick<EvaluationView, 'revision'>;
  obligation: ObligationView;
  /** Of the obligation, stored and not refused; the read model may not know of the newest. */
  filings: readonly Filing[];
  isDrafted: boolean;
}

/** The state of a task, and the filing that speaks for it; undefined where nothing is asked any more and nothing came. */
export function taskState<Filing extends Filed>({
  evaluation,
  obligation,
  filings,
  isDrafted,
}: Known<Filing>): { state: TaskState; filing: Filing | undefined } | undefined {
  const voided = new Set(obligation.versions.filter((each) => each.voided).map(({ id }) => id));
  const own = filings.filter(({ kind, id }) => kind === 'filing' && !voided.has(id));
  const filing = inOrder(living(own)).at(-1);
  if (obligation.status === 'waived') return { state: 'waived', filing };
  const news = filings.filter((each) => !voided.has(each.id) && isNews(each, evaluation.revision));
  const isIn = (part: Part) =>
    !(obligation.missing ?? []).includes(part) || news.some(({ kind }) => kind === part);
  if (!isIn('filing')) {
    if (obligation.status === 'ended') return undefined;
    return { state: isDrafted ? 'drafted' : 'to-do', filing: undefined };
  }
  const isWhole = isIn('announcement') || obligation.status === 'ended';
  return { state: isWhole ? 'done' : 'filed-not-announced', filing };
}

/**
 * Working days until the last one, which is counted: on that day it is 1, on D 0; negative for so many days overdue, as letters
 * count them.
 */
export function workingDaysLeft({
  plan: { reading, timeZone, calendar },
  obligation: { dueAt, owedSince },
  now,
}: {
  plan: Pick<Plan, 'reading' | 'timeZone' | 'calendar'>;
  obligation: Pick<ObligationView, 'dueAt' | 'owedSince'>;
  now: Instant;
}): number {
  const { kind, day } = standingOn({
    today: dayOf({ at: now, timeZone }),
    deadline: datesOf(dueAt, { reading, timeZone }).deadline,
    overdueFrom:
      owedSince === undefined ? undefined : overdueFromOf({ owedSince, dueAt, timeZone, calendar }),
    reading,
    calendar,
  });
  return kind === 'overdue' ? -day : day;
}
