import type { DecisionDocument } from '../../store/documents/decision';
import { decisionIdOf } from '../evaluations/facts';

/** The level that stands as proposed for a unit, and the decision that proposed it. */
export interface ProposedLevel {
  level: string;
  /** As the evaluation knows the decision. */
  id: string;
}

const revisionOf = ({ answer }: DecisionDocument): number =>
  answer?.outcome === 'accepted' ? answer.revision : 0;

/** Of the last proposal or adjustment that was taken in since the dossier was opened; undefined if there is none. */
export function proposedLevelOf(decisions: readonly DecisionDocument[]): ProposedLevel | undefined {
  const accepted = decisions
    .filter(({ answer }) => answer?.outcome === 'accepted')
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  const reopened = accepted.findLastIndex(({ kind }) => kind === 'reopening');
  const last = accepted
    .slice(reopened + 1)
    .findLast(({ kind }) => kind === 'proposal' || kind === 'adjustment');
  const level = last?.content.level;
  return last && level !== undefined ? { level, id: decisionIdOf(last) } : undefined;
}
