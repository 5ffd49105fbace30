import type { NoticeItem } from '../ledger/notices';

/**
 * Who the reader is to the body that owes: it decides the voice of a letter, and which page it opens. Sở Nội vụ asks its
 * peers («trân trọng đề nghị»), reports upward («kính báo cáo», «kính trình»), and asks a member's secretary to ask («kính
 * đề nghị … xin ý kiến»).
 */
export const AUDIENCES = [
  /** The desk of the owing body. */
  'own-desk',
  'own-head',
  'secretary',
  /** Sở Nội vụ about somebody else. */
  'home-affairs',
  /** Another body that takes part, such as Văn phòng UBND. */
  'partner',
  /** A vice-chair or the chair. */
  'superior',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export function audienceOf({
  to,
  party,
  homeAffairs,
}: {
  to: NoticeItem['to'];
  /** The body that owes, filed or announced. */
  party: string;
  /** Sở Nội vụ. */
  homeAffairs: string;
}): Audience {
  switch (to.role) {
    case 'vice-chair':
    case 'chair':
      return 'superior';
    case 'secretary':
      return 'secretary';
    case 'focal-person':
    case 'head':
      if (to.party === party) return to.role === 'head' ? 'own-head' : 'own-desk';
      return to.party === homeAffairs ? 'home-affairs' : 'partner';
  }
}
