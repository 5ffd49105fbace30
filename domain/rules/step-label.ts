import { type PlanStep, STEP_IDS, type StepId } from '../plan';

/** How officials number a step: as the plan counts, else by its place among the five. */
export const stepLabelOf = (steps: Record<StepId, Pick<PlanStep, 'label'>>, step: StepId): string =>
  steps[step].label ?? `bước ${STEP_IDS.indexOf(step) + 1}`;
