import type { Block, Fact } from '../blocks';
import type { LetterInputItem, NamedParty, PlanTexts } from '../letter-input';

/** One matter of a letter. */
export interface Section {
  heading: string;
  /** What the subject says if this is the gravest matter of the letter. */
  subject: string;
  blocks: Block[];
  /** Something is asked of the reader or of a body that they answer for. */
  owed: boolean;
}

/** By when, and where to file: the same two lines under everything that is owed. */
export function filingFacts({ item, plan }: { item: LetterInputItem; plan: PlanTexts }): Block {
  const { filingText, filingUrl } = plan.steps[item.step];
  const left = item.kind === 'reminder' && item.day > 0 ? `; còn ${item.day} ngày làm việc` : '';
  const facts: Fact[] = [
    { label: 'Thời hạn', text: `${item.deadlineText}${left}` },
    { label: 'Hình thức gửi', text: filingText },
  ];
  if (filingUrl) facts.push({ label: 'Địa chỉ gửi', text: filingUrl, href: filingUrl });
  return { type: 'facts', facts };
}

/** One unit is named in the sentence; several are listed below it. */
export const unitList = (units: readonly NamedParty[]): Block[] =>
  units.length > 1 ? [{ type: 'list', entries: units.map(({ name }) => name) }] : [];

/** «đối với Sở Y tế», «đối với 35 đơn vị nêu dưới đây». */
export const aboutUnits = (units: readonly NamedParty[]): string =>
  units.length === 1
    ? `đối với ${(units[0] as NamedParty).name}`
    : `đối với ${units.length} đơn vị nêu dưới đây`;
