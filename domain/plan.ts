import type { PlainDate, WallTime } from './time';

/**
 * A plan as data: what `config/plans/*.yaml` holds once it is validated.
 * Dates, kinds, bodies, criteria, levels and words differ by year and province; the five steps and their
 * gating are the plan's section III and are code.
 */
export interface Plan {
  /** Such as `dong-nai-2013`; also the default id of a campaign. */
  id: string;
  title: string;
  province: string;
  /** The evaluated year; {@link DayOfYear.yearOffset} counts from it. */
  year: number;
  /** The document that this plan carries out, as it is cited in letters. */
  source: string;
  /** What letters call that document once it is cited; without it «Kế hoạch». */
  shortSource?: string;
  /** What is evaluated, in letters; without it «kết quả công vụ». */
  subject?: string;
  /** What a level is one of, in letters; without it «mức độ hoàn thành công vụ». */
  outcome?: string;
  /** IANA zone of every date and wall-clock time of the plan. */
  timeZone: string;
  reading: DeadlineReading;
  /** The words before a deadline's date; without them «trước ngày». */
  deadlineWords?: string;
  /** The day on which the campaign opens. */
  opensOn: DayOfYear;
  /** When reminders and escalations go out. */
  letterTime: WallTime;
  /** When the one daily letter of acknowledgements goes out, on working days. */
  dailyLetterTime: WallTime;
  unitKinds: { id: string; name: string }[];
  /** Section II: what is evaluated, for which kinds of unit. */
  criteria: Criterion[];
  score: { required: boolean; min: number; max: number };
  /** Best first. */
  levels: Level[];
  bodies: Bodies;
  steps: Record<StepId, PlanStep>;
  calendar: WorkingCalendar;
  /** The plan's own channel for trouble, quoted in every letter. */
  troubleText: string;
  sender: { name: string; email: string; replyTo: string };
}

export interface Criterion {
  id: string;
  text: string;
  unitKinds: string[];
  /** The most that it is scored with, «tối đa 40 điểm», and 0 the least; without it the plan's range of scores holds. */
  max?: number;
}

export interface Level {
  id: string;
  name: string;
  /** The least overall score of this level, «từ 90 điểm»; without it no score belongs to a level. */
  from?: number;
}

/**
 * How «hoàn thành trước ngày D» is read.
 * `before-day`: due at D 00:00, the last day is D−1. `end-of-day`: due at D+1 00:00, the last day is D.
 */
export const DEADLINE_READINGS = ['before-day', 'end-of-day'] as const;
export type DeadlineReading = (typeof DEADLINE_READINGS)[number];

export interface DayOfYear {
  day: number;
  month: number;
  /** 0 for the evaluated year, 1 for the next. */
  yearOffset: number;
}

/** The five steps of section III, in the plan's order. */
export const STEP_IDS = [
  'agency-review',
  'self-review',
  'member-opinion',
  'party-assessment',
  'recognition',
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** Steps 1–3, which run side by side and never wait for each other. */
export const FILING_STEP_IDS = ['agency-review', 'self-review', 'member-opinion'] as const;
export type FilingStepId = (typeof FILING_STEP_IDS)[number];

/**
 * Whom a letter of a step is addressed to, seen from the body that owes the step.
 * `focal-person`, `head`, `secretary` and `vice-chair` (in charge of it) belong to the owing body;
 * `home-affairs` and `office` are the desks of Sở Nội vụ and Văn phòng UBND, `home-affairs-head` and
 * `office-head` their heads, `chair` the chair of the provincial committee. What a member owes concerns the office of
 * that member's own body.
 */
export const RECIPIENTS = [
  'focal-person',
  'head',
  'secretary',
  'vice-chair',
  'home-affairs',
  'home-affairs-head',
  'office',
  'office-head',
  'chair',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export interface PlanStep {
  title: string;
  /** How the plan counts the step, «mục III.1»; without it «bước» and its number. */
  label?: string;
  /** What is owed, as a letter names it: «bản nhận xét – đánh giá …». */
  what: string;
  /** The step in two or three words, for subjects and headings: «ý kiến thành viên». */
  topic?: string;
  /**
   * What is filed, as a synthesis names it when it has not come: «nhận xét – đánh giá»; in steps 4 and 5 what is sent up, as
   * the chair's letter names it: «bản tổng hợp».
   */
  filed?: string;
  /** Step 1: the word for making its result public, «thông báo công khai»; letters go on with «kết quả» and the topic. */
  announces?: string;
  /** What a receipt confirms, where that is not all of {@link what}: «bản nhận xét – đánh giá». */
  received?: string;
  /** Step 3: what a member's secretary is asked to do, «xin ý kiến»; letters go on with the member. */
  asks?: string;
  /** Step 3: what the member is to do, «cho ý kiến nhận xét – đánh giá mức độ hoàn thành công vụ»; letters go on with «của» and the units. */
  gives?: string;
  /** Steps 4 and 5: what comes back from above, «nhận xét, đánh giá»; letters go on with «của» and the body that answers. */
  returned?: string;
  /** How it is done, and where that stands: «mỗi nội dung nêu … (mục I Kế hoạch)». */
  guidance?: string;
  /** The documents that it rests on: «Quyết định số …». */
  basis?: string;
  deadline: DayOfYear;
  /** Working days before the due instant; day 1 is the last working day before it. */
  reminderDays: number[];
  /** Who is reminded; on overdue days they are told that it is overdue, everybody else that is named gets a report. */
  reminds: Recipient[];
  /** Working days after D; day 1 is the first working day after it. */
  overdueDays: { day: number; to: Recipient[] }[];
  /** Letters to these wait until Sở Nội vụ releases them. */
  releasedFirst: Recipient[];
  /** Where and how to file, in the plan's words. */
  filingText: string;
}

export interface Bodies {
  provincialCommittee: ProvincialCommittee;
  partyBody: Body;
  /** Sở Nội vụ. It may be a unit, and is then evaluated like all others; or a party of the register; or this body alone. */
  homeAffairs: Body;
  /** Văn phòng UBND: likewise. It confirms the synthesis of Sở Nội vụ's own unit, if there is one. */
  committeeOffice: Body;
  /** Whose members give opinions in step 3; without it the provincial committee's, and its office hears of them. */
  memberBodies?: MemberBody[];
}

export interface Body {
  party: string;
  name: string;
}

export interface ProvincialCommittee extends Body {
  /** As letters call its chair; without it «Chủ tịch» and the name. */
  chair?: string;
  /** As letters call those in charge of units: «lãnh đạo UBND»; without it «lãnh đạo» and the name. */
  leaders?: string;
}

export interface MemberBody extends Body {
  /** What its members are called together: «thành viên UBND». */
  members: string;
  /** Whose desk and head hear of opinions that have not come; it need not be a unit of the register. */
  office: Body;
}

/**
 * Saturdays and Sundays are off unless swapped; every other change names the document that made it. Another calendar is
 * another object: what is counted with one is kept by its identity.
 */
export interface WorkingCalendar {
  daysOff: DayOff[];
  /** Days on which people work although they would be off. */
  workingDays: { date: PlainDate; name: string; document: string }[];
}

export interface DayOff {
  date: PlainDate;
  name: string;
  /** Number of the issued document; without one the day is unconfirmed: shown, not counted. */
  document?: string;
}
