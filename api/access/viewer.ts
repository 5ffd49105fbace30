import type { KeyRole } from '../../domain/key-roles';
import type { Instant } from '../../domain/time';
import { actorOfSession, type LivingSession } from '../../use-cases/sign-in/session';

/** One role of whoever asks, and for whom: somebody who is several things, or for several parties, wears several. */
export interface Hat {
  role: KeyRole;
  /** The one campaign in which it is worn; a credential of no campaign has none. */
  campaign?: string | undefined;
  party?: string | undefined;
  /** Of a leader: who they are in the register. */
  person?: string | undefined;
  /** Of a leader, where a cell asks for it: the units in their charge. */
  charge?: ReadonlySet<string> | 'all' | undefined;
}

/** Who asks: what their key says of them, whom a rehearsal's key acts as, or what the registers say of a person. */
export interface Viewer {
  /** Public part of the key, or what a session is called in limits and records. */
  credential: string;
  /** Of a session the person's name. */
  label: string;
  hats: readonly Hat[];
  /** The only campaigns that it is good for. */
  campaigns?: readonly string[] | undefined;
  /** Of a rehearsal's key alone. */
  rehearsal?: Rehearsing | undefined;
  /** Of a person who has signed in. */
  session?: LivingSession | undefined;
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
  /** By person, the units in their charge. */
  inCharge?: ReadonlyMap<string, ReadonlySet<string> | 'all'>;
  /** Those of the viewer's parties that give an opinion on the unit of the address. */
  givesOpinion?: ReadonlySet<string>;
}

/** For the audit: the person; else label and public part of the key, and whom a rehearsal plays. */
export function actorOf({ label, credential, rehearsal, session }: Viewer): string {
  if (session) return actorOfSession(session);
  return rehearsal
    ? `diễn tập: ${(rehearsal.actsAs ?? 'administrator').replace('/', ' ')} (${credential})`
    : `${label} (${credential})`;
}

/** Whose answers are whose: a rehearsal's key is another credential for each that it plays. */
export const credentialOf = ({ credential, rehearsal }: Viewer): string =>
  rehearsal?.actsAs === undefined ? credential : `${credential} ${rehearsal.actsAs}`;
