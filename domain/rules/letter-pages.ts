import { NOTICE_KINDS, type NoticeItem } from '../ledger/notices';
import type { FilingStepId } from '../plan';
import { isFilingStep } from '../schedule';
import { type Audience, audienceOf } from './audience';

/** What letters are written about: the kinds of notices, and the letters that wait for release. */
export const LETTER_MATTERS = [...NOTICE_KINDS, 'unreleased'] as const;
export type LetterMatter = (typeof LETTER_MATTERS)[number];

/**
 * The pages that a letter's link opens. `task`: the form of one matter, or the list of its units where it is of several;
 * `overdue`: what is overdue, for those who are told of it and file nothing.
 */
export const LETTER_PAGES = ['task', 'overdue'] as const;
export type LetterPage = (typeof LETTER_PAGES)[number];

type PerReader = Readonly<Partial<Record<Audience, LetterPage>>>;

/** Those who answer for the body that owes may file, and announce. */
const OWING: PerReader = { 'own-desk': 'task', 'own-head': 'task', secretary: 'task' };
/** Sở Nội vụ sees the work of all, a leader that of the bodies in their charge. */
const TOLD: PerReader = { 'home-affairs': 'overdue', superior: 'overdue' };
const NONE: PerReader = {};

/**
 * Which kind of letter opens which page, by who reads it, in steps 1 to 3. Steps 4 and 5 have no page, nor have the letters
 * that wait for release. News opens one only while it asks for something.
 */
export const PAGE_OF: Readonly<Record<LetterMatter, PerReader>> = {
  opening: OWING,
  reminder: OWING,
  'due-today': OWING,
  overdue: OWING,
  escalation: { ...OWING, ...TOLD },
  'waiver-lifted': OWING,
  voided: OWING,
  received: NONE,
  announced: NONE,
  frozen: NONE,
  recognised: NONE,
  waived: NONE,
  // What is owed again after a reopening has letters of its own.
  reopened: NONE,
  'not-returned': NONE,
  unreleased: NONE,
};

/** An item that opens a page is of a step that has one. */
type Paged<I> = I & { step: FilingStepId };

/** The page that a letter's item opens; undefined of one that opens none. */
export function pageOf(
  { kind, step, party, to, missing }: Pick<NoticeItem, 'kind' | 'step' | 'party' | 'to' | 'missing'>,
  { homeAffairs }: { homeAffairs: string },
): LetterPage | undefined {
  if (!isFilingStep(step) || missing?.length === 0) return undefined;
  const page = PAGE_OF[kind][audienceOf({ to, party, homeAffairs })];
  // Nobody is given a list of late members.
  return page === 'overdue' && step === 'member-opinion' ? undefined : page;
}

/** Whether a letter's item opens a page. */
export const opensPage = <I extends Parameters<typeof pageOf>[0]>(
  item: I,
  campaign: { homeAffairs: string },
): item is Paged<I> => pageOf(item, campaign) !== undefined;
