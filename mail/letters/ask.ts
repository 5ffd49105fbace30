import type { PlanTexts } from '../letter-input';
import type { Group } from './group';

/** A request in the voice that belongs to the reader. */
export function ask({
  group: { first, audience },
  plan: { homeAffairs },
  done,
  about,
}: {
  group: Pick<Group, 'first' | 'audience'>;
  plan: Pick<PlanTexts, 'homeAffairs'>;
  /** What is to be done, after the body that is asked. */
  done: string;
  /** Which units a member is asked about, with a blank before it; empty if that is said already. */
  about: string;
}): string {
  if (audience === 'secretary') {
    return `${homeAffairs.name} kính đề nghị đồng chí báo cáo, xin ý kiến đồng chí ${first.party.name}${about}.`;
  }
  if (audience === 'partner') {
    return `${homeAffairs.name} trân trọng đề nghị ${first.to.party.name} phối hợp để ${done}.`;
  }
  return first.party.id === homeAffairs.id
    ? `Trân trọng đề nghị đồng chí ${done}.`
    : `${homeAffairs.name} trân trọng đề nghị ${first.party.name} ${done}.`;
}
