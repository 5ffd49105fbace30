import type { LetterInputItem, PlanTexts } from '../letter-input';

/**
 * Who the reader is to the body that owes: it decides the voice. Sở Nội vụ asks its peers («trân trọng đề nghị»),
 * reports upward («kính báo cáo», «kính trình»), and asks a member's secretary to ask («kính đề nghị … xin ý kiến»).
 */
export type Audience =
  /** The desk of the owing body. */
  | 'own-desk'
  | 'own-head'
  | 'secretary'
  /** Sở Nội vụ about somebody else. */
  | 'home-affairs'
  /** Another body that takes part, such as Văn phòng UBND. */
  | 'partner'
  /** A vice-chair or the chair. */
  | 'superior';

export function audienceOf({ item, plan }: { item: LetterInputItem; plan: PlanTexts }): Audience {
  const { to, party } = item;
  switch (to.role) {
    case 'vice-chair':
    case 'chair':
      return 'superior';
    case 'secretary':
      return 'secretary';
    case 'focal-person':
    case 'head':
      if (to.party.id === party.id) return to.role === 'head' ? 'own-head' : 'own-desk';
      return to.party.id === plan.homeAffairs.id ? 'home-affairs' : 'partner';
  }
}
