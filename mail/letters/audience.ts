import { type Audience, audienceOf as audienceOfIds } from '../../domain/rules/audience';
import type { LetterInputItem, PlanTexts } from '../letter-input';

export function audienceOf({ item, plan }: { item: LetterInputItem; plan: PlanTexts }): Audience {
  const { to, party } = item;
  return audienceOfIds({
    to: { party: to.party.id, role: to.role },
    party: party.id,
    homeAffairs: plan.homeAffairs.id,
  });
}
