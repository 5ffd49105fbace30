import type { PlanTexts } from '../letter-input';
import type { Group } from './group';
import { askingOpinion, givingOpinion } from './words';

/** A request in the voice that belongs to the reader. */
export function ask({
  group: { first, audience },
  plan,
  done,
  of,
}: {
  group: Pick<Group, 'first' | 'audience'>;
  plan: Pick<PlanTexts, 'homeAffairs' | 'steps' | 'outcome'>;
  /** What is to be done, after the body that is asked. */
  done: string;
  /** Of which units a member is asked for an opinion. */
  of: string;
}): string {
  const { homeAffairs } = plan;
  if (audience === 'secretary') {
    return (
      `${homeAffairs.name} kính đề nghị đồng chí báo cáo, ${askingOpinion(plan)} đồng chí ${first.party.name}, ` +
      `để đồng chí ${givingOpinion(plan)} của ${of}.`
    );
  }
  if (audience === 'partner') {
    return `${homeAffairs.name} trân trọng đề nghị ${first.to.party.name} phối hợp để ${done}.`;
  }
  return first.party.id === homeAffairs.id
    ? `Trân trọng đề nghị đồng chí ${done}.`
    : `${homeAffairs.name} trân trọng đề nghị ${first.party.name} ${done}.`;
}
