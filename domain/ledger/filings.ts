import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import type { AnnouncementFact, FilingAnswer, FilingFact, FilingRefusal } from './facts';
import { type Notice, type NoticeItem, nextDailyLetter, resolveRecipient } from './notices';
import {
  type Accepted,
  type FilingVersion,
  isFrozen,
  type LedgerState,
  type Obligation,
  obligationId,
} from './state';
import { timelinessOf } from './timeliness';

export interface Taken {
  answer: FilingAnswer;
  notices: Notice[];
}

export const refused = (refusal: FilingRefusal): Taken => ({
  answer: { outcome: 'refused', refusal },
  notices: [],
});

const byReceipt = (
  a: { receivedAt: Instant; id: string },
  b: { receivedAt: Instant; id: string },
): number => {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/** One item of information for the next daily letter. */
export function dailyNotice(
  spec: EvaluationSpec,
  { id, after, items }: { id: string; after: Instant; items: NoticeItem[] },
): Notice {
  const { campaign, unit } = spec;
  return { id: `${campaign}/${unit.id}#${id}`, campaign, unit, at: nextDailyLetter(spec, after), items };
}

/** Adds a filing to its obligation as a version; which version counts depends on receipt alone, never on arrival. */
export function addVersion(
  spec: EvaluationSpec,
  state: LedgerState,
  obligation: Obligation,
  filing: FilingFact,
  afterFreeze: boolean,
): FilingAnswer {
  const { id, digest, receivedAt, channel, step, party } = filing;
  const late = timelinessOf({ spec, step, receivedAt });
  state.revision += 1;
  const { revision } = state;
  const version: FilingVersion = {
    id,
    digest,
    receivedAt,
    channel,
    ...late,
    version: obligation.versions.length + 1,
    revision,
    ...(afterFreeze && { afterFreeze }),
  };
  const event = version.version > 1 ? 'corrected' : 'filed';
  obligation.versions.push(version);
  obligation.versions.sort(byReceipt);
  state.timeline.push({ at: receivedAt, event, revision, step, parties: [party], id, ...late });
  return answerOf(version);
}

/** What an accepted filing or announcement was answered, and is at every repetition. */
export const answerOf = ({ timeliness, lateWorkingDays, version, revision }: Accepted): FilingAnswer => ({
  outcome: 'accepted',
  timeliness,
  lateWorkingDays,
  version,
  revision,
});

function received(
  spec: EvaluationSpec,
  { body }: Obligation,
  { step, party, id }: FilingFact,
  answer: FilingAnswer,
  now: Instant,
): Notice {
  const { reminds, releasedFirst } = spec.steps[step];
  const late = answer.outcome === 'accepted' && {
    timeliness: answer.timeliness,
    lateWorkingDays: answer.lateWorkingDays,
  };
  const items = reminds.map((recipient) => ({
    kind: 'received' as const,
    day: 0,
    step,
    party,
    ...(body !== undefined && { body }),
    to: resolveRecipient({ recipient, party, body, bodies: spec.bodies }),
    needsRelease: releasedFirst.includes(recipient),
    ...late,
  }));
  return dailyNotice(spec, { id: `received/${id}`, after: now, items });
}

export function recordFiling(
  spec: EvaluationSpec,
  state: LedgerState,
  filing: FilingFact,
  now: Instant,
): Taken {
  const { step, party, id, receivedAt } = filing;
  if (step === 'agency-review' && party === spec.unit.id) return refused('own-unit');
  const obligation = state.obligations.find((o) => o.id === obligationId(step, party));
  if (!obligation) return refused('not-assigned');
  if (isFrozen(state) || state.closed) {
    state.revision += 1;
    const { revision } = state;
    state.held = [...state.held, { ...filing, revision }].sort(byReceipt);
    state.timeline.push({ at: receivedAt, event: 'held', revision, step, parties: [party], id });
    const answer: FilingAnswer = { outcome: 'held', revision };
    return { answer, notices: [received(spec, obligation, filing, answer, now)] };
  }
  const answer = addVersion(spec, state, obligation, filing, false);
  return { answer, notices: [received(spec, obligation, filing, answer, now)] };
}

export function recordAnnouncement(
  spec: EvaluationSpec,
  state: LedgerState,
  announcement: AnnouncementFact,
  now: Instant,
): Taken {
  const { id, digest, party, receivedAt } = announcement;
  if (party === spec.unit.id) return refused('own-unit');
  const step = 'agency-review';
  const obligation = state.obligations.find((o) => o.id === obligationId(step, party));
  if (!obligation) return refused('not-assigned');
  state.revision += 1;
  const { revision } = state;
  const late = timelinessOf({ spec, step, receivedAt });
  const first = obligation.announcements.length === 0;
  const accepted: Accepted = { id, digest, receivedAt, ...late, version: 1, revision };
  obligation.announcements.push(accepted);
  obligation.announcements.sort(byReceipt);
  state.timeline.push({ at: receivedAt, event: 'announced', revision, step, parties: [party], id, ...late });
  const to = { party: spec.unit.id, role: 'focal-person' as const };
  const item: NoticeItem = { kind: 'announced', day: 0, step, party, to, needsRelease: false };
  const notices = first ? [dailyNotice(spec, { id: `announced/${party}`, after: now, items: [item] })] : [];
  return { answer: answerOf(accepted), notices };
}
