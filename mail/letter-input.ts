import type { Part, Timeliness } from '../domain/ledger/facts';
import type { NoticeKind } from '../domain/ledger/notices';
import type { Plan, PlanStep, StepId } from '../domain/plan';
import type { Role } from '../domain/register';
import type { LetterPage } from '../domain/rules/letter-pages';
import type { Instant, PlainDate } from '../domain/time';

/**
 * Everything that one letter is rendered from, as plain data: names instead of ids, deadlines in words. Nothing
 * here is confidential but by who reads it: of levels only the recognised one, of filings only that they came.
 * `letterInputOf` builds it.
 */
export interface LetterInput {
  /** The letter's `_id`; its `Message-ID` derives from it. */
  key: string;
  campaign: string;
  /** The instant that the letter belongs to, plan time. */
  at: Instant;
  /** The day in the plan's zone on which it is rendered, which is later than `at` for a letter that was released. */
  today: PlainDate;
  person: LetterPerson;
  plan: PlanTexts;
  /** Why it is written. May be empty when `unreleased` is the reason. */
  items: LetterInputItem[];
  /** Where this person has all their tasks before them; absent where they have no page. */
  tasksAt?: string;
  /** What else this person owes, without a reason of its own to be written about; its kind says how it stands. */
  alsoOwed: LetterInputItem[];
  /** Letters that wait for release by Sở Nội vụ; 0 for everybody but its director. */
  unreleased: number;
  /** Matters that are left out for their number, beside those. */
  more: number;
  /** Of these the ones that it names, longest waiting first; the others are counted. */
  waiting: WaitingLetter[];
}

/** A letter that waits for release, as the director of Sở Nội vụ is told of it. */
export interface WaitingLetter {
  /** Its addressee. */
  name: string;
  title: string;
  /** What it has for a subject as of now. */
  subject: string;
  since: PlainDate;
}

export interface LetterPerson {
  name: string;
  /** As letters address them, such as «Giám đốc Sở Tài chính». */
  title: string;
  email: string;
}

/** A party with the name that letters call it by. */
export interface NamedParty {
  id: string;
  name: string;
  /** In the register's order of units; absent of who is no unit, who comes after them. */
  position?: number;
  /** Of a unit. */
  kind?: string;
}

/** The document behind what a letter tells. */
export interface ToldDocument {
  number: string;
  date: PlainDate;
  signer: string;
  /** Where it was published. */
  url?: string;
}

export interface LetterInputItem {
  kind: NoticeKind;
  step: StepId;
  /**
   * Working days left (`reminder`), or gone since the deadline or since it became owed after that (`overdue`,
   * `escalation`), as of `today`; else 0.
   */
  day: number;
  /** The body that owes, filed or announced. */
  party: NamedParty;
  /** Step 3: what the members of the body in question are called together, «thành viên UBND». */
  members: string;
  /** The evaluated unit. */
  unit: NamedParty;
  /** The role by which this person is written to: why they get it. */
  to: { party: NamedParty; role: Role };
  /** D of «trước ngày D». */
  deadline: PlainDate;
  /** The deadline in the plan's words with the last day by its reading. */
  deadlineText: string;
  /** The last day on which a filing is on time, by the plan's reading: D or the day before. */
  lastDay: PlainDate;
  /** `received`: absent for a filing that came after the dossier was frozen. */
  timeliness?: Timeliness;
  lateWorkingDays?: number;
  /** Step 1: the half that has not come, if the other has. */
  half?: Part;
  /** `waiver-lifted`, `voided`: whether something is asked for from now on. */
  owes?: boolean;
  /** `voided`: what the entry was. */
  part?: Part;
  /** `not-returned`: whether the synthesis, or the proposal, was sent up, and what the proposal waits for. */
  submitted?: boolean;
  awaits?: 'synthesis' | 'remarks';
  /** `recognised`: the level's name. */
  levelName?: string;
  /** Of an announcement or a decision that it tells of. */
  document?: ToldDocument;
  /** Where its matter is filed online, or what is overdue is listed; absent where it has no page. */
  link?: LetterLink | undefined;
}

/** The way from a letter to the page of one of its matters; withheld from those who read the letter of somebody else. */
export interface LetterLink {
  page: LetterPage;
  /** Absent where it is withheld. */
  printed?: PrintedLink;
}

interface PrintedLink {
  href: string;
  /** The task code, as it is printed: `BCDF-GHJK`. */
  code: string;
  /** Where the code is typed, by who has no link to click: `danh-gia.tinh.example/ma`. */
  codeAt: string;
}

/** The fields of a plan's step that are words of letters. */
export const STEP_TEXTS = [
  'title',
  'what',
  'topic',
  'filed',
  'announces',
  'received',
  'asks',
  'gives',
  'returned',
  'guidance',
  'basis',
  'filingText',
] as const satisfies (keyof PlanStep)[];

/** With the label that the step has if its plan gives it none. */
export type StepTexts = Pick<PlanStep, (typeof STEP_TEXTS)[number]> & { label: string };

/** The words that a plan gives to its letters. */
export interface PlanTexts {
  title: string;
  source: string;
  /** What it is called once it is cited, «Kế hoạch». */
  shortSource: string;
  /** What is evaluated, «kết quả công vụ», and what a level is one of, «mức độ hoàn thành công vụ». */
  subject: string;
  outcome: string;
  /** Before a deadline's date: «trước ngày»; without them the usual ones. */
  deadlineWords?: string;
  province: string;
  /** Quoted in every letter. */
  troubleText: string;
  sender: { name: string; email: string; replyTo: string };
  homeAffairs: NamedParty;
  partyBody: NamedParty;
  /** With its chair and those in charge of units, as letters call them. */
  provincialCommittee: NamedParty & { chair: string; leaders: string };
  /** What the members of each member body are called together. */
  members: string[];
  /** What is reported on, for which kinds of unit. */
  criteria: Plan['criteria'];
  unitKinds: Plan['unitKinds'];
  steps: Record<StepId, StepTexts>;
}
