// Made by «npm run docs» from the API's description of itself (/openapi.json). Do not edit.

interface Json<Answer> {
  content: { 'application/json': Answer };
}

/** Every answer that is no success is a problem document (RFC 9457). */
interface Refused {
  content: { 'application/problem+json': Problem };
}

export interface Campaign {
  id: string;
  plan: { id: string; title: string; year: number };
  register?: { id: string; title: string };
  units: number;
  clock: 'real' | 'rehearsal';
  openedAt: string;
  now: string;
  timeZone: string;
  state: 'open' | 'closed' | 'cancelled';
  sending?: 'open' | 'held';
  opening?: { pages: number; stored: number; started: number };
  unconfirmed?: DayOff[];
  runs?: {
    state: 'ok' | 'degraded';
    ends: {
      what: 'campaign' | 'letters' | 'evaluation';
      unit?: string;
      endedAs: string;
      noticedAt: string;
      restartedAt: string | null;
    }[];
  };
}

export interface DayOff { date: string; name: string; document?: string }

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: { field: string; rule: string; message: string }[];
  [key: string]: unknown;
}

export interface CampaignLine {
  id: string;
  plan: { id: string; title: string; year: number };
  register?: { id: string; title: string };
  units: number;
  clock: 'real' | 'rehearsal';
  openedAt: string;
  now: string;
  timeZone: string;
  state: 'open' | 'closed' | 'cancelled';
  sending?: 'open' | 'held';
}

export interface Plan {
  id: string;
  title: string;
  province: string;
  year: number;
  source: string;
  timeZone: string;
  reading: 'before-day' | 'end-of-day';
  unitKinds: { id: string; name: string }[];
  criteria: { id: string; text: string; unitKinds: string[]; max?: number }[];
  score: { required: boolean; min: number; max: number };
  levels: { id: string; name: string; from?: number }[];
  steps: {
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    label: string;
    title: string;
    what: string;
    deadline: string;
    dueAt: string;
    deadlineText: string;
    filingText: string;
  }[];
}

export interface RehearsalClock {
  state: 'runs' | 'stands' | 'ended';
  now: string;
  settledThrough: string;
  next?: string;
  endsAt: string;
  standsAt?: string;
  playedThrough?: string;
  minutes?: number;
}

export interface Progress {
  now: string;
  evaluations: number;
  nextDeadline?: {
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    dueAt: string;
    lastDay: string;
    workingDaysLeft: number;
  };
  steps: {
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    expected: number;
    onTime: number;
    onTheDay: number;
    late: number;
    outstanding: number;
    overdue: number;
    halfOutstanding: number;
    contentAwaited: number;
    notOwedYet: number;
    waived: number;
    neverCame: number;
    halfCame: number;
    returns?: ReturnCounts;
    byKind: Record<string, Counts>;
    merged?: { id: string; name: string }[];
  }[];
}

export interface ReturnCounts {
  expected: number;
  onTime: number;
  onTheDay: number;
  late: number;
  awaited: number;
  overdue: number;
  neverCame: number;
}

export interface Counts {
  expected: number;
  onTime: number;
  onTheDay: number;
  late: number;
  outstanding: number;
  overdue: number;
  halfOutstanding: number;
  contentAwaited: number;
  notOwedYet: number;
  waived: number;
  neverCame: number;
  halfCame: number;
  returns?: ReturnCounts;
}

export interface Changes { id: string; now: string; units?: number[]; letters?: true; documents?: true; register?: true }

export interface Rehearsal {
  campaign: string;
  plan: string;
  register: string;
  seed: number;
  minutes?: number;
  from?: string;
  by: string;
  askedAt: string;
  startedAt?: string;
  endedAt?: string;
  state: 'asked' | 'playing' | 'done' | 'failed' | 'stopped' | 'interrupted';
  problem?: { en: string; vi: string };
  outcome?: {
    ok: boolean;
    differences: number;
    findings: { en: string; vi: string }[];
    letters: number;
    tookMs: number;
  };
}

export interface Rehearsals {
  isPlayed: boolean;
  choices: { id: string; title: string; registers: { id: string; title: string }[] }[];
  items: Rehearsal[];
}

export interface Preview {
  plan: string;
  register: string;
  openedAt: string;
  timeZone: string;
  rows: {
    at: string;
    person: { id: string; name: string; title: string; email: string };
    bodies: { party: string; name: string; role: 'focal-person' | 'head' | 'secretary' | 'vice-chair' | 'chair' }[];
    needsRelease: boolean;
    items: {
      step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
      label: string;
      kind: string;
      day: number;
      needsRelease: boolean;
      units: number;
      obligations: number;
    }[];
  }[];
  unreachable: { party: string; role: string }[];
  unconfirmed: DayOff[];
}

export interface EvaluationLine {
  unit: { id: string; kind: string; name: string; code?: string };
  status?: 'open' | 'frozen' | 'assessed' | 'proposed' | 'recognised' | 'cancelled';
  revision?: number;
  outstanding?: {
    obligation: string;
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    party: string;
    name: string;
    dueAt: string;
    overdue: boolean;
    overdueWorkingDays?: number;
    missing?: ('filing' | 'announcement')[];
  }[];
  awaited?: {
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    dueAt: string;
    overdue: boolean;
    submitted: boolean;
  }[];
  cells?: StepCell[];
  nextWakeAt?: string | null;
  recognition?: { at: string; level: string; document?: IssuedDocument };
}

export interface StepCell {
  step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
  expected: number;
  complete: number;
  outstanding: number;
  notOwedYet: number;
  waived: number;
  neverCame: number;
  filed: number;
  announced?: number;
  returned?: number;
  awaitedOverdue?: number;
  onTheDay: number;
  late: number;
  lateWorkingDays: number;
  overdue: number;
  overdueWorkingDays: number;
  contentAwaited: number;
  nextLetterAt?: string;
}

export interface IssuedDocument { number: string; date: string; signer: string }

export interface Evaluation {
  campaign: string;
  unit: { id: string; kind: string; name: string; code?: string };
  revision?: number;
  changes?: number;
  status?: 'open' | 'frozen' | 'assessed' | 'proposed' | 'recognised' | 'cancelled';
  obligations: Obligation[];
  held?: HeldFiling[];
  nextWakeAt?: string | null;
  synthesisAt?: string;
  remarksAt?: string;
  proposalAt?: string;
  recognition?: { at: string; level: string; document?: IssuedDocument };
  timeline?: TimelineEntry[];
}

export interface Obligation {
  id: string;
  step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
  party: string;
  name: string;
  body?: string;
  status?: 'not-owed-yet' | 'outstanding' | 'submitted' | 'content-awaited' | 'done' | 'waived' | 'ended';
  owedSince?: string;
  dueAt?: string;
  deadlineText?: string;
  receivedAt?: string;
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  nextLetterAt?: string;
  lastStageAt?: string;
  versions?: FilingVersion[];
  announcedAt?: string;
  missing?: ('filing' | 'announcement')[];
  returned?: { at: string; timeliness: 'on-time' | 'on-the-day' | 'late'; lateWorkingDays: number };
}

export interface FilingVersion {
  id: string;
  digest: string;
  receivedAt: string;
  channel: 'person' | 'system' | 'paper';
  timeliness: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays: number;
  afterFreeze?: true;
  storedAt?: string;
  order?: number;
  series?: { id: string; version: number };
  replaces?: string;
  awaitsContent?: true;
  outside?: true;
  voided?: { id: string; at: string };
  counts?: true;
}

export interface HeldFiling {
  id: string;
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: string;
  digest: string;
  receivedAt: string;
  channel: 'person' | 'system' | 'paper';
  storedAt?: string;
  order?: number;
  series?: { id: string; version: number };
  replaces?: string;
  awaitsContent?: true;
  voided?: { id: string; at: string };
}

export interface TimelineEntry {
  at: string;
  event: 'opened' | 'filed' | 'corrected' | 'announced' | 'held' | 'letter' | 'superseded' | 'cancelled' | 'synthesis' | 'remarks' | 'proposal' | 'adjustment' | 'recognition' | 'waiver' | 'lifting' | 'voiding' | 'reopening';
  revision?: number;
  step?: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
  parties?: string[];
  id?: string;
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  reason?: { kind: string; day: number };
  letters?: TimelineLetter[];
}

export interface TimelineLetter {
  id: string;
  at: string;
  person: { id: string; name?: string; title?: string };
  state: 'waiting' | 'ready' | 'sending' | 'sent' | 'withdrawn' | 'failed';
  withdrawnBecause?: 'not-owed' | 'declined' | 'evaluation-closed' | 'campaign-cancelled';
  sentAt?: string;
  lastError?: string;
}

export interface ObligationName {
  id: string;
  step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
  party: string;
  name: string;
}

export interface UndeliveredFiling {
  id: string;
  step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
  party: string;
  receivedAt: string;
}

export interface SynthesisSource {
  source: 'live' | 'read-model';
  now: string;
  unit: string;
  ledgerRevision: number;
  dossier: {
    id: string;
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    party: string;
    name: string;
    receivedAt?: string;
    timeliness?: 'on-time' | 'on-the-day' | 'late';
    lateWorkingDays?: number;
    versions: FilingVersion[];
    announcedAt?: string;
    awaitsContent?: true;
  }[];
  missing: {
    id: string;
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    party: string;
    name: string;
    missing: ('filing' | 'announcement')[];
    sentence: string;
  }[];
  waived: ObligationName[];
  held: HeldFiling[];
  undelivered: UndeliveredFiling[];
}

export interface FilingFate {
  id: string;
  receipt: string;
  campaign: string;
  unit: string;
  kind: 'filing' | 'announcement';
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: string;
  channel: 'person' | 'system' | 'paper';
  receivedAt: string;
  storedAt: string;
  filedAt?: string;
  sender?: string;
  enteredBy?: string;
  actor?: string;
  replaces?: string;
  awaitsContent?: true;
  marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
  digest: string;
  outcome: 'pending' | 'accepted' | 'held' | 'refused';
  refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  version?: number;
  revision?: number;
}

export interface Checked {
  timeliness: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays: number;
  version?: number;
  counts?: boolean;
  held: boolean;
  marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
}

export interface FilingLine {
  id: string;
  receipt?: string;
  campaign: string;
  unit: string;
  kind: 'filing' | 'announcement';
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: string;
  channel?: 'person' | 'system' | 'paper';
  receivedAt?: string;
  storedAt?: string;
  filedAt?: string;
  sender?: string;
  enteredBy?: string;
  actor?: string;
  replaces?: string;
  awaitsContent?: true;
  marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
  digest?: string;
  outcome?: 'pending' | 'accepted' | 'held' | 'refused';
  refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  version?: number;
  revision?: number;
  announced: boolean;
  counts?: true;
  replacedBy?: string;
  voided?: { at: string; reason: string; by?: string };
}

export interface Filing {
  id?: string;
  receipt?: string;
  campaign?: string;
  unit?: string;
  kind?: 'filing' | 'announcement';
  step?: 'agency-review' | 'self-review' | 'member-opinion';
  party?: string;
  channel?: 'person' | 'system' | 'paper';
  receivedAt?: string;
  storedAt?: string;
  filedAt?: string;
  sender?: string;
  enteredBy?: string;
  actor?: string;
  replaces?: string;
  awaitsContent?: true;
  marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
  digest?: string;
  outcome?: 'pending' | 'accepted' | 'held' | 'refused';
  refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  version?: number;
  revision?: number;
  announced?: boolean;
  counts?: true;
  replacedBy?: string;
  voided?: { at: string; reason: string; by?: string };
  content?: {
    criteria?: { criterion: string; achieved: string; shortcomings: string; score?: number }[];
    level?: string;
    remarks?: string;
    score?: number;
    document?: IssuedDocument;
    url?: string;
    receipt?: { stampedAt: string; documentNumber: string; clerk: string };
    files?: FiledFile[];
  };
  salt?: string;
}

export interface FiledFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
  kind: 'pdf' | 'docx' | 'xlsx' | 'jpg' | 'png';
}

export interface DecisionFate {
  id: string;
  kind: 'waiver' | 'lifting' | 'voiding' | 'reopening';
  unit: string;
  outcome: 'accepted' | 'pending';
  revision?: number;
  missing?: MissingName[];
  takenIn?: string[];
}

export interface MissingName {
  id: string;
  step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
  party: string;
  name: string;
  missing: ('filing' | 'announcement')[];
}

export interface SentRows { rows: SentRow[] }

export interface SentRow {
  unit: string;
  outcome: 'pending' | 'accepted' | 'held' | 'refused';
  id?: string;
  receipt?: string;
  receivedAt?: string;
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  version?: number;
  problem?: { type: string; title: { en: string; vi: string }; detail?: { en: string; vi: string } };
  errors?: { field: string; rule: string; message: { en: string; vi: string } }[];
}

export interface Paper {
  id: string;
  receipt: string;
  campaign: string;
  unit: string;
  kind: 'filing' | 'announcement';
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: string;
  channel: 'person' | 'system' | 'paper';
  receivedAt: string;
  storedAt: string;
  filedAt?: string;
  sender?: string;
  enteredBy?: string;
  actor?: string;
  replaces?: string;
  awaitsContent?: true;
  marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
  digest: string;
  outcome: 'pending' | 'accepted' | 'held' | 'refused';
  refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
  timeliness?: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays?: number;
  version?: number;
  revision?: number;
  unitName: string;
  partyName: string;
  stamp?: { stampedAt: string; documentNumber: string; clerk: string };
  document?: IssuedDocument;
  url?: string;
  replacedBy?: string;
  voided?: { at: string; reason: string; by?: string };
}

export interface AskedForm {
  now: string;
  timeZone: string;
  campaign: { id: string; title: string; rehearsal: boolean; state: 'open' | 'closed' | 'cancelled' };
  unit: { id: string; name: string; kind: string };
  party: { id: string; name: string };
  step: {
    id: 'agency-review' | 'self-review' | 'member-opinion';
    number: number;
    title: string;
    what: string;
    filingText: string;
  };
  dueAt: string;
  lastDay: string;
  deadlineText: string;
  criteria: { id: string; text: string; max?: number }[];
  levels: { id: string; name: string; from?: number }[];
  score: { required: boolean; min: number; max: number } | null;
  takes: { criteria: boolean; remarks: boolean; document: boolean; score: boolean };
}

export interface Upload {
  id: string;
  channel: 'person' | 'paper';
  name: string;
  size: number;
  sha256: string;
  state: 'open' | 'complete';
  kind?: 'pdf' | 'docx' | 'xlsx' | 'jpg' | 'png';
  scan?: 'none' | 'clean';
  partBytes: number;
  parts: number;
  arrived: number[];
  by: string;
  startedAt: string;
  completedAt?: string;
}

export interface Task {
  campaign: string;
  campaignTitle: string;
  rehearsal: boolean;
  unit: { id: string; name: string };
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: string;
  partyName: string;
  state: 'to-do' | 'drafted' | 'filed-not-announced' | 'done' | 'waived';
  late: boolean;
  dueAt: string;
  lastDay: string;
  deadlineText: string;
  workingDaysLeft: number;
  planNow: string;
  draft?: { savedAt: string; by: string; filled: number; of: number };
  filing?: { id: string; receipt: string; receivedAt: string; timeliness?: 'on-time' | 'on-the-day' | 'late' };
}

export interface Worklist {
  campaign: { id: string; title: string; rehearsal: boolean };
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: { id: string; name: string };
  planNow: string;
  deadlineText: string;
  dueAt: string;
  rows: WorklistRow[];
}

export interface WorklistRow {
  unit: { id: string; kind: string; name: string; code?: string };
  state: 'to-do' | 'drafted' | 'filed-not-announced' | 'done' | 'waived';
  late: boolean;
  dueAt: string;
  lastDay: string;
  workingDaysLeft: number;
  draft?: {
    filing: string;
    fields: Record<string, string>;
    revision: number;
    savedAt: string;
    by: string;
    filled: number;
    of: number;
  };
  filing?: {
    id: string;
    receipt: string;
    receivedAt: string;
    timeliness?: 'on-time' | 'on-the-day' | 'late';
    level?: string;
    version?: number;
    announced: boolean;
  };
}

export interface SavedSheet { rows: SavedRow[]; faults: SheetFault[] }

export interface SavedRow {
  row: number;
  unit: string;
  outcome: 'saved' | 'unchanged';
  revision: number;
  filled: number;
  of: number;
}

export interface SheetFault { row: number; column: string; unit?: string; message: { en: string; vi: string } }

export interface Form {
  now: string;
  timeZone: string;
  campaign: { id: string; title: string; rehearsal: boolean; state: 'open' | 'closed' | 'cancelled' };
  unit: { id: string; name: string; kind: string };
  party: { id: string; name: string };
  step: {
    id: 'agency-review' | 'self-review' | 'member-opinion';
    number: number;
    title: string;
    what: string;
    filingText: string;
  };
  dueAt: string;
  lastDay: string;
  deadlineText: string;
  criteria: { id: string; text: string; max?: number }[];
  levels: { id: string; name: string; from?: number }[];
  score: { required: boolean; min: number; max: number } | null;
  takes: { criteria: boolean; remarks: boolean; document: boolean; score: boolean };
  standing: 'open' | 'filed' | 'waived' | 'frozen' | 'over' | 'cancelled';
  ifFiledNow: WouldBe | null;
  announcement: { owed: boolean; announcedAt?: string };
  filings: {
    id: string;
    kind: 'filing' | 'announcement';
    receipt: string;
    receivedAt: string;
    storedAt: string;
    actor?: string;
    outcome: 'pending' | 'accepted' | 'held' | 'refused';
    timeliness?: 'on-time' | 'on-the-day' | 'late';
    lateWorkingDays?: number;
    version?: number;
    counts?: true;
    voided?: true;
  }[];
  draft?: Draft | null;
}

export interface WouldBe {
  timeliness: 'on-time' | 'on-the-day' | 'late';
  lateWorkingDays: number;
  version: number;
  counts: boolean;
  held: boolean;
}

export interface Draft { filing: string; fields: Record<string, string>; revision: number; savedAt: string; by: string }

export interface DocumentResult {
  id: string;
  kind: 'synthesis' | 'remarks' | 'proposal' | 'adjustment' | 'recognition';
  rows: DocumentRow[];
}

export interface DocumentRow {
  unit: string;
  outcome: 'accepted' | 'pending' | 'refused';
  refusal?: 'content-differs' | 'not-owed-yet' | 'revision-differs' | 'not-confirmed' | 'already-submitted' | 'nothing-submitted' | 'not-frozen' | 'unknown-obligation' | 'already-done' | 'not-waived' | 'unknown-filing' | 'not-on-behalf' | 'frozen' | 'closed' | 'unknown-unit' | 'unknown-level' | 'reason-required' | 'filings-undelivered' | 'unavailable';
  revision?: number;
  missing?: MissingName[];
  since?: TimelineEntry[];
  undelivered?: UndeliveredFiling[];
}

export interface DecisionLine {
  id: string;
  kind: 'synthesis' | 'remarks' | 'proposal' | 'adjustment' | 'recognition' | 'waiver' | 'lifting' | 'reopening';
  unit: string;
  number?: string;
  date?: string;
  signer?: string;
  url?: string;
  level?: string;
  remark?: string;
  reason?: string;
  obligation?: string;
  confirmation?: IssuedDocument;
  receivedAt: string;
  actor?: string;
  outcome: 'accepted' | 'pending' | 'refused';
  refusal?: 'content-differs' | 'not-owed-yet' | 'revision-differs' | 'not-confirmed' | 'already-submitted' | 'nothing-submitted' | 'not-frozen' | 'unknown-obligation' | 'already-done' | 'not-waived' | 'unknown-filing' | 'not-on-behalf' | 'frozen' | 'closed';
  revision?: number;
}

export interface LetterLine {
  id: string;
  at: string;
  person: { id: string; name?: string; title?: string };
  kinds: string[];
  steps: ('agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition')[];
  units: number;
  items: {
    unit: string;
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    party: string;
    kind: string;
    day: number;
    at: string;
    obligation?: string;
    half?: 'filing' | 'announcement';
    needsRelease: boolean;
  }[];
  state: 'waiting' | 'ready' | 'sending' | 'sent' | 'withdrawn' | 'failed';
  needsRelease: boolean;
  attempts: number;
  possibleDuplicates: number;
  releasedAt?: string;
  releasedBy?: string;
  releasedDigest?: string;
  sentAt?: string;
  sentItems?: number[];
  subject?: string;
  lastError?: string;
  failedBecause?: 'address-refused' | 'not-taken-for-days' | 'letter-refused';
  resentAt?: string;
  withdrawnBecause?: 'not-owed' | 'declined' | 'evaluation-closed' | 'campaign-cancelled';
  declinedAt?: string;
  declinedBy?: string;
  declinedReason?: string;
}

export interface Letter {
  id: string;
  at: string;
  person: { id: string; name?: string; title?: string };
  kinds: string[];
  steps: ('agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition')[];
  units: number;
  items: {
    unit: string;
    step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
    party: string;
    kind: string;
    day: number;
    at: string;
    obligation?: string;
    half?: 'filing' | 'announcement';
    needsRelease: boolean;
  }[];
  state: 'waiting' | 'ready' | 'sending' | 'sent' | 'withdrawn' | 'failed';
  needsRelease: boolean;
  attempts: number;
  possibleDuplicates: number;
  releasedAt?: string;
  releasedBy?: string;
  releasedDigest?: string;
  sentAt?: string;
  sentItems?: number[];
  subject?: string;
  lastError?: string;
  failedBecause?: 'address-refused' | 'not-taken-for-days' | 'letter-refused';
  resentAt?: string;
  withdrawnBecause?: 'not-owed' | 'declined' | 'evaluation-closed' | 'campaign-cancelled';
  declinedAt?: string;
  declinedBy?: string;
  declinedReason?: string;
  text?: string;
  html?: string;
  nothingLeft?: true;
  itemsDigest: string;
  asOf: string;
}

export interface Contact {
  id: string;
  name: string;
  title: string;
  email: string;
  role: 'focal-person' | 'secretary' | 'head';
  addressRefused?: { at: string; reason: string };
  lastLetter?: {
    id: string;
    at: string;
    state: 'waiting' | 'ready' | 'sending' | 'sent' | 'withdrawn' | 'failed';
    sentAt?: string;
    failedBecause?: 'address-refused' | 'not-taken-for-days' | 'letter-refused';
    withdrawnBecause?: 'not-owed' | 'declined' | 'evaluation-closed' | 'campaign-cancelled';
  };
}

export interface Account {
  id: string;
  address: string;
  name: string;
  roles: ('administrator' | 'committee' | 'party-body' | 'clerk' | 'it')[];
  createdAt: string;
  closedAt?: string;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  hasProvinceSignIn: boolean;
  setupUntil?: string;
  reset?: AccountReset;
}

export interface AccountReset { by: string; at: string; reason: string; expiresAt: string; mayConfirm: boolean }

export interface AccountSession {
  id: string;
  device: string;
  from: string;
  method: 'code' | 'password' | 'oidc' | 'trial';
  createdAt: string;
  seenAt: string;
}

export interface Viewer {
  key?: string;
  session?: Session;
  label: string;
  roles: ('administrator' | 'unit' | 'reviewer' | 'member' | 'leader' | 'clerk' | 'committee' | 'party-body' | 'reader' | 'it')[];
  party?: string;
  person?: string;
  campaign?: string;
  rehearsal?: true;
  expiresAt: string;
}

export interface Session {
  person: { name: string; email: string };
  strength: 'code' | 'strong';
  realm: 'all' | 'rehearsals';
  trial?: true;
  idleUntil: string;
  endsAt: string;
}

export interface RehearsalKey { id: string; key: string; expiresAt: string }

export interface Key {
  id: string;
  label: string;
  roles: ('administrator' | 'unit' | 'reviewer' | 'member' | 'leader' | 'clerk' | 'committee' | 'party-body' | 'reader' | 'it')[];
  campaign?: string;
  party?: string;
  person?: string;
  createdAt: string;
  expiresAt: string;
  revokedAt?: string;
  lastUsedAt?: string;
  first?: true;
}

export interface Security { password: boolean; secondFactor: boolean; recoveryCodesLeft: number; provinceSignIn: boolean }

export interface SignedInDevices { items: SignedInDevice[] }

export interface SignedInDevice {
  id: string;
  device: string;
  from: string;
  method: 'code' | 'password' | 'oidc' | 'trial';
  createdAt: string;
  seenAt: string;
  isThis: boolean;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: string;
  action: 'key-created' | 'key-revoked' | 'campaign-opened' | 'campaign-cancelled' | 'clock-set' | 'rehearsal-ordered' | 'filing-received' | 'announcement-received' | 'document-received' | 'waiver' | 'lifting' | 'voiding' | 'reopening' | 'letters-released' | 'letter-declined' | 'letters-sent-again' | 'address-mended' | 'sending-held' | 'sending-resumed' | 'no-recipient' | 'sender-created' | 'sender-parties-changed' | 'sender-secret-added' | 'sender-secret-retired' | 'sender-revoked' | 'parked-assigned' | 'parked-dismissed' | 'webhook-replayed' | 'signed-in' | 'signed-out' | 'sign-in-refused' | 'identity-linked' | 'confirmed' | 'account-invited' | 'account-set-up' | 'account-closed' | 'account-reopened' | 'account-moved' | 'setup-link-made' | 'roles-changed' | 'password-changed' | 'second-factor-changed' | 'recovery-codes-changed' | 'reset-asked' | 'reset-withdrawn' | 'reset-confirmed' | 'sessions-ended' | 'restored' | 'files-removed' | 'content-read' | 'audit-exported' | 'table-exported' | 'access-refused' | 'key-refused' | 'signature-refused' | 'limit-reached';
  campaign?: string;
  units?: string[];
  target?: string;
  from?: string;
  count?: number;
  lastAt?: string;
}

export interface paths {
  '/api/v1/campaigns': {
    /** Opens a campaign; repeating the request changes nothing */
    post: {
      parameters: { header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{
        id?: string;
        plan: string;
        register?: string;
        clock?: { kind: 'real' } | { kind: 'rehearsal'; minutes?: number; from?: string; paused?: true; played?: true };
      }>;
      responses: { 200: Json<Campaign>; 201: Json<Campaign>; default: Refused };
    };
    /** All campaigns */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ items: CampaignLine[] }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}': {
    /** One campaign, its clock and its current time */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Campaign>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/plan': {
    /** What filings are checked against: criteria, levels, scores, steps and deadlines */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Plan>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/cancel': {
    /** Cancels a campaign */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      requestBody: Json<{ reason: string }>;
      responses: {
        200: Json<{ state: 'open' | 'closed' | 'cancelled' | 'cancelling' }>;
        202: Json<{ state: 'open' | 'closed' | 'cancelled' | 'cancelling' }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/clock': {
    /** The clock of a rehearsal: its time and its limits */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<RehearsalClock>; default: Refused };
    };
    /** Pauses, resumes, steps or advances the clock of a rehearsal */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ action: 'pause' } | { action: 'resume' } | { action: 'step' } | { action: 'go'; to: string } | { action: 'play'; through: string | null }>;
      responses: { 200: Json<RehearsalClock>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/progress': {
    /** Progress: on time, late and outstanding, by step and kind of unit */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Progress>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/events': {
    /** What has changed since an event, without contents: as JSON, or as a stream of server-sent events that goes on */
    get: {
      parameters: {
        path: { campaign: string };
        query?: { after?: string };
        header?: { 'Accept-Language'?: string; 'Last-Event-ID'?: string };
      };
      responses: { 200: Json<Changes>; default: Refused };
    };
  };
  '/api/v1/rehearsals': {
    /** Has a whole year rehearsed by the service that `npm start` runs */
    post: {
      parameters: { header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{ plan: string; register?: string; seed?: number; minutes?: number; from?: string }>;
      responses: { 200: Json<Rehearsal>; 201: Json<Rehearsal>; default: Refused };
    };
    /** Rehearsals that were ordered, and what can be rehearsed */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Rehearsals>; default: Refused };
    };
  };
  '/api/v1/rehearsals/{campaign}': {
    /** One rehearsal that was ordered, and what it has shown */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Rehearsal>; default: Refused };
    };
  };
  '/api/v1/previews': {
    /** Previews the letters of a campaign that nobody has opened, if nobody files */
    post: {
      parameters: { header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ plan: string; register?: string; openedAt?: string }>;
      responses: { 200: Json<Preview>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/preview': {
    /** Previews the letters of an open campaign, if nobody files from now on */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Preview>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations': {
    /** Evaluations of a campaign, from the read model */
    get: {
      parameters: {
        path: { campaign: string };
        query?: {
          step?: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
          state?: 'open' | 'frozen' | 'assessed' | 'proposed' | 'recognised' | 'cancelled' | 'not-owed-yet' | 'outstanding' | 'submitted' | 'content-awaited' | 'done' | 'waived' | 'ended';
          overdue?: string;
          kind?: string;
          owes?: string;
          cells?: string;
          changedSince?: string;
          limit?: number;
          cursor?: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: {
        200: Json<{
          now: string;
          owing?: {
            step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
            party: string;
            name: string;
          }[];
          asOf?: string;
          gone?: string[];
          items: EvaluationLine[];
          nextCursor?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}': {
    /** One evaluation in full, live where its workflow answers */
    get: {
      parameters: { path: { campaign: string; unit: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ source: 'live' | 'read-model'; now: string; evaluation: Evaluation }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/synthesis': {
    /** Material for the syntheses of many units: levels, missing filings, waivers */
    get: {
      parameters: {
        path: { campaign: string };
        query?: { kind?: string; limit?: number; cursor?: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: {
        200: Json<{
          now: string;
          items: {
            unit: string;
            ledgerRevision: number;
            dossier: {
              id: string;
              step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
              party: string;
              name: string;
              receivedAt?: string;
              timeliness?: 'on-time' | 'on-the-day' | 'late';
              lateWorkingDays?: number;
              versions: FilingVersion[];
              announcedAt?: string;
              awaitsContent?: true;
              level?: string;
              score?: number;
            }[];
            missing: {
              id: string;
              step: 'agency-review' | 'self-review' | 'member-opinion' | 'party-assessment' | 'recognition';
              party: string;
              name: string;
              missing: ('filing' | 'announcement')[];
              sentence: string;
            }[];
            waived: ObligationName[];
            held: HeldFiling[];
            undelivered: UndeliveredFiling[];
          }[];
          nextCursor?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/synthesis': {
    /** Material for the synthesis of this unit */
    get: {
      parameters: { path: { campaign: string; unit: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<SynthesisSource>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/export': {
    /** The board, what is overdue or the letters, as a table for a spreadsheet */
    get: {
      parameters: {
        path: { campaign: string };
        query: { what: 'board' | 'letters' | 'overdue'; as: 'xlsx' | 'csv' };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: { content: { 'application/octet-stream': string } }; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings': {
    /** Files a review, a report or an opinion of steps 1 to 3, also from paper */
    post: {
      parameters: {
        path: { campaign: string; unit: string };
        header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{
        criteria?: { criterion: string; achieved: string; shortcomings: string; score?: number }[];
        level?: string;
        remarks?: string;
        score?: number;
        document?: { number: string; date: string; signer: string };
        id?: string;
        party: string;
        receipt?: { stampedAt: string; documentNumber: string; clerk: string };
        replaces?: string;
        step: 'agency-review' | 'self-review' | 'member-opinion';
        awaitsContent?: true;
        files?: string[];
      }>;
      responses: { 200: Json<FilingFate>; 201: Json<FilingFate>; 202: Json<FilingFate>; default: Refused };
    };
    /** Filings and announcements of a unit, in order of receipt, without their contents */
    get: {
      parameters: { path: { campaign: string; unit: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ items: FilingLine[] }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/check': {
    /** Checks a filing without filing it: everything that is wrong with it, or what would become of it */
    post: {
      parameters: { path: { campaign: string; unit: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{
        criteria?: { criterion: string; achieved: string; shortcomings: string; score?: number }[];
        level?: string;
        remarks?: string;
        score?: number;
        document?: { number: string; date: string; signer: string };
        id?: string;
        party: string;
        receipt?: { stampedAt: string; documentNumber: string; clerk: string };
        replaces?: string;
        step: 'agency-review' | 'self-review' | 'member-opinion';
        awaitsContent?: true;
        files?: string[];
      }>;
      responses: { 200: Json<Checked>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/announcements': {
    /** Records the public announcement of a step-1 review */
    post: {
      parameters: {
        path: { campaign: string; unit: string };
        header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{
        id?: string;
        party: string;
        receipt?: { stampedAt: string; documentNumber: string; clerk: string };
        replaces?: string;
        document: { number: string; date: string; signer: string };
        url?: string;
      }>;
      responses: { 200: Json<FilingFate>; 201: Json<FilingFate>; 202: Json<FilingFate>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}': {
    /** One filing: its state and its content */
    get: {
      parameters: { path: { campaign: string; unit: string; filing: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Filing>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}/void': {
    /** Voids a paper entry made in error; the record keeps it */
    post: {
      parameters: {
        path: { campaign: string; unit: string; filing: string };
        header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{ reason: string }>;
      responses: { 200: Json<DecisionFate>; 201: Json<DecisionFate>; 202: Json<DecisionFate>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/marks': {
    /** Filings that a person should check */
    get: {
      parameters: {
        path: { campaign: string };
        query?: { limit?: number; cursor?: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<{ items: FilingFate[]; nextCursor?: string }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/filings': {
    /** Files for many units at once, by one document or by one each; answers with a result for each */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{
        document?: { number: string; date: string; signer: string };
        items: {
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
          [key: string]: unknown;
        }[];
      }>;
      responses: { 200: Json<SentRows>; 207: Json<SentRows>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/announcements': {
    /** Records the public announcement of step-1 reviews of many units by one document; answers with a result for each */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{
        id?: string;
        party: string;
        document: { number: string; date: string; signer: string };
        url?: string;
        units: string[];
      }>;
      responses: { 200: Json<SentRows>; 207: Json<SentRows>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/papers': {
    /** Entries from paper, without contents: of one day, waiting for contents, or looking like the same */
    get: {
      parameters: {
        path: { campaign: string };
        query?: { day?: string; waiting?: 'true'; party?: string; number?: string; date?: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<{ items: Paper[]; more: boolean }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/parties': {
    /** All who have a name in the campaign: units, reviewers, members and bodies */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ items: { id: string; name: string }[] }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/parties/{party}/matters': {
    /** What a party files in steps 1 to 3, whether it has come or not */
    get: {
      parameters: { path: { campaign: string; party: string }; header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          items: { step: 'agency-review' | 'self-review' | 'member-opinion'; unit: { id: string; name: string } }[];
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/paper-forms/{step}/{party}': {
    /** What the form of an obligation asks, for those who enter its paper */
    get: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<AskedForm>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}': {
    /** The files that were sent for an obligation, also those that are not complete */
    get: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<{ items: Upload[]; maxBytes: number; maxFiles: number }>; default: Refused };
    };
    /** Begins the upload of a file; the same file again goes on with the one that was begun */
    post: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      requestBody: Json<{ name: string; size: number; sha256: string; paper?: true }>;
      responses: { 200: Json<Upload>; 201: Json<Upload>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}/{file}': {
    /** One file: which of its parts have arrived, and what it is once it is complete */
    get: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
          file: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<Upload>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}/{file}/parts/{n}': {
    /** Sends one part of a file: 1 MiB each, the last one the rest; a repetition changes nothing */
    put: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
          file: string;
          n: number;
        };
        header?: { 'Accept-Language'?: string };
      };
      requestBody: { content: { 'application/octet-stream': string } };
      responses: { 204: { content?: never }; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}/{file}/complete': {
    /** Completes a file whose parts have arrived: it is checked, scanned if a scanner is set, and kept */
    post: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
          file: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<Upload>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/files/{step}/{party}/{file}/content': {
    /** A complete file itself, to be saved; takes a range of bytes */
    get: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
          file: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: { content: { 'application/octet-stream': string } }; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}/files/{file}': {
    /** A file that a filing has as evidence, to be saved; takes a range of bytes */
    get: {
      parameters: {
        path: { campaign: string; unit: string; filing: string; file: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: { content: { 'application/octet-stream': string } }; default: Refused };
    };
  };
  '/api/v1/tasks': {
    /** What is asked of the caller in steps 1 to 3, in all open campaigns that they take part in */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ now: string; items: Task[] }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/worklists/{step}/{party}': {
    /** All that a party owes or has filed in one of the steps 1 to 3, with its drafts */
    get: {
      parameters: {
        path: { campaign: string; step: 'agency-review' | 'self-review' | 'member-opinion'; party: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<Worklist>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/worklists/{step}/{party}/template': {
    /** An XLSX workbook to write the drafts of a worklist in: a row for each unit */
    get: {
      parameters: {
        path: { campaign: string; step: 'agency-review' | 'self-review' | 'member-opinion'; party: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: { content: { 'application/octet-stream': string } }; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/worklists/{step}/{party}/drafts': {
    /** Saves a filled template of a worklist as drafts; answers with what is wrong, by row and column */
    post: {
      parameters: {
        path: { campaign: string; step: 'agency-review' | 'self-review' | 'member-opinion'; party: string };
        header?: { 'Accept-Language'?: string };
      };
      requestBody: { content: { 'application/octet-stream': string } };
      responses: { 200: Json<SavedSheet>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/forms/{step}/{party}': {
    /** Everything that the form of one filing shows: what is asked, how it stands, what was sent, and the draft */
    get: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<Form>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/drafts/{step}/{party}': {
    /** The draft of a filing, which all people of its party share */
    get: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<Draft>; default: Refused };
    };
    /** Saves the draft of a filing; a 412 shows the one that stands */
    put: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string; 'If-Match'?: string; 'If-None-Match'?: string };
      };
      requestBody: Json<{ filing: string; fields: Record<string, string> }>;
      responses: { 200: Json<Draft>; default: Refused };
    };
    /** Ends the draft of a filing without filing it */
    delete: {
      parameters: {
        path: {
          campaign: string;
          unit: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          party: string;
        };
        header?: { 'Accept-Language'?: string; 'If-Match'?: string };
      };
      responses: { 204: { content?: never }; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/documents': {
    /** Submits a document of steps 4 and 5 for many units; answers with a result for each */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{
        kind: 'synthesis';
        id?: string;
        number: string;
        date: string;
        signer: string;
        results: {
          unit: string;
          level?: string;
          remark?: string;
          ledgerRevision: number;
          confirmation?: { number: string; date: string; signer: string };
        }[];
      } | {
        kind: 'remarks';
        id?: string;
        number: string;
        date: string;
        signer: string;
        results: { unit: string; remark: string; level?: string }[];
      } | {
        kind: 'proposal';
        id?: string;
        number: string;
        date: string;
        signer: string;
        results: { unit: string; level: string; remark?: string }[];
      } | {
        kind: 'adjustment';
        id?: string;
        number: string;
        date: string;
        signer: string;
        results: { unit: string; level: string; reason: string }[];
      } | {
        kind: 'recognition';
        id?: string;
        number: string;
        date: string;
        signer: string;
        url?: string;
        results: { unit: string; level: string; remark?: string; reason?: string }[];
      }>;
      responses: { 200: Json<DocumentResult>; 202: Json<DocumentResult>; 207: Json<DocumentResult>; default: Refused };
    };
    /** Documents of steps 4 and 5, waivers and reopenings: one row per unit */
    get: {
      parameters: {
        path: { campaign: string };
        query?: {
          kind?: 'synthesis' | 'remarks' | 'proposal' | 'adjustment' | 'recognition' | 'waiver' | 'lifting' | 'reopening';
          unit?: string;
          document?: string;
          limit?: number;
          cursor?: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<{ items: DecisionLine[]; nextCursor?: string }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/waivers': {
    /** Waives an obligation of steps 1 to 3 */
    post: {
      parameters: {
        path: { campaign: string; unit: string };
        header?: { 'Accept-Language'?: string; 'If-Match'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{ id?: string; number: string; date: string; signer: string; reason: string; obligation: string }>;
      responses: { 200: Json<DecisionFate>; 201: Json<DecisionFate>; 202: Json<DecisionFate>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/waivers/lift': {
    /** Lifts a waiver; the obligation is owed again from now on */
    post: {
      parameters: {
        path: { campaign: string; unit: string };
        header?: { 'Accept-Language'?: string; 'If-Match'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{ id?: string; number: string; date: string; signer: string; reason: string; obligation: string }>;
      responses: { 200: Json<DecisionFate>; 201: Json<DecisionFate>; 202: Json<DecisionFate>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/reopenings': {
    /** Reopens the dossier of a unit, even after its evaluation closed */
    post: {
      parameters: {
        path: { campaign: string; unit: string };
        header?: { 'Accept-Language'?: string; 'If-Match'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{ id?: string; number: string; date: string; signer: string; reason: string }>;
      responses: { 200: Json<DecisionFate>; 201: Json<DecisionFate>; 202: Json<DecisionFate>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/letters': {
    /** Letters of a campaign: recipient, reason, time and delivery state */
    get: {
      parameters: {
        path: { campaign: string };
        query?: {
          state?: 'waiting' | 'ready' | 'sending' | 'sent' | 'withdrawn' | 'failed';
          person?: string;
          limit?: number;
          cursor?: string;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: {
        200: Json<{
          counts: { waiting: number; ready: number; sending: number; sent: number; withdrawn: number; failed: number };
          items: LetterLine[];
          nextCursor?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/letters/{letter}': {
    /** A letter as it would go now, or as it went: subject, text, HTML and a digest of what it tells */
    get: {
      parameters: { path: { campaign: string; letter: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Letter>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/letters/release': {
    /** Releases letters that wait for approval, each as it was read */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{ letters: { id: string; itemsDigest: string }[] }>;
      responses: {
        200: Json<{ released: string[]; refused: { id: string; why: 'changed' | 'not-waiting' | 'unknown' }[] }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/letters/{letter}/decline': {
    /** Withdraws a letter that waits for approval, for a reason */
    post: {
      parameters: { path: { campaign: string; letter: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ reason: string }>;
      responses: { 200: Json<LetterLine>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/hold': {
    /** Stops a campaign's sending at once */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      requestBody?: Json<Record<string, never>>;
      responses: { 200: Json<{ sending: 'open' | 'held' }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/resume': {
    /** Resumes a campaign's sending; skips what is no longer owed */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      requestBody?: Json<Record<string, never>>;
      responses: { 200: Json<{ sending: 'open' | 'held' }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/addresses-refused': {
    /** People whose address a mail server rejected permanently */
    get: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          items: {
            id: string;
            name: string;
            title: string;
            email: string;
            at: string;
            reason: string;
            failedLetters: number;
          }[];
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/contacts': {
    /** Whom to turn to about what some parties owe, and the last letter that asked them for something */
    get: {
      parameters: { path: { campaign: string }; query: { parties: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ items: { party: string; people: Contact[] }[] }>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/people/{person}': {
    /** Corrects a person's e-mail address; answers which failed letters can be sent again */
    patch: {
      parameters: { path: { campaign: string; person: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ email: string; reason: string }>;
      responses: {
        200: Json<{
          id: string;
          name: string;
          title: string;
          email: string;
          addressRefused?: { at: string; reason: string };
          failedLetters: { count: number; ids: string[] };
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/people/{person}/resend': {
    /** Sends a person's failed letters again; skips what is no longer owed */
    post: {
      parameters: {
        path: { campaign: string; person: string };
        header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string };
      };
      requestBody: Json<{ letters: 'all' | string[] }>;
      responses: {
        200: Json<{ resent: string[]; refused: { id: string; why: 'not-failed' | 'not-theirs' }[] }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders': {
    /** Registers another system; its secret is shown only once */
    post: {
      parameters: { header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ id: string; label: string; parties: string[] }>;
      responses: {
        201: Json<{
          sender: {
            id: string;
            label: string;
            parties: string[];
            secrets: { id: string; createdAt: string; retiredAt?: string }[];
            createdAt: string;
            revokedAt?: string;
          };
          secret: { id: string; secret: string };
        }>;
        default: Refused;
      };
    };
    /** All senders, without their secrets */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          items: {
            id: string;
            label: string;
            parties: string[];
            secrets: { id: string; createdAt: string; retiredAt?: string }[];
            createdAt: string;
            revokedAt?: string;
          }[];
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}': {
    /** One sender, without its secrets */
    get: {
      parameters: { path: { sender: string }; header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          id: string;
          label: string;
          parties: string[];
          secrets: { id: string; createdAt: string; retiredAt?: string }[];
          createdAt: string;
          revokedAt?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}/parties': {
    /** Replaces the list of parties that a sender speaks for */
    post: {
      parameters: { path: { sender: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      requestBody: Json<{ parties: string[] }>;
      responses: {
        200: Json<{
          id: string;
          label: string;
          parties: string[];
          secrets: { id: string; createdAt: string; retiredAt?: string }[];
          createdAt: string;
          revokedAt?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}/rotate': {
    /** Adds a second secret, shown only once */
    post: {
      parameters: { path: { sender: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      responses: {
        201: Json<{
          sender: {
            id: string;
            label: string;
            parties: string[];
            secrets: { id: string; createdAt: string; retiredAt?: string }[];
            createdAt: string;
            revokedAt?: string;
          };
          secret: { id: string; secret: string };
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}/retire': {
    /** Retires one of two secrets */
    post: {
      parameters: { path: { sender: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      requestBody: Json<{ secret: string }>;
      responses: {
        200: Json<{
          id: string;
          label: string;
          parties: string[];
          secrets: { id: string; createdAt: string; retiredAt?: string }[];
          createdAt: string;
          revokedAt?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}/revoke': {
    /** Revokes a sender and deletes its secrets */
    post: {
      parameters: { path: { sender: string }; header?: { 'Accept-Language'?: string; 'If-Match'?: string } };
      responses: {
        200: Json<{
          id: string;
          label: string;
          parties: string[];
          secrets: { id: string; createdAt: string; retiredAt?: string }[];
          createdAt: string;
          revokedAt?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}/deliveries': {
    /** Messages of a sender, newest first, without contents */
    get: {
      parameters: { path: { sender: string }; query?: { limit?: number }; header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          keptDays: number;
          items: {
            at: string;
            webhookId?: string;
            status: number;
            outcome: string;
            campaign?: string;
            filing?: string;
            test?: boolean;
          }[];
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/senders/{sender}/deliveries/{webhook}/replay': {
    /** Redelivers a message's filing to its evaluation */
    post: {
      parameters: { path: { sender: string; webhook: string }; header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          campaign: string;
          id: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          unit: string;
          reviewer: string;
          receivedAt: string;
          storedAt: string;
          marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
          outcome: 'pending' | 'accepted' | 'held' | 'refused' | 'parked' | 'dismissed';
          filedAt?: string;
          timeliness?: 'on-time' | 'on-the-day' | 'late';
          lateWorkingDays?: number;
          refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
          unknown?: ('unit' | 'reviewer')[];
          reason?: string;
        }>;
        202: Json<{
          campaign: string;
          id: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          unit: string;
          reviewer: string;
          receivedAt: string;
          storedAt: string;
          marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
          outcome: 'pending' | 'accepted' | 'held' | 'refused' | 'parked' | 'dismissed';
          filedAt?: string;
          timeliness?: 'on-time' | 'on-the-day' | 'late';
          lateWorkingDays?: number;
          refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
          unknown?: ('unit' | 'reviewer')[];
          reason?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/parked': {
    /** Filings from other systems that name an unknown unit or reviewer, without contents */
    get: {
      parameters: {
        path: { campaign: string };
        query?: { state?: 'parked' | 'assigned' | 'dismissed' | 'all' };
        header?: { 'Accept-Language'?: string };
      };
      responses: {
        200: Json<{
          items: {
            campaign: string;
            id: string;
            step: 'agency-review' | 'self-review' | 'member-opinion';
            unit: string;
            reviewer: string;
            receivedAt: string;
            storedAt: string;
            marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
            sender: string;
            filingId: string;
            version: number;
            unknown: ('unit' | 'reviewer')[];
            filedAt: string;
            state: 'parked' | 'assigning' | 'assigned' | 'dismissed';
            decidedBy?: string;
            decidedAt?: string;
            assigned?: { unit: string; reviewer: string };
            reason?: string;
          }[];
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/parked/{sender}/{filing}': {
    /** One parked filing with its content */
    get: {
      parameters: { path: { campaign: string; sender: string; filing: string }; header?: { 'Accept-Language'?: string } };
      responses: {
        200: Json<{
          campaign: string;
          id: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          unit: string;
          reviewer: string;
          receivedAt: string;
          storedAt: string;
          marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
          sender: string;
          filingId: string;
          version: number;
          unknown: ('unit' | 'reviewer')[];
          filedAt: string;
          state: 'parked' | 'assigning' | 'assigned' | 'dismissed';
          decidedBy?: string;
          decidedAt?: string;
          assigned?: { unit: string; reviewer: string };
          reason?: string;
          content: {
            criteria?: { criterion: string; achieved: string; shortcomings: string; score?: number }[];
            level?: string;
            remarks?: string;
            score?: number;
            document?: IssuedDocument;
            url?: string;
            receipt?: { stampedAt: string; documentNumber: string; clerk: string };
            files?: FiledFile[];
          };
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/parked/{sender}/{filing}/assign': {
    /** Assigns a parked filing to a unit and a reviewer; it counts from its first receipt */
    post: {
      parameters: { path: { campaign: string; sender: string; filing: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ unit?: string; reviewer?: string }>;
      responses: {
        200: Json<{
          campaign: string;
          id: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          unit: string;
          reviewer: string;
          receivedAt: string;
          storedAt: string;
          marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
          outcome: 'pending' | 'accepted' | 'held' | 'refused' | 'parked' | 'dismissed';
          filedAt?: string;
          timeliness?: 'on-time' | 'on-the-day' | 'late';
          lateWorkingDays?: number;
          refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
          unknown?: ('unit' | 'reviewer')[];
          reason?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/campaigns/{campaign}/parked/{sender}/{filing}/dismiss': {
    /** Dismisses a parked filing for a reason that the sender can read */
    post: {
      parameters: { path: { campaign: string; sender: string; filing: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ reason: string }>;
      responses: {
        200: Json<{
          campaign: string;
          id: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          unit: string;
          reviewer: string;
          receivedAt: string;
          storedAt: string;
          marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
          sender: string;
          filingId: string;
          version: number;
          unknown: ('unit' | 'reviewer')[];
          filedAt: string;
          state: 'parked' | 'assigning' | 'assigned' | 'dismissed';
          decidedBy?: string;
          decidedAt?: string;
          assigned?: { unit: string; reviewer: string };
          reason?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/accounts': {
    /** Accounts of people, by address; by default those that have been granted roles */
    get: {
      parameters: {
        query?: { granted?: 'true' | 'false'; address?: string; limit?: number; cursor?: string };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<{ items: Account[]; nextCursor?: string }>; default: Refused };
    };
    /** Gives a person an account with roles, and mails the link by which they set their password */
    post: {
      parameters: { header?: { 'Accept-Language'?: string; 'Idempotency-Key'?: string } };
      requestBody: Json<{
        address: string;
        name: string;
        roles: ('administrator' | 'committee' | 'party-body' | 'clerk' | 'it')[];
        reason?: string;
      }>;
      responses: { 201: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}': {
    /** One account */
    get: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/roles': {
    /** Grants and takes roles, which ends the account's sessions; never one's own */
    put: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ reason: string; roles: ('administrator' | 'committee' | 'party-body' | 'clerk' | 'it')[] }>;
      responses: { 200: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/setup-link': {
    /** Mails the setup link again to somebody who has no password yet; the one before ends */
    post: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 202: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/reset': {
    /** Asks that an account sets its password and second factor anew; a second person confirms it */
    post: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ reason: string }>;
      responses: { 200: Json<Account>; default: Refused };
    };
    /** Withdraws a reset that nobody has confirmed */
    delete: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/reset/confirm': {
    /** Confirms a reset, as a second person who has signed in; mails a setup link */
    post: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/close': {
    /** Closes an account: its sessions end, and nobody signs in by it any more */
    post: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ reason: string }>;
      responses: { 200: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/reopen': {
    /** Lets the person of a closed account sign in again */
    post: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Account>; default: Refused };
    };
  };
  '/api/v1/accounts/{account}/sessions': {
    /** Where the person of an account is signed in */
    get: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ items: AccountSession[] }>; default: Refused };
    };
    /** Ends all sessions of an account */
    delete: {
      parameters: { path: { account: string }; header?: { 'Accept-Language'?: string } };
      responses: { 204: { content?: never }; default: Refused };
    };
  };
  '/api/v1/me': {
    /** The request's own key: party, roles and expiry */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Viewer>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/rehearsal-key': {
    /** Creates a key that can act as anybody in one rehearsal; the key is shown only once */
    post: {
      parameters: { path: { campaign: string }; header?: { 'Accept-Language'?: string } };
      responses: { 201: Json<RehearsalKey>; default: Refused };
    };
  };
  '/api/v1/keys': {
    /** All keys by age, without their secrets; keys are created by a command alone */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<{ items: Key[] }>; default: Refused };
    };
  };
  '/api/v1/keys/{key}': {
    /** Revokes a key: it is refused from then on */
    delete: {
      parameters: { path: { key: string }; header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Key>; default: Refused };
    };
  };
  '/api/v1/me/security': {
    /** What you sign in with: password, second factor, recovery codes that are left */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<Security>; default: Refused };
    };
  };
  '/api/v1/me/sessions': {
    /** Browsers in which you are signed in */
    get: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 200: Json<SignedInDevices>; default: Refused };
    };
  };
  '/api/v1/me/sessions/{session}': {
    /** Ends one of your sessions */
    delete: {
      parameters: { path: { session: string }; header?: { 'Accept-Language'?: string } };
      responses: { 204: { content?: never }; default: Refused };
    };
  };
  '/api/v1/me/sessions/end-others': {
    /** Ends all your sessions but this one */
    post: {
      parameters: { header?: { 'Accept-Language'?: string } };
      responses: { 204: { content?: never }; default: Refused };
    };
  };
  '/api/v1/me/confirm': {
    /** Proves by password or authenticator code that it is you, which is good for 5 minutes */
    post: {
      parameters: { header?: { 'Accept-Language'?: string } };
      requestBody: Json<{ password: string } | { code: string }>;
      responses: { 204: { content?: never }; default: Refused };
    };
  };
  '/api/v1/audit': {
    /** Who did what, read what and was refused what, newest first; as JSON, as a table or as JSON Lines */
    get: {
      parameters: {
        query?: {
          who?: string;
          action?: 'key-created' | 'key-revoked' | 'campaign-opened' | 'campaign-cancelled' | 'clock-set' | 'rehearsal-ordered' | 'filing-received' | 'announcement-received' | 'document-received' | 'waiver' | 'lifting' | 'voiding' | 'reopening' | 'letters-released' | 'letter-declined' | 'letters-sent-again' | 'address-mended' | 'sending-held' | 'sending-resumed' | 'no-recipient' | 'sender-created' | 'sender-parties-changed' | 'sender-secret-added' | 'sender-secret-retired' | 'sender-revoked' | 'parked-assigned' | 'parked-dismissed' | 'webhook-replayed' | 'signed-in' | 'signed-out' | 'sign-in-refused' | 'identity-linked' | 'confirmed' | 'account-invited' | 'account-set-up' | 'account-closed' | 'account-reopened' | 'account-moved' | 'setup-link-made' | 'roles-changed' | 'password-changed' | 'second-factor-changed' | 'recovery-codes-changed' | 'reset-asked' | 'reset-withdrawn' | 'reset-confirmed' | 'sessions-ended' | 'restored' | 'files-removed' | 'content-read' | 'audit-exported' | 'table-exported' | 'access-refused' | 'key-refused' | 'signature-refused' | 'limit-reached';
          campaign?: string;
          unit?: string;
          from?: string;
          to?: string;
          cursor?: string;
          limit?: number;
        };
        header?: { 'Accept-Language'?: string };
      };
      responses: { 200: Json<{ items: AuditEntry[]; nextCursor?: string }>; default: Refused };
    };
  };
  '/api/v1/hooks/{sender}/review-filed': {
    /** A registered system files a review, a report or an opinion; the signature alone is the credential */
    post: {
      parameters: {
        path: { sender: string };
        header: { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };
      };
      requestBody: Json<{
        criteria?: { criterion: string; achieved: string; shortcomings: string; score?: number }[];
        level: string;
        remarks?: string;
        score?: number;
        document?: { number: string; date: string; signer: string };
        /** Chosen by the sender; with the version it means this filing for ever. */
        filingId: string;
        /** Such as dong-nai-2026. */
        campaign: string;
        step: 'agency-review' | 'self-review' | 'member-opinion';
        /** Who files: an agency, the unit itself or a member; its id, or its code in the register. */
        reviewer: string;
        /** The evaluated unit; its id, or its code in the register (mã định danh). */
        unit: string;
        /** 1, and one more for each correction. */
        version: number;
        /** When it was signed over there. */
        filedAt: string;
        /** true: everything is checked, and nothing is filed. */
        test?: boolean;
      }>;
      responses: {
        200: Json<{ test: true; unit: string; reviewer: string }>;
        202: Json<{
          filingId: string;
          version: number;
          campaign: string;
          unit: string;
          statusUrl: string;
          receivedAt: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/hooks/{sender}/filings/{campaign}/{filingId}': {
    /** State of a filing that a system sent; sign the path and query in place of a body */
    get: {
      parameters: {
        path: { sender: string; campaign: string; filingId: string };
        query?: { version?: number };
        header: { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };
      };
      responses: {
        200: Json<{
          campaign: string;
          id: string;
          step: 'agency-review' | 'self-review' | 'member-opinion';
          unit: string;
          reviewer: string;
          receivedAt: string;
          storedAt: string;
          marks?: ('filed-too-long-ago' | 'before-the-opening' | 'dated-after-receipt' | 'makes-punctual')[];
          outcome: 'pending' | 'accepted' | 'held' | 'refused' | 'parked' | 'dismissed';
          filedAt?: string;
          timeliness?: 'on-time' | 'on-the-day' | 'late';
          lateWorkingDays?: number;
          refusal?: 'not-assigned' | 'own-unit' | 'content-differs' | 'too-many-versions';
          unknown?: ('unit' | 'reviewer')[];
          reason?: string;
        }>;
        default: Refused;
      };
    };
  };
  '/api/v1/hooks/review-filed/schema': {
    /** The payload of review-filed as JSON Schema, with an example */
    get: { responses: { 200: { content: { 'application/schema+json': { [key: string]: unknown } } } } };
  };
}
