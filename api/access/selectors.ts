import { FILING_STEP_IDS, type StepId } from '../../domain/plan';
import type { Hat } from './viewer';

/** The part of an item that selectors look at; items are answers of ours, not what somebody sent. */
interface Item {
  step?: string;
  party?: string;
  channel?: string;
  voided?: object;
  announced?: boolean;
  announcedAt?: string;
  evaluation?: { obligations: Item[] };
}

const owedIn =
  (step: StepId) =>
  (item: Item, { party }: Hat) =>
    item.step === step && party !== undefined && item.party === party;

/** An entry made in error may belong to another party: the party that it names by mistake reads nothing of it. */
const unlessVoided =
  (matches: (item: Item, hat: Hat) => boolean) =>
  (item: Item, hat: Hat): boolean =>
    item.voided === undefined && matches(item, hat);

const inEvaluation = (matches: (item: Item, hat: Hat) => boolean) => (item: Item, hat: Hat) =>
  item.evaluation?.obligations.some((obligation) => matches(obligation, hat)) ?? false;

/** Which items of a list, or which answer as a whole, somebody sees; each with the words of the documentation. */
export const SELECTORS = {
  'own-self-review': { words: 'its own self-review', matches: owedIn('self-review') },
  'own-review': { words: 'its own reviews', matches: owedIn('agency-review') },
  'own-opinion': { words: 'its own opinions', matches: owedIn('member-opinion') },
  'valid-own-self-review': {
    words: 'its own self-review, unless it is voided',
    matches: unlessVoided(owedIn('self-review')),
  },
  'valid-own-review': {
    words: 'its own reviews, unless they are voided',
    matches: unlessVoided(owedIn('agency-review')),
  },
  'valid-own-opinion': {
    words: 'its own opinions, unless they are voided',
    matches: unlessVoided(owedIn('member-opinion')),
  },
  // What was entered wrongly is no report to anybody.
  'self-review': {
    words: 'self-reviews, except voided ones',
    matches: ({ step, voided }: Item) => step === 'self-review' && !voided,
  },
  'not-opinion': {
    words: 'all steps except step 3',
    matches: (item: Item) => item.step !== undefined && item.step !== 'member-opinion',
  },
  'owed-in-charge': {
    words: 'reviews that units in their charge owe',
    matches: ({ step, party }: Item, { charge }: Hat) =>
      step === 'agency-review' && party !== undefined && (charge === 'all' || charge?.has(party) === true),
  },
  filed: {
    words: 'steps 1 to 3',
    matches: ({ step }: Item) => (FILING_STEP_IDS as readonly (string | undefined)[]).includes(step),
  },
  announced: {
    words: 'announced reviews',
    matches: (item: Item) =>
      item.step === 'agency-review' && (item.announced === true || item.announcedAt !== undefined),
  },
  'on-paper': { words: 'filings that a clerk entered', matches: ({ channel }: Item) => channel === 'paper' },
  'sent-by-itself': {
    words: 'files that its party sent itself',
    matches: ({ channel }: Item) => channel === 'person',
  },
  'sent-with-paper': {
    words: 'files that were sent with a paper',
    matches: ({ channel }: Item) => channel === 'paper',
  },
  'with-own-review': { words: 'units that it reviews', matches: inEvaluation(owedIn('agency-review')) },
  'with-own-opinion': {
    words: 'units that it gives an opinion on',
    matches: inEvaluation(owedIn('member-opinion')),
  },
} as const satisfies Record<string, { words: string; matches: (item: Item, hat: Hat) => boolean }>;

export type Selector = keyof typeof SELECTORS;

export const isSelector = (name: string): name is Selector => Object.hasOwn(SELECTORS, name);

/** Whether an item, or a whole answer, is one that a selector means for somebody. */
export const selects = (selector: Selector, item: unknown, hat: Hat): boolean =>
  typeof item === 'object' && item !== null && SELECTORS[selector].matches(item, hat);
