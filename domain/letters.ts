import type { NoticeKind } from './ledger/notices';

/** Where a letter of the outbox is. A withdrawn one stays, so that no repeat makes it anew. */
export const LETTER_STATES = ['waiting', 'ready', 'sending', 'sent', 'withdrawn', 'failed'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/**
 * Why a letter was withdrawn: nothing of it was owed when it was to go, somebody read it and decided that it does not go, it
 * waited until its evaluations had closed, or its campaign was cancelled.
 */
export const WITHDRAWAL_REASONS = [
  'not-owed',
  'declined',
  'evaluation-closed',
  'campaign-cancelled',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/**
 * Why a letter failed: its address takes no mail, its mailbox took none for days, or the mail server refused this letter again
 * and again. Any of them can be sent again.
 */
export const FAILURE_REASONS = ['address-refused', 'not-taken-for-days', 'letter-refused'] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Which letters of a campaign; everything that is set has to hold, and is a field of the stored letter. */
export interface LetterFilter {
  campaign: string;
  state?: LetterState;
  person?: string;
}

/** The one order in which matters are told: gravest first. */
const GRAVEST_FIRST: readonly NoticeKind[] = [
  'not-returned',
  'escalation',
  'overdue',
  'due-today',
  'reminder',
  'opening',
  'voided',
  'reopened',
  'waiver-lifted',
  'recognised',
  'frozen',
  'waived',
  'announced',
  'received',
];

/** Below 0 if `a` is graver than `b`. */
export const byGravity = (a: NoticeKind, b: NoticeKind): number =>
  GRAVEST_FIRST.indexOf(a) - GRAVEST_FIRST.indexOf(b);
