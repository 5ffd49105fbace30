import { STEP_IDS } from '../../domain/plan';
import type { Among } from '../../domain/rules/evaluation-filter';
import type { DecisionsAmong } from '../../use-cases/decisions/list-decisions';
import type { Hat } from './viewer';

/** Only administrators and the committee are told which member's opinion has not come. */
const NOT_OPINIONS = STEP_IDS.filter((step) => step !== 'member-opinion');

const ofParty = (party: string | undefined, among: Among): Among =>
  party === undefined ? { ...among, units: [] } : { ...among, party };

/** Which rows of a list of evaluations a cell selects; each with the words of the documentation. */
export const ROWS = {
  'own-unit': {
    words: 'its own unit',
    among: ({ party }: Hat): Among =>
      ofParty(party, { steps: ['self-review'], units: party === undefined ? [] : [party] }),
  },
  'with-own-review': {
    words: 'units that it reviews',
    among: ({ party }: Hat): Among => ofParty(party, { steps: ['agency-review'] }),
  },
  'with-own-opinion': {
    words: 'units that it gives an opinion on',
    among: ({ party }: Hat): Among => ofParty(party, { steps: ['member-opinion'] }),
  },
  'in-charge': {
    words: 'units in their charge',
    among: ({ charge = new Set() }: Hat): Among => ({
      steps: NOT_OPINIONS,
      ...(charge !== 'all' && { units: [...charge] }),
    }),
  },
  'owed-in-charge': {
    words: 'units that those in their charge review',
    among: ({ charge = new Set() }: Hat): Among => ({
      steps: ['agency-review'],
      ...(charge !== 'all' && { parties: [...charge] }),
    }),
  },
} as const satisfies Record<string, { words: string; among: (hat: Hat) => Among }>;

export type RowSelector = keyof typeof ROWS;

/** Which rows of documents a cell selects, likewise. */
export const DOCUMENT_ROWS = {
  'of-the-party-body': {
    words: 'accepted syntheses, and of its own remarks',
    among: { kinds: ['synthesis', 'remarks'], onlyAccepted: ['synthesis'] },
  },
} as const satisfies Record<string, { words: string; among: DecisionsAmong }>;

export type DocumentRows = keyof typeof DOCUMENT_ROWS;
