import type { NoticeKind } from '../../domain/ledger/notices';
import { byGravity } from '../../domain/letters';
import type { LetterInput, LetterInputItem, NamedParty } from '../letter-input';
import { type Audience, audienceOf } from './audience';
import { distinctBy, stepNumber } from './words';

/** Items that one section of a letter tells together: the same matter, step, deadline, standing and voice. */
export interface Group {
  kind: NoticeKind;
  audience: Audience;
  /** Speaks for all items in what they share. */
  first: LetterInputItem;
  items: LetterInputItem[];
}

const isPast = ({ kind }: Group): boolean => kind === 'overdue' || kind === 'escalation';

/** Gravest first, then longest overdue, then what is due soonest; of equals the earlier step. */
function inOrder(a: Group, b: Group): number {
  const gravity = byGravity(a.kind, b.kind);
  if (gravity !== 0) return gravity;
  // Of what became owed after its deadline, that says nothing of how long it has been owed.
  if (isPast(a) && a.first.day !== b.first.day) return b.first.day - a.first.day;
  if (a.first.deadline !== b.first.deadline) return a.first.deadline < b.first.deadline ? -1 : 1;
  return stepNumber(a.first.step) - stepNumber(b.first.step);
}

export function groupItems({
  items,
  plan,
}: {
  items: LetterInputItem[];
  plan: LetterInput['plan'];
}): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const audience = audienceOf({ item, plan });
    // Of members is only said that nothing has come yet, and not for how long.
    const day = item.step === 'member-opinion' ? '' : item.day;
    const key = [item.kind, item.step, item.deadline, day, audience, ownerKey(item, audience)].join(' ');
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { kind: item.kind, audience, first: item, items: [item] });
  }
  return [...groups.values()].sort(inOrder);
}

/** News is told unit by unit; a reader who answers for several bodies is asked body by body; reports take them all. */
function ownerKey({ kind, step, party, unit, members }: LetterInputItem, audience: Audience): string {
  if (kind === 'announced') return unit.id;
  if (kind === 'frozen' || kind === 'recognised') return '';
  if (audience === 'own-desk' || audience === 'own-head' || audience === 'secretary') return party.id;
  return step === 'member-opinion' ? members : '';
}

export const unitsOf = ({ items }: Pick<Group, 'items'>): NamedParty[] =>
  distinctBy(
    items.map(({ unit }) => unit),
    ({ id }) => id,
  );

export const partiesOf = ({ items }: Pick<Group, 'items'>): NamedParty[] =>
  distinctBy(
    items.map(({ party }) => party),
    ({ id }) => id,
  );
