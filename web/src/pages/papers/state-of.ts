import type { Paper } from '../../api/contract';
import type { papersWords } from './words';

/** How a paper stands, with the shape that goes before the words. */
export function stateOf(
  { states }: (typeof papersWords)['vi'],
  { voided, replacedBy, outcome, awaitsContent }: Paper,
): { text: string; look: 'state-waived' | 'state-half' | 'state-done' | '' } {
  if (voided) return { text: states.voided(voided.reason), look: 'state-waived' };
  if (replacedBy !== undefined) return { text: states.replaced, look: 'state-waived' };
  if (outcome === 'refused') return { text: states.refused, look: '' };
  return awaitsContent
    ? { text: states.waiting, look: 'state-half' }
    : { text: states.entered, look: 'state-done' };
}

/** Nothing is to be done any more with what counts no more. */
export const isOver = ({ voided, replacedBy, outcome }: Paper): boolean =>
  voided !== undefined || replacedBy !== undefined || outcome === 'refused';
