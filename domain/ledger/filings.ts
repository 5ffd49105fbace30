import type { FilingStepId } from '../plan';
import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import type { AnnouncementFact, FilingAnswer, FilingFact, FilingRefusal } from './facts';
import { type Notice, type NoticeItem, newsItems, nextDailyLetter } from './notices';
import {
  type Accepted,
  type FilingVersion,
  type HeldFiling,
  isFrozen,
  type LedgerState,
  type Obligation,
  obligationId,
} from './state';
import { timelinessOf } from './timeliness';
import { byReceipt, inOrder } from './versions';

export interface Taken {
  answer: FilingAnswer;
  notices: Notice[];
}

export const refused = (refusal: FilingRefusal): Taken => ({
  answer: { outcome: 'refused', refusal },
  notices: [],
});

/** One item of information for the next daily letter. */
export function dailyNotice(
  spec: EvaluationSpec,
  { id, after, items }: { id: string; after: Instant; items: NoticeItem[] },
): Notice {
  const { campaign, unit } = spec;
  return { id: `${campaign}/${unit.id}#${id}`, campaign, unit, at: nextDailyLetter(spec, after), items };
}

/** What is kept of something that was accepted. */
function acceptedOf(
  spec: EvaluationSpec,
  step: FilingStepId,
  { id, digest, receivedAt, channel, storedAt, order, series, replaces }: AnnouncementFact,
  made: Pick<Accepted, 'version' | 'revision'>,
): Accepted {
  return {
    id,
    digest,
    receivedAt,
    ...(channel !== undefined && { channel }),
    ...timelinessOf({ spec, step, receivedAt }),
    ...(storedAt !== undefined && { storedAt }),
    ...(order !== undefined && { order }),
    ...(series && { series }),
    ...(replaces !== undefined && { replaces }),
    ...made,
  };
}

function note(
  state: LedgerState,
  { step, party }: Obligation,
  event: 'filed' | 'corrected' | 'announced',
  { receivedAt: at, revision, id, timeliness, lateWorkingDays }: Accepted,
): void {
  state.timeline.push({ at, event, revision, step, parties: [party], id, timeliness, lateWorkingDays });
}

/** Adds a filing to its obligation as a version; which version counts depends on what they say, never on arrival. */
export function addVersion(
  spec: EvaluationSpec,
  state: LedgerState,
  obligation: Obligation,
  filing: FilingFact & Pick<HeldFiling, 'voided'>,
  afterFreeze: boolean,
): FilingAnswer {
  const { step, channel, voided, awaitsContent } = filing;
  state.revision += 1;
  const { revision } = state;
  const version: FilingVersion = {
    ...acceptedOf(spec, step, filing, { version: obligation.versions.length + 1, revision }),
    channel,
    ...(awaitsContent && { awaitsContent }),
    ...(afterFreeze && { afterFreeze }),
    ...(voided && { voided }),
  };
  obligation.versions = inOrder([...obligation.versions, version]);
  note(state, obligation, version.version > 1 ? 'corrected' : 'filed', version);
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
  obligation: Obligation,
  { id }: FilingFact,
  answer: FilingAnswer,
  now: Instant,
): Notice {
  const late = answer.outcome === 'accepted' && {
    timeliness: answer.timeliness,
    lateWorkingDays: answer.lateWorkingDays,
  };
  const items = newsItems(spec, obligation, { kind: 'received', ...late });
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
  const { id, party } = announcement;
  if (party === spec.unit.id) return refused('own-unit');
  const step = 'agency-review';
  const obligation = state.obligations.find((o) => o.id === obligationId(step, party));
  if (!obligation) return refused('not-assigned');
  state.revision += 1;
  const { revision } = state;
  const { announcements } = obligation;
  const accepted: Accepted = {
    ...acceptedOf(spec, step, announcement, { version: announcements.length + 1, revision }),
    ...((isFrozen(state) || state.closed) && { outside: true as const }),
  };
  obligation.announcements = inOrder([...announcements, accepted]);
  note(state, obligation, 'announced', accepted);
  const to = { party: spec.unit.id, role: 'focal-person' as const };
  const item: NoticeItem = { kind: 'announced', day: 0, step, party, to, needsRelease: false };
  const isNews = announcements.every(({ voided }) => voided);
  const notice = announcements.length === 0 ? `announced/${party}` : `announced/${party}/${id}`;
  const notices = isNews ? [dailyNotice(spec, { id: notice, after: now, items: [item] })] : [];
  return { answer: answerOf(accepted), notices };
}
