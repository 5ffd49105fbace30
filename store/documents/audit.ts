import type { AuditedAction } from '../../domain/audit';
import type { Instant } from '../../domain/time';

/** `audit`: who did what, read what, or was refused what, without contents. Instants are real time. */
export interface AuditDocument {
  _id: string;
  at: Instant;
  actor: string;
  action: AuditedAction;
  campaign?: string | undefined;
  /** The units that it is about. Absent in entries that are older than this field. */
  units?: readonly string[] | undefined;
  target?: string | undefined;
  /** The address that it came from, over HTTP. */
  from?: string | undefined;
  /** Of refusals: how many there were within the minute, and when the last one was if there were several. */
  count?: number;
  lastAt?: Instant;
}
