import type { FilingStepId, Plan } from '../plan';

/** What the form of a step asks for at all. */
export interface FormTakes {
  criteria: boolean;
  remarks: boolean;
  document: boolean;
  score: boolean;
}

/** Steps 1 and 2 report by criteria and name their document; an opinion is a level and remarks. */
export const formTakes = (step: FilingStepId): FormTakes => {
  const isReview = step !== 'member-opinion';
  return { criteria: isReview, remarks: true, document: isReview, score: isReview };
};

/** The criteria of a plan for a kind of unit. */
export const criteriaFor = ({ criteria }: Pick<Plan, 'criteria'>, unitKind: string): Plan['criteria'] =>
  criteria.filter(({ unitKinds }) => unitKinds.includes(unitKind));

/** Names of the fields of a form that have to hold something before it can be filed. */
export function requiredFields(
  plan: Pick<Plan, 'criteria' | 'score'>,
  { step, unitKind }: { step: FilingStepId; unitKind: string },
): string[] {
  if (step === 'member-opinion') return ['level', 'remarks'];
  return [
    ...criteriaFor(plan, unitKind).flatMap(({ id }) => [
      `criteria.${id}.achieved`,
      `criteria.${id}.shortcomings`,
    ]),
    'level',
    'document.number',
    'document.date',
    'document.signer',
    ...(plan.score.required ? ['score'] : []),
  ];
}
