import type { NoticeKind } from '../../domain/ledger/notices';
import { byGravity } from '../../domain/letters';
import { STEP_IDS } from '../../domain/plan';
import type { Audience } from '../../domain/rules/audience';
import type { LetterInput, LetterInputItem, NamedParty } from '../letter-input';
import { audienceOf } from './audience';
import { distinctBy } from './words';

/** Items that one section of a letter tells together: the same matter, step, deadline, standing and voice. */
export interface Group {
  kind: NoticeKind;
  audience: Audience;
  /** Speaks for all items in what they share. */
  first: LetterInputItem;
  items: LetterInputItem[];
  /** How many of the items the letter lists; without it all. */
  listed?: number;
}

/** The part of a group that the letter lists. */
export const listedOf = ({ items, listed }: Group): Pick<Group, 'items'> => ({
  items: items.slice(0, listed),
});

/** In the register's order; who is no unit comes after those who are. */
const byRegister = (a: NamedParty, b: NamedParty): number =>
  (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER);

const isPast = ({ kind }: Group): boolean => kind === 'overdue' || kind === 'escalation';

/** Of step 1: what has not come at all before what has come by half. */
const HALVES: readonly LetterInputItem['half'][] = [undefined, 'filing', 'announcement'];

/** Gravest first, then longest overdue, then what is due soonest; of equals the earlier step. */
function inOrder(a: Group, b: Group): number {
  const gravity = byGravity(a.kind, b.kind);
  if (gravity !== 0) return gravity;
  // Of what became owed after its deadline, that says nothing of how long it has been owed.
  if (isPast(a) && a.first.day !== b.first.day) return b.first.day - a.first.day;
  if (a.first.deadline !== b.first.deadline) return a.first.deadline < b.first.deadline ? -1 : 1;
  const step = STEP_IDS.indexOf(a.first.step) - STEP_IDS.indexOf(b.first.step);
  return step === 0 ? HALVES.indexOf(a.first.half) - HALVES.indexOf(b.first.half) : step;
}

export function groupItems({
  items,
  plan,
}: {
  items: LetterInputItem[];
  plan: LetterInput['plan'];
}): Group[] {
  const groups = new Map<string, Group>();
  const inRegister = saidOnce(items).sort((a, b) => byRegister(a.unit, b.unit));
  for (const item of inRegister) {
    const audience = audienceOf({ item, plan });
    // Of members is only said that nothing has come yet, and not for how long.
    const day = item.step === 'member-opinion' ? '' : item.day;
    const owner = ownerKey(item, audience);
    const key = [item.kind, item.step, item.deadline, day, audience, ...told(item), owner].join(' ');
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { kind: item.kind, audience, first: item, items: [item] });
  }
  return [...groups.values()].sort(inOrder);
}

/** What of a matter the items of one section share, beside whom it is about. */
const told = ({ half, owes, part, submitted, awaits }: LetterInputItem): unknown[] => [
  half,
  owes,
  part,
  submitted,
  awaits,
];

/** What was never sent up has not come back either: a report of the first says both. */
function saidOnce(items: LetterInputItem[]): LetterInputItem[] {
  const matter = ({ step, unit }: LetterInputItem) => `${step} ${unit.id}`;
  const reported = new Set(items.filter(({ kind }) => kind === 'escalation').map(matter));
  return items.filter(
    (item) => item.kind !== 'not-returned' || item.submitted || !reported.has(matter(item)),
  );
}

/** News is told unit by unit; a reader who answers for several bodies is asked body by body; reports take them all. */
function ownerKey(
  { kind, step, party, unit, members, to, document }: LetterInputItem,
  audience: Audience,
): string {
  switch (kind) {
    case 'announced':
      return unit.id;
    case 'frozen':
    case 'recognised':
    case 'not-returned':
      return '';
    case 'reopened':
      return document?.number ?? '';
    case 'waived':
    case 'waiver-lifted':
    case 'voided': {
      const owner = to.party.id === unit.id && to.party.id !== party.id ? `${unit.id} ` : party.id;
      return `${owner} ${document?.number ?? ''}`;
    }
    default:
      if (isOwing(audience)) return party.id;
      return step === 'member-opinion' ? members : '';
  }
}

/** The reader answers for the body that owes. */
export const isOwing = (audience: Audience): boolean =>
  audience === 'own-desk' || audience === 'own-head' || audience === 'secretary';

export const unitsOf = ({ items }: Pick<Group, 'items'>): NamedParty[] =>
  distinctBy(
    items.map(({ unit }) => unit),
    ({ id }) => id,
  );

export const partiesOf = ({ items }: Pick<Group, 'items'>): NamedParty[] =>
  distinctBy(
    items.map(({ party }) => party),
    ({ id }) => id,
  ).sort(byRegister);
