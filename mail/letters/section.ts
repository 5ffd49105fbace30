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

/** By when, and where to file: the same lines under everything that is owed. */
export function filingFacts({ item, plan }: { item: LetterInputItem; plan: PlanTexts }): Block {
  const { filingText } = plan.steps[item.step];
  const left = item.kind === 'reminder' && item.day > 0 ? `; còn ${item.day} ngày làm việc` : '';
  const facts = [
    { label: 'Thời hạn', text: `${item.deadlineText}${left}` },
    { label: 'Hình thức gửi', text: filingText },
    ...onlineFacts(item),
  ];
  return { type: 'facts', facts };
}

const WITHHELD = '(đường dẫn và mã việc riêng của người nhận, chỉ ghi trong thư gửi đi)';

/** The way to the matter's page: a link, and a code that is typed where the letter was printed or passed on. */
export function onlineFacts({ link, half }: LetterInputItem): Fact[] {
  if (!link) return [];
  const label = half === 'announcement' ? 'Thực hiện trực tuyến' : 'Nộp trực tuyến';
  if (link === 'withheld') return [{ label, text: WITHHELD }];
  const { href, code, codeAt } = link;
  return [
    { label, text: href, href },
    { label: 'Mã việc', text: `${code} (khi thư được in hoặc chuyển tiếp, nhập mã tại ${codeAt})` },
  ];
}

/** One unit is named in the sentence; several are listed below it. */
export const unitList = (units: readonly NamedParty[]): Block[] =>
  units.length > 1 ? [{ type: 'list', entries: units.map(({ name }) => name) }] : [];

/** «đối với Sở Y tế», «đối với 35 đơn vị nêu dưới đây». */
export const aboutUnits = (units: readonly NamedParty[]): string =>
  units.length === 1
    ? `đối với ${(units[0] as NamedParty).name}`
    : `đối với ${units.length} đơn vị nêu dưới đây`;
