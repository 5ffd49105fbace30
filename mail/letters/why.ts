import type { LetterInput, LetterInputItem, PlanTexts } from '../letter-input';
import { groupItems } from './group';
import { distinctBy, joined, namesOrCount } from './words';

type Reader = LetterInputItem['to'];

/** Why this person got the letter: the roles by which they were written to. */
export function whySentence(input: LetterInput): string {
  const { plan } = input;
  const readers = readersOf(input);
  const duty = urges(input) ? `, cơ quan hướng dẫn, đôn đốc thực hiện ${plan.shortSource}` : '';
  const inCharge = readers.filter(({ role }) => role === 'vice-chair').map(({ party }) => party.name);
  const roles = readers
    .filter(({ role }) => role !== 'vice-chair')
    .map((reader) => `${roleInWords(reader, plan)}${reader.party.id === plan.homeAffairs.id ? duty : ''}`);
  if (inCharge.length > 0) {
    const names = namesOrCount({ names: inCharge, noun: 'cơ quan, đơn vị nêu trên', few: 3 });
    roles.push(`${plan.provincialCommittee.leaders} phụ trách ${names}`);
  }
  return `Đồng chí nhận được thư này với tư cách là ${joined(roles)}.`;
}

function readersOf({ items, alsoOwed, unreleased, plan }: LetterInput): Reader[] {
  const readers: Reader[] = [...items, ...alsoOwed].map(({ to }) => to);
  if (unreleased > 0) readers.push({ party: plan.homeAffairs, role: 'head' });
  return distinctBy(readers, ({ party, role }) => `${party.id}/${role}`);
}

/** Whether Sở Nội vụ is told of others, as the plan has it guide and urge. */
const urges = ({ items, plan, unreleased }: LetterInput): boolean =>
  unreleased > 0 ||
  groupItems({ items, plan }).some(
    ({ kind, audience }) => kind === 'escalation' && audience === 'home-affairs',
  );

function roleInWords({ party, role }: Reader, { provincialCommittee }: PlanTexts): string {
  switch (role) {
    case 'focal-person':
      return `đầu mối của ${party.name}`;
    case 'head':
      return `người đứng đầu ${party.name}`;
    case 'secretary':
      return `thư ký của đồng chí ${party.name}`;
    case 'vice-chair':
      return `${provincialCommittee.leaders} phụ trách ${party.name}`;
    case 'chair':
      return provincialCommittee.chair;
  }
}
