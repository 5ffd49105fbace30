import type { Block, Fact } from '../blocks';
import { paragraph } from '../blocks';
import type { PlanTexts } from '../letter-input';
import { type Group, unitsOf } from './group';
import { capitalised, joined, stepTopic } from './words';

/**
 * What a filing has to say something of: one without it is refused, so every letter that asks for one names it. The first one
 * says it at length, those that follow in a line.
 */

/** Criteria are of reviews; opinions and what is sent up have none, nor has an announcement. */
const isReported = ({ first: { step, half } }: Group): boolean =>
  (step === 'agency-review' || step === 'self-review') && half !== 'announcement';

const labelOf = ({ first: { step } }: Group, plan: PlanTexts): string => `Nội dung ${stepTopic(step, plan)}`;

export function criteriaAtLength(group: Group, plan: PlanTexts): Block[] {
  const entries = isReported(group) ? criteriaOf(group, plan) : [];
  if (entries.length === 0) return [];
  // The plan's own guidance says it, if it has any.
  const shape = plan.steps[group.first.step].guidance
    ? ''
    : ' (mỗi nội dung nêu những nội dung đạt được và những hạn chế, tồn tại)';
  return [paragraph(`${labelOf(group, plan)}${shape}:`), { type: 'list', entries }];
}

export function criteriaInALine(group: Group, plan: PlanTexts): Fact[] {
  const texts = isReported(group) ? criteriaOf(group, plan) : [];
  return texts.length === 0
    ? []
    : [{ label: labelOf(group, plan), text: texts.join('; '), once: group.first.step }];
}

/** Those of the units in question; one that is not of all of them says of which kinds it is. */
function criteriaOf(group: Group, { criteria, unitKinds }: PlanTexts): string[] {
  const kinds = [...new Set(unitsOf(group).flatMap(({ kind }) => kind ?? []))];
  const nameOf = (id: string) => unitKinds.find((kind) => kind.id === id)?.name ?? id;
  return criteria.flatMap((criterion) => {
    const text = capitalised(criterion.text);
    const concerned = kinds.filter((kind) => criterion.unitKinds.includes(kind));
    if (concerned.length === 0) return [];
    return concerned.length === kinds.length ? text : `${text} (đối với ${joined(concerned.map(nameOf))})`;
  });
}
