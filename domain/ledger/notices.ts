import { officeOf } from '../bodies';
import { nextWorkingTime } from '../calendar';
import type { Bodies, Recipient, StepId } from '../plan';
import type { Role, Unit } from '../register';
import type { EvaluationSpec, Stage } from '../schedule';
import type { Instant, PlainDate } from '../time';
import type { Part, Timeliness } from './facts';

/**
 * What one evaluation has to tell at one instant: the raw material of letters. A notice names parties and roles;
 * addresses are looked up when a letter is made. Its id is derived from what it is about, so that writing it twice
 * writes it once.
 */
export interface Notice {
  id: string;
  campaign: string;
  unit: Unit;
  /** The instant of the letters that it goes into, plan time. */
  at: Instant;
  items: NoticeItem[];
}

export const NOTICE_KINDS = [
  'opening',
  'reminder',
  'due-today',
  'overdue',
  'escalation',
  'received',
  'announced',
  'frozen',
  'recognised',
  'waived',
  'waiver-lifted',
  'voided',
  'reopened',
  /** To the chair: a last deadline has passed, and the answer from above has not come. */
  'not-returned',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface NoticeItem {
  kind: NoticeKind;
  /** Working days before the due instant, or after D; see {@link overdueFrom}. */
  day: number;
  /** From which day it is overdue instead of D: of what became owed once its deadline was past. */
  overdueFrom?: PlainDate;
  step: StepId;
  /** The obligation that it is about; only such items are withdrawn once nothing is owed any more. */
  obligation?: string;
  /** The body that owes, filed or announced. */
  party: string;
  /** What of step 1 has not come, if one half has. */
  half?: Part;
  /** `waived`, `waiver-lifted`, `voided`: what of it is owed by then, nothing if it is empty. */
  missing?: Part[];
  /** `voided`: what the entry was. */
  part?: Part;
  /** `not-returned`: whether what the answer is to was sent up. */
  submitted?: boolean;
  /** `not-returned` of step 5: what has to come before it can be sent up. */
  awaits?: 'synthesis' | 'remarks';
  /** The member body of a party that owes an opinion, where the plan names such bodies. */
  body?: string;
  to: { party: string; role: Role };
  needsRelease: boolean;
  timeliness?: Timeliness;
  lateWorkingDays?: number;
  /** The recognised level, the only one that a letter may name. */
  level?: string;
}

/** The half of step 1 that has not come while the other has. */
export const halfOf = (step: StepId, missing: readonly Part[]): Part | undefined =>
  step === 'agency-review' && missing.length === 1 ? missing[0] : undefined;

export const isSameRecipient = (a: NoticeItem['to'], b: NoticeItem['to']): boolean =>
  a.party === b.party && a.role === b.role;

/** Who a recipient is, seen from the owing party. */
export function resolveRecipient({
  recipient,
  party,
  body,
  bodies,
}: {
  recipient: Recipient;
  party: string;
  /** The member body of the owing party, if it is a member of one. */
  body?: string | undefined;
  bodies: Bodies;
}): NoticeItem['to'] {
  switch (recipient) {
    case 'focal-person':
    case 'head':
    case 'secretary':
    case 'vice-chair':
      return { party, role: recipient };
    case 'home-affairs':
      return { party: bodies.homeAffairs.party, role: 'focal-person' };
    case 'home-affairs-head':
      return { party: bodies.homeAffairs.party, role: 'head' };
    case 'office':
      return { party: officeOf(bodies, body).party, role: 'focal-person' };
    case 'office-head':
      return { party: officeOf(bodies, body).party, role: 'head' };
    case 'chair':
      return { party: bodies.provincialCommittee.party, role: 'chair' };
  }
}

/** News of an obligation for everyone whom the plan reminds of it. */
export function newsItems(
  spec: Pick<EvaluationSpec, 'bodies' | 'steps'>,
  { step, party, body }: { step: StepId; party: string; body?: string },
  news: Pick<NoticeItem, 'kind' | 'missing' | 'part' | 'timeliness' | 'lateWorkingDays'>,
): NoticeItem[] {
  const { reminds, releasedFirst } = spec.steps[step];
  return reminds.map((recipient) => ({
    ...news,
    day: 0,
    step,
    party,
    ...(body !== undefined && { body }),
    to: resolveRecipient({ recipient, party, body, bodies: spec.bodies }),
    needsRelease: releasedFirst.includes(recipient),
  }));
}

/** The items of one stage of one obligation: one for each distinct person's role that the plan names. */
export function stageItems({
  spec,
  stage,
  obligation: { id, step, party, body },
  missing = [],
}: {
  spec: Pick<EvaluationSpec, 'bodies' | 'steps'>;
  stage: Stage;
  obligation: { id: string; step: StepId; party: string; body?: string };
  /** What of it has not come. */
  missing?: readonly Part[];
}): NoticeItem[] {
  const { reminds, releasedFirst } = spec.steps[step];
  const seen = new Set<string>();
  return stage.to.flatMap((recipient) => {
    const to = resolveRecipient({ recipient, party, body, bodies: spec.bodies });
    const key = `${to.party}/${to.role}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const kind = stage.kind === 'overdue' && !reminds.includes(recipient) ? 'escalation' : stage.kind;
    const needsRelease = releasedFirst.includes(recipient);
    const { day, overdueFrom } = stage;
    const ofBody = body !== undefined && { body };
    const late = overdueFrom !== undefined && { overdueFrom };
    const half = halfOf(step, missing);
    return [
      {
        kind,
        day,
        ...late,
        step,
        obligation: id,
        party,
        ...(half && { half }),
        ...ofBody,
        to,
        needsRelease,
      },
    ];
  });
}

/** The next daily letter strictly after an instant: at its time of day, on a working day. */
export function nextDailyLetter(
  spec: Pick<EvaluationSpec, 'timeZone' | 'calendar' | 'dailyLetterTime'>,
  after: Instant,
): Instant {
  const { timeZone, calendar, dailyLetterTime: time } = spec;
  return nextWorkingTime({ after, time, timeZone, calendar });
}
