/**
 * The documents of the store, as plain objects. Every key carries its campaign; `_id`s are natural, so that writing
 * twice writes once, and every write is of a single document, so that none needs a transaction.
 */
import type { AuditedAction } from '../domain/audit';
import type { CampaignState, SendingState, WorkflowKind } from '../domain/campaign';
import type { CampaignClock } from '../domain/clock';
import type {
  AnnouncementContent,
  AwaitedContent,
  FiledFile,
  FilingContent,
  FilingKind,
  IssuedDocument,
  Stamp,
} from '../domain/filing-content';
import type { KeyRole } from '../domain/key-roles';
import type { Channel, DecisionAnswer, DecisionKind, FilingAnswer } from '../domain/ledger/facts';
import type { Notice, NoticeItem } from '../domain/ledger/notices';
import type { LedgerState } from '../domain/ledger/state';
import type { EvaluationView } from '../domain/ledger/view';
import type { FailureReason, LetterState, WithdrawalReason } from '../domain/letters';
import type { FilingStepId, Plan } from '../domain/plan';
import type { Pulse } from '../domain/pulse';
import type { Party, Person, RoleAssignment } from '../domain/register';
import type { OrderState, RehearsalOutcome } from '../domain/rehearsal-order';
import type { FilingMark } from '../domain/rules/intake';
import type { EvaluationSpec } from '../domain/schedule';
import type { Text } from '../domain/text';
import type { Instant, PlainDate } from '../domain/time';

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

/** `units`: one evaluated unit of a campaign with all that its evaluation is started from. */
export interface UnitDocument {
  /** `<campaign>/<unit>`. */
  _id: string;
  campaign: string;
  /** Position in the register. */
  position: number;
  unit: EvaluationSpec['unit'];
  owed: EvaluationSpec['owed'];
}

/** `people`: who is written to. */
export interface PersonDocument extends Person {
  /** `<campaign>/<person>`. */
  _id: string;
  campaign: string;
  roles: Pick<RoleAssignment, 'party' | 'role'>[];
  /** Their address as accounts are found by it; absent until the API has started once since. */
  account?: string;
  /** Set when a mail server refused the address for good; shown to administrators. */
  addressRefused?: { at: Instant; reason: string };
  /** The last mending of the address, as its audit says it. */
  addressMended?: {
    /** Real time. */
    at: Instant;
    by: string;
    reason: string;
    /** The address before it. */
    from: string;
  };
}

/** `parties`: names of units, parties, members and bodies. */
export interface PartyDocument {
  /** `<campaign>/<party>`. */
  _id: string;
  campaign: string;
  name: string;
  /** Of a party that is in the register's own table of them. */
  row?: Party;
}

/** `filings`: stored first, messaged second. Announcements are filings of kind `announcement`. */
export interface FilingDocument {
  /** `<campaign>/<unit>#<filing id>`. */
  _id: string;
  campaign: string;
  unit: string;
  id: string;
  kind: FilingKind;
  step: FilingStepId;
  party: string;
  /** Of a paper with its receipt stamp; of a filing with its evidence. */
  content: (FilingContent | AnnouncementContent | AwaitedContent) & { receipt?: Stamp; files?: FiledFile[] };
  /** SHA-256 of what was said and of the salt. */
  digest: string;
  /** Random; absent in filings that are older than this field. */
  salt?: string;
  channel: Channel;
  /** The instant that counts, plan time. */
  receivedAt: Instant;
  /** Our own receipt, plan time. */
  storedAt: Instant;
  /** Our own receipt, real time; what the sweeper goes by. */
  storedAtReal: Instant;
  /** As signed by the sending system, if it says. */
  filedAt?: Instant;
  /** The registered sender whose signature it came with. */
  sender?: string;
  /** A sender's own name of the filing, and its version there. */
  series?: { id: string; version: number };
  /** Paper: who entered it, as they said. */
  enteredBy?: string;
  /** Who did it: label and public part of the key. Absent in filings that are older than this field. */
  actor?: string;
  /** Paper: the entry that this one corrects. */
  replaces?: string;
  /** Paper: its contents are still to be entered. */
  awaitsContent?: true;
  /** How many of the same obligation and kind were stored before it. */
  order?: number;
  /** For a person to look at. */
  marks?: FilingMark[];
  message: 'signal' | 'update';
  /** Real time of the last signal; absent while that is the one of its storing, 1970 if nobody took that. */
  signalledAtReal?: Instant;
  /** Null until the evaluation has answered; then for ever the same, but that a reopening takes a held one in. */
  answer: FilingAnswer | null;
}

/** `drafts`: what a party has begun to write. Confidential, and the party's alone. */
export interface DraftDocument {
  /** `<campaign>/<unit>#<step>/<party>`. */
  _id: string;
  campaign: string;
  unit: string;
  step: FilingStepId;
  party: string;
  /** Id, of its author's own, that the filing will have which this becomes. */
  filing: string;
  /** What the form's fields hold, as it was typed; pairs, since names have dots. */
  fields: { name: string; value: string }[];
  /** Names of those fields that hold something. */
  filled: string[];
  /** Grows by one with each save. */
  revision: number;
  /** Real time. */
  savedAt: Instant;
  /** Who saved it last. */
  by: string;
}

/** `decisions`: one row per unit of a document of steps 4 and 5, a waiver or a reopening. Confidential. */
export interface DecisionDocument {
  /** `<campaign>/<unit>#<document id>`. */
  _id: string;
  campaign: string;
  unit: string;
  /** Id of the document that this row is of. */
  document: string;
  kind: DecisionKind;
  content: {
    number?: string;
    date?: string;
    signer?: string;
    level?: string;
    remark?: string;
    reason?: string;
    obligation?: string;
    /** Of a voiding: what was entered wrongly. */
    filing?: string;
    /** Of a recognition: where it is published. */
    url?: string;
    confirmation?: IssuedDocument;
  };
  /** SHA-256 of what was said and of the salt. */
  digest: string;
  /** Random; absent in decisions that are older than this field. */
  salt?: string;
  /** Who sent it: label and public part of the key. Absent in decisions that are older than this field. */
  actor?: string;
  /** Recognition: the proposal or adjustment that its level was held against. */
  basis?: string;
  /** Synthesis: the ledger revision that it was read from. */
  ledgerRevision?: number;
  receivedAt: Instant;
  /** Our own receipt, real time; what the sweeper goes by. */
  storedAtReal: Instant;
  /** Null until the evaluation has answered; a refusal may be answered anew, an acceptance never. */
  answer: DecisionAnswer | null;
}

/** `evaluations`: the read model, written by each evaluation's projector alone. */
export interface EvaluationDocument extends EvaluationView {
  /** `<campaign>/<unit>`. */
  _id: string;
  /** Not recognised or cancelled. */
  open: boolean;
  /** To go on from after a reopening of a closed evaluation; absent until the first projection. */
  ledger?: LedgerState;
  /** When it was written last, by the store's own clock; absent in what is older than this field. */
  writtenAt?: Date;
}

/** `notices`: insert-only; `round` is set once, by the round of letters that takes them. */
export interface NoticeDocument extends Omit<Notice, 'id'> {
  _id: string;
  round: string | null;
}

/** `rounds`: the letters of one instant; its existence says that its notices are claimed. */
export interface RoundDocument {
  /** `<campaign>#<instant>` or `<campaign>#<instant>#supplement`. */
  _id: string;
  campaign: string;
  at: Instant;
  /** Notices of earlier instants that were late for their own round. */
  stragglers: number;
  letters?: number;
  /** Items for roles that nobody of the register has; named in the audit. */
  unreachable?: number;
}

/** An item of a letter: a notice's item with the unit that it is about. */
export interface LetterItem extends NoticeItem {
  unit: string;
  /** The instant of the notice, plan time. */
  at: Instant;
}

/** What of an item is told as it stands when its letter goes. */
export type ToldFacts = Pick<LetterItem, 'half' | 'missing' | 'submitted' | 'awaits'>;

/** `letters`: the outbox; insert-only by person and instant. A withdrawn one stays, so that no repeat makes it anew. */
export interface LetterDocument {
  /** `<round id>#<person>`. */
  _id: string;
  campaign: string;
  round: string;
  at: Instant;
  person: string;
  state: LetterState;
  items: LetterItem[];
  /** What else the person owes at this instant, without a reason of its own to be written about. */
  alsoOwed: LetterItem[];
  /** How many matters more there were when it was made, all less grave than these; a document has its bounds. */
  more?: number;
  /** Letters that tell Sở Nội vụ's director what still waits for release. */
  unreleased?: number;
  needsRelease: boolean;
  /** Plan time. */
  releasedAt?: Instant;
  releasedBy?: string;
  /** SHA-256 of what it told when it was read to be released; absent in letters that were released before it was kept. */
  releasedDigest?: string;
  /** Sends begun; more than one begun and not ended is a possible duplicate. */
  attempts: number;
  possibleDuplicates: number;
  lastError?: string;
  /** Absent in letters that failed before reasons were kept, when only a refused address made one fail. */
  failedBecause?: FailureReason;
  /** Since when its mailbox has taken no mail, and when it last said so; real time. */
  notTakenSince?: Instant;
  notTakenAt?: Instant;
  /** When it was last to be sent again after it had failed; plan time. */
  resentAt?: Instant;
  /** How often the mail server has refused the letter for what it is. */
  refusals?: number;
  /** Absent in letters that were withdrawn before reasons were kept. */
  withdrawnBecause?: WithdrawalReason;
  /** Plan time. */
  declinedAt?: Instant;
  declinedBy?: string;
  declinedReason?: string;
  /** Plan time, and real time. */
  sentAt?: Instant;
  sentAtReal?: Instant;
  messageId?: string;
  subject?: string;
  /** The items that were still owed when it was sent, by position in `items`. */
  sentItems?: number[];
  /** Likewise of `alsoOwed`; absent if there was nothing, and in letters that were sent before it was kept. */
  sentAlsoOwed?: number[];
  /** What these told when they went, in the same order; absent if it is what is stored. */
  sentFacts?: ToldFacts[];
  sentAlsoFacts?: ToldFacts[];
  /** The letters that it named as waiting for release. */
  sentWaiting?: string[];
}

/** `letterLinks`: one matter of one letter, as the address that its link has. */
export interface LetterLinkDocument {
  /** SHA-256 of the link's token. */
  _id: string;
  /** The task code, eight letters; an address too, for who has the letter on paper. */
  code: string;
  letter: string;
  /** To whom the letter was written, whoever comes by it. */
  person: string;
  campaign: string;
  step: FilingStepId;
  /** What it opens where it is not the task itself. */
  page?: 'overdue';
  /** The body that owes; of a report one of those whose work the reader is told of. */
  party: string;
  /** Whom the matter was about when the letter first went. */
  units: string[];
  /** Real time. */
  createdAt: Instant;
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

/** `leases`: who alone may do a thing, and until when. */
export interface LeaseDocument {
  /** What it is for. */
  _id: string;
  /** An attempt at it, never the same twice. */
  holder: string;
  /** Real time. */
  until: Instant;
  /** What the one who gave it back tells the next. */
  left?: { by: string; count: number };
}

/** `ends`: a run of a workflow that ended and should not have. Instants are real time. */
export interface EndDocument {
  /** `<workflow id>#<run id>`. */
  _id: string;
  workflowId: string;
  campaign: string;
  what: WorkflowKind;
  /** Of an evaluation. */
  unit?: string;
  /** As Temporal has it, such as `TERMINATED`; `UNKNOWN` where it has forgotten the run. */
  endedAs: string;
  noticedAt: Instant;
  /** Null until it is started again. */
  restartedAt: Instant | null;
}

/** `codes`: which unit or party of a campaign a code of its register stands for. */
export interface CodeDocument {
  /** `<campaign>/<code>`. */
  _id: string;
  campaign: string;
  /** Absent in campaigns that were opened when units alone had codes: these have {@link unit}. */
  party?: string;
  unit?: string;
}

/** `keys`: hashed API keys. Instants are real time. */
export interface KeyDocument {
  /** The public part of the key. */
  _id: string;
  hash: string;
  roles: KeyRole[];
  /** Whom the key speaks for: a unit, a party, a member or a body of the register. */
  party?: string;
  /** Whose key it is: a person of the register, who follows the units in their charge. */
  person?: string;
  /** The one campaign that it is good for, and with which it ends; older keys have none. */
  campaign?: string;
  /** It may act as each party and role of its campaign, which is a rehearsal. */
  rehearsal?: true;
  /** Made once its campaign had closed, and so not ended by that. */
  afterEnd?: true;
  /** Made by the service itself, for the first who comes. */
  first?: true;
  label: string;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt?: Instant;
  /** About when it was last let in, to the minute. */
  lastUsedAt?: Instant;
}

/** `idempotency`: a request under an `Idempotency-Key`, and its answer once there is a final one. */
export interface IdempotencyDocument {
  /** SHA-256 over the credential, the method, the path and the key. */
  _id: string;
  /** SHA-256 of what was asked. */
  fingerprint: string;
  /** For what comes without an id of its own: a repetition has it again. */
  givenId: string;
  /** The attempt that is at work, or was the last one. */
  attempt: string;
  /** Real time: an attempt that has not ended by then has crashed. */
  busyUntil: Instant;
  /** Real time: from then on the key is as one that was never used. */
  expiresAt: Instant;
  /** What was answered, as the API keeps it; null until then. */
  answer: unknown;
}

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
