import type { EvaluationSpec, Stage } from '../schedule';
import { earliest, type Instant } from '../time';
import type { TimelineEntry } from './facts';
import { isSameRecipient, type Notice, type NoticeItem, stageItems } from './notices';
import { lastDeadlines, notReturned } from './returns';
import { stagesAhead } from './stages';
import { type LedgerState, missingParts, type Obligation, type Told } from './state';

/** The next instant at which something outstanding needs attention. Nothing outstanding, no wake. */
export function nextAttentionAt(spec: EvaluationSpec, state: LedgerState): Instant | undefined {
  return earliest([
    ...state.obligations.flatMap((o) => stagesAhead(spec, state, o)[0]?.at ?? []),
    ...lastDeadlines(spec, state).map(({ at }) => at),
  ]);
}

/** When the owing body of an obligation hears of it next, if nothing happens. */
export const nextLetterAt = (
  spec: EvaluationSpec,
  state: LedgerState,
  obligation: Obligation,
): Instant | undefined => stagesAhead(spec, state, obligation)[0]?.at;

/**
 * Settles every instant up to `through`: of each outstanding obligation the newest due stage becomes a notice. Stages
 * that it has overtaken, as after an outage, are recorded as superseded, and it goes to their recipients too: nobody is
 * skipped because a later stage speaks to somebody else.
 */
export function settleStages(
  spec: EvaluationSpec,
  state: LedgerState,
  through: Instant,
): { notices: Notice[]; timeline: TimelineEntry[] } {
  const itemsByInstant = new Map<Instant, NoticeItem[]>();
  const lines = new Map<string, TimelineEntry>();
  const tell = (event: 'letter' | 'superseded', stage: Stage, { step, party }: Obligation) => {
    const key = `${stage.at} ${event} ${step} ${stage.kind} ${stage.day}`;
    const line = lines.get(key) ?? {
      at: stage.at,
      event,
      step,
      parties: [],
      reason: { kind: stage.kind, day: stage.day },
    };
    line.parties?.push(party);
    lines.set(key, line);
  };
  for (const obligation of state.obligations) {
    const due = stagesAhead(spec, state, obligation).filter((stage) => stage.at <= through);
    const newest = due.pop();
    if (!newest) continue;
    for (const overtaken of due) tell('superseded', overtaken, obligation);
    tell('letter', newest, obligation);
    const to = [newest, ...due].flatMap((stage) => stage.to);
    const missing = missingParts(obligation);
    const items = stageItems({ spec, stage: { ...newest, to }, obligation, missing });
    obligation.lastStageAt = newest.at;
    obligation.told = toldBy(items, newest.at, obligation.told);
    itemsByInstant.set(newest.at, [...(itemsByInstant.get(newest.at) ?? []), ...items]);
  }
  for (const passed of lastDeadlines(spec, state).filter(({ at }) => at <= through)) {
    const { at, step } = passed;
    const item = notReturned(spec, state, passed);
    itemsByInstant.set(at, [...(itemsByInstant.get(at) ?? []), item]);
    lines.set(`${at} ${item.kind} ${step}`, {
      at,
      event: 'letter',
      step,
      parties: [item.party],
      reason: { kind: item.kind, day: item.day },
    });
  }
  state.settledThrough = through;
  const { campaign, unit } = spec;
  const notices = [...itemsByInstant].map(([at, items]) => ({
    id: `${campaign}/${unit.id}#${at}`,
    campaign,
    unit,
    at,
    items,
  }));
  const timeline = [...lines.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { notices, timeline };
}

/** What was told before, with those whom these items tell. */
function toldBy(items: readonly NoticeItem[], at: Instant, before: readonly Told[] = []): Told[] {
  const others = before.filter(({ to }) => !items.some((item) => isSameRecipient(item.to, to)));
  return [...others, ...items.map(({ to }) => ({ to, at }))];
}
