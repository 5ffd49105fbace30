import type { CampaignState, SendingState } from '../../domain/campaign';
import type { CampaignClock } from '../../domain/clock';
import type { Plan } from '../../domain/plan';
import type { Pulse } from '../../domain/pulse';
import type { OrderState, RehearsalOutcome } from '../../domain/rehearsal-order';
import type { Text } from '../../domain/text';
import type { Instant, PlainDate } from '../../domain/time';

/** `campaigns`. */
export interface CampaignDocument {
  /** Campaign id, such as `dong-nai-2013` or `dong-nai-2013-rehearsal-3`. */
  _id: string;
  plan: Plan;
  register: { id: string; title: string };
  units: number;
  clock: CampaignClock;
  /** Plan time. */
  openedAt: Instant;
  wakeSpreadMs: number;
  graceMs: number;
  state: CampaignState;
  /** Real time; while it is open there is none, nor in what ended before this was noted. */
  endedAtReal?: Instant;
  sending: SendingState;
  /** SHA-256 over plan, register and clock as asked for: opening the same again is the same. */
  digest: string;
  /** How far its opening has come; absent once all evaluations are started. */
  opening?: CampaignOpening;
}

/** A campaign's opening, which its workflow goes on with after the answer. */
export interface CampaignOpening {
  /** Pages of the register that the workflow stores; 0 where the register was stored with the campaign. */
  pages: number;
  /** Of these, how many are stored. */
  stored: number;
  /** Units whose evaluations are started. */
  started: number;
}

/** `registerPages`: some documents of a register. */
export interface RegisterPageDocument {
  /** `<campaign>#<page>`. */
  _id: string;
  /** JSON, by gzip. */
  packed: Uint8Array;
}

/** `rehearsalOrders`: a rehearsal that somebody ordered on the page. Instants are real time. */
export interface RehearsalOrderDocument {
  /** The campaign that it is played in. */
  _id: string;
  plan: string;
  register: string;
  seed: number;
  /** Real time for the plan's year. */
  minutes?: number;
  /** The day at whose beginning the campaign opens, if it opens late. */
  from?: PlainDate;
  /** Who ordered it. */
  by: string;
  askedAt: Instant;
  state: OrderState;
  /** Who plays it, never the same twice. */
  player?: string;
  startedAt?: Instant;
  endedAt?: Instant;
  /** Why it has failed, or was stopped. */
  problem?: Text;
  outcome?: RehearsalOutcome;
}

/** `pulses`: how often what has changed in a campaign; of what has never changed there is no counter. */
export interface PulseDocument extends Partial<Record<Pulse, number>> {
  /** The campaign. */
  _id: string;
  /** By bucket. */
  units?: Record<string, number>;
}
