import type { FilingStepId } from '../../domain/plan';
import type { DeskAction, PartyAction } from './actions';

/** An official who does something: a role of the API, with the party that it is of where it is of one. */
export type Actor =
  | `${'reviewer' | 'unit' | 'member'}/${string}`
  | 'clerk'
  | 'administrator'
  | 'party-body'
  | 'committee';

const FILERS = {
  'agency-review': 'reviewer',
  'self-review': 'unit',
  'member-opinion': 'member',
} as const satisfies Record<FilingStepId, string>;

/** Who decides: the one who signs, or for whom it is signed. */
const DECIDERS = {
  synthesis: 'administrator',
  remarks: 'party-body',
  proposal: 'administrator',
  adjustment: 'administrator',
  recognition: 'committee',
  waiver: 'committee',
  lifting: 'committee',
  reopening: 'committee',
} as const satisfies Record<DeskAction['kind'], Actor>;

export const deciderOf = ({ kind }: Pick<DeskAction, 'kind'>): Actor => DECIDERS[kind];

/** Who files: who owes it, or the clerk who enters a paper. What another system signs needs nobody. */
export function filerOf(action: Exclude<PartyAction, { kind: 'send' }>): Actor {
  switch (action.kind) {
    case 'file': {
      const { receipt, step, party } = action.body;
      return receipt ? 'clerk' : `${FILERS[step]}/${party}`;
    }
    case 'announce':
      return action.body.receipt ? 'clerk' : `reviewer/${action.body.party}`;
    case 'void':
      return 'clerk';
  }
}
