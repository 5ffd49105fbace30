import type { EvaluationSpec, Stage } from '../schedule';
import { earliest, type Instant } from '../time';
import type { TimelineEntry } from './facts';
import { type Notice, type NoticeItem, stageItems } from './notices';
import { type LedgerState, type Obligation, owedSince, statusOf } from './state';

/** The stages that an obligation still has to go through while it stays outstanding, ascending. */
function stagesAhead(spec: EvaluationSpec, state: LedgerState, obligation: Obligation): Stage[] {
  if (statusOf(spec, state, obligation) !== 'outstanding') return [];
  const since = owedSince(spec, state, obligation.step) as Instant;
  return spec.steps[obligation.step].stages.filter(
    (stage) => stage.at > state.settledThrough && stage.at >= since,
  );
}

/** The next instant at which something outstanding needs attention. Nothing outstanding, no wake. */
export function nextAttentionAt(spec: EvaluationSpec, state: LedgerState): Instant | undefined {
  return earliest(state.obligations.flatMap((o) => stagesAhead(spec, state, o)[0]?.at ?? []));
}

/** When the owing body of an obligation hears of it next, if nothing happens. */
export const nextLetterAt = (
  spec: EvaluationSpec,
  state: LedgerState,
  obligation: Obligation,
): Instant | undefined => stagesAhead(spec, state, obligation)[0]?.at;

/**
 * Settles every instant up to `through`: of each outstanding obligation the newest due stage becomes a notice; one
 * that a later stage of the same obligation has overtaken, as after an outage, is recorded as superseded.
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
    obligation.lastStageAt = newest.at;
    const items = itemsByInstant.get(newest.at) ?? [];
    items.push(...stageItems({ spec, stage: newest, obligation }));
    itemsByInstant.set(newest.at, items);
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
