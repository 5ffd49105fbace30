/** What the audit records: what changed something, what was read of confidential contents, and what was refused. */
export const AUDITED_ACTIONS = [
  'key-created',
  'key-revoked',
  'campaign-opened',
  'campaign-cancelled',
  'clock-set',
  'filing-received',
  'announcement-received',
  'document-received',
  'waiver',
  'lifting',
  'voiding',
  'reopening',
  'letters-released',
  'letter-declined',
  'letters-sent-again',
  'address-mended',
  'sending-held',
  'sending-resumed',
  'no-recipient',
  'sender-created',
  'sender-parties-changed',
  'sender-secret-added',
  'sender-secret-retired',
  'sender-revoked',
  'parked-assigned',
  'parked-dismissed',
  'webhook-replayed',
  'signed-in',
  'signed-out',
  'restored',
  'content-read',
  'audit-exported',
  'access-refused',
  'key-refused',
  'signature-refused',
  'limit-reached',
] as const;

export type AuditedAction = (typeof AUDITED_ACTIONS)[number];

/** Of these an entry may stand for many within a minute, and says for how many. */
export const REFUSED_ACTIONS = [
  'access-refused',
  'key-refused',
  'signature-refused',
  'limit-reached',
] as const satisfies readonly AuditedAction[];

export type RefusedAction = (typeof REFUSED_ACTIONS)[number];
