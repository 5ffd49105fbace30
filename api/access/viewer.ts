import type { KeyRole } from '../../domain/key-roles';
import type { Instant } from '../../domain/time';

/** Who asks: what their key says of them, or whom a rehearsal's key acts as. */
export interface Viewer {
  /** Public part of the key. */
  key: string;
  label: string;
  roles: readonly KeyRole[];
  party?: string | undefined;
  /** Of a leader: who they are in the register. */
  person?: string | undefined;
  /** The one campaign that the key is good for. */
  campaign?: string | undefined;
  /** Of a rehearsal's key alone. */
  rehearsal?: Rehearsing | undefined;
  /** Real time. */
  expiresAt: Instant;
}

/** What a request under a rehearsal's key says of itself. */
export interface Rehearsing {
  /** Such as `reviewer/so-tai-chinh`; without it the request is the administrator's. */
  actsAs?: string | undefined;
  /** Plan time, which is now for this request. */
  planInstant?: Instant | undefined;
}

/** What the register of a campaign says of a viewer; looked up only where a cell of theirs asks for it. */
export interface Standing {
  /** The units in the charge of the viewer's person. */
  inCharge?: ReadonlySet<string> | 'all';
  /** Whether the viewer's party gives an opinion on the unit of the address. */
  givesOpinion?: boolean;
}

/** For the audit: label and public part of the key, and whom a rehearsal plays. */
export const actorOf = ({ label, key, rehearsal }: Viewer): string =>
  rehearsal
    ? `diễn tập: ${(rehearsal.actsAs ?? 'administrator').replace('/', ' ')} (${key})`
    : `${label} (${key})`;

/** Whose answers are whose: a rehearsal's key is another credential for each that it plays. */
export const credentialOf = ({ key, rehearsal }: Viewer): string =>
  rehearsal?.actsAs === undefined ? key : `${key} ${rehearsal.actsAs}`;
