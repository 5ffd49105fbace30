import type {
  FilingFate as Fate,
  FilingLine,
  IssuedDocument,
  Viewer as KeyViewer,
} from '../../../api-client/schema';

/** Answers that the face works with. */

export type FilingStep = 'agency-review' | 'self-review' | 'member-opinion';
export type Timeliness = 'on-time' | 'on-the-day' | 'late';

/** A person who signed in, or a key; instants in real time. */
export interface Viewer extends Omit<KeyViewer, 'key'> {
  session?: {
    person: { name: string; email: string };
    strength: 'code' | 'strong';
    realm: 'all' | 'rehearsals';
    trial?: true;
    idleUntil: string;
    endsAt: string;
  };
}

export interface Task {
  campaign: string;
  campaignTitle: string;
  rehearsal: boolean;
  unit: { id: string; name: string };
  step: FilingStep;
  party: string;
  partyName: string;
  state: 'to-do' | 'drafted' | 'filed-not-announced' | 'done' | 'waived';
  late: boolean;
  dueAt: string;
  /** The last day on which it is on time, by the plan's reading. */
  lastDay: string;
  deadlineText: string;
  /** Negative: overdue by so many. */
  workingDaysLeft: number;
  planNow: string;
  draft?: { savedAt: string; by: string; filled: number; of: number };
  filing?: { id: string; receipt: string; receivedAt: string; timeliness?: Timeliness };
}

/** `now` and `savedAt` are real time. */
export interface Tasks {
  now: string;
  items: Task[];
}

export interface Draft {
  /** The id that its filing will have. */
  filing: string;
  fields: Record<string, string>;
  revision: number;
  savedAt: string;
  by: string;
}

export interface FiledBefore {
  id: string;
  kind: 'filing' | 'announcement';
  receipt: string;
  version?: number;
  counts?: boolean;
  receivedAt: string;
  storedAt: string;
  timeliness?: Timeliness;
  lateWorkingDays?: number;
  actor?: string;
  outcome: 'pending' | 'accepted' | 'held' | 'refused';
  /** Entered wrongly from paper. */
  voided?: true;
}

/** What would become of a filing that is sent now. */
export interface WouldBe {
  timeliness: Timeliness;
  lateWorkingDays: number;
  version: number;
  counts: boolean;
  held: boolean;
}

/** What a check tells: to a person who does not see the other filings, without these. */
export interface Checked extends Omit<WouldBe, 'version' | 'counts'> {
  version?: number;
  counts?: boolean;
}

/** All that the form of one matter needs. */
export interface Form {
  now: string;
  timeZone: string;
  campaign: { id: string; title: string; rehearsal: boolean; state: 'open' | 'closed' | 'cancelled' };
  unit: { id: string; name: string; kind: string };
  party: { id: string; name: string };
  step: { id: FilingStep; number: number; title: string; what: string; filingText: string };
  dueAt: string;
  lastDay: string;
  deadlineText: string;
  standing: 'open' | 'filed' | 'waived' | 'frozen' | 'over' | 'cancelled';
  /** Null where nothing can be filed any more. */
  ifFiledNow: WouldBe | null;
  criteria: { id: string; text: string }[];
  levels: { id: string; name: string }[];
  /** Whether the plan requires the overall one, and the range of each. */
  score: { required: boolean; min: number; max: number } | null;
  takes: { criteria: boolean; remarks: boolean; document: boolean; score: boolean };
  announcement: { owed: boolean; announcedAt?: string };
  filings: FiledBefore[];
  /** Left out for a person who files nothing here. */
  draft?: Draft | null;
}

/** A form that can be filed. */
export type OpenForm = Form & { ifFiledNow: WouldBe };

export interface FilingBody {
  id: string;
  party: string;
  step: FilingStep;
  criteria?: { criterion: string; achieved: string; shortcomings: string; score?: number }[];
  level?: string;
  remarks?: string;
  score?: number;
  document?: IssuedDocument;
}

export type FilingFate = Fate & { receipt: string };

/** A filing as its party reads it again. */
export interface Filing extends Partial<FilingLine> {
  receipt?: string;
  content?: Omit<FilingBody, 'id' | 'party' | 'step'> & { url?: string };
}

interface Json<Answer> {
  content: { 'application/json': Answer };
}
type Refused = { content: { 'application/problem+json': unknown } };
interface UnitPath {
  campaign: string;
  unit: string;
}
interface MatterPath extends UnitPath {
  step: FilingStep;
  party: string;
}

/** The calls that the face makes, besides those of the description that `api-client/` was made from. */
export interface FacePaths {
  '/api/v1/me': { get: { parameters: object; responses: { 200: Json<Viewer>; default: Refused } } };
  '/api/v1/tasks': { get: { parameters: object; responses: { 200: Json<Tasks>; default: Refused } } };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/forms/{step}/{party}': {
    get: { parameters: { path: MatterPath }; responses: { 200: Json<Form>; default: Refused } };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/drafts/{step}/{party}': {
    put: {
      parameters: { path: MatterPath; header: { 'If-Match'?: string; 'If-None-Match'?: string } };
      requestBody: Json<Pick<Draft, 'filing' | 'fields'>>;
      responses: { 200: Json<Draft>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/check': {
    post: {
      parameters: { path: UnitPath };
      requestBody: Json<FilingBody>;
      responses: { 200: Json<Checked>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings': {
    post: {
      parameters: { path: UnitPath };
      requestBody: Json<FilingBody>;
      responses: { 200: Json<FilingFate>; 201: Json<FilingFate>; 202: Json<FilingFate>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}': {
    get: {
      parameters: { path: UnitPath & { filing: string } };
      responses: { 200: Json<Filing>; default: Refused };
    };
  };
  '/api/v1/campaigns/{campaign}/evaluations/{unit}/announcements': {
    post: {
      parameters: { path: UnitPath };
      requestBody: Json<{ id: string; party: string; document?: Partial<IssuedDocument>; url?: string }>;
      responses: { 200: Json<FilingFate>; 201: Json<FilingFate>; 202: Json<FilingFate>; default: Refused };
    };
  };
}
