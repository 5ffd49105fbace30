import type { Part } from '../../domain/ledger/facts';
import type { LetterPage } from '../../domain/rules/letter-pages';
import type { Block, Fact } from '../blocks';
import type { LetterInputItem, NamedParty, PlanTexts } from '../letter-input';
import { criteriaInALine } from './criteria';
import { type Group, listedOf, unitsOf } from './group';

/** One matter of a letter. */
export interface Section {
  heading: string;
  /** What the subject says if this is the gravest matter of the letter. */
  subject: string;
  blocks: Block[];
  /** Something is asked of the reader or of a body that they answer for. */
  owed: boolean;
}

/** By when, where to file, on what and by which rule: the lines under everything that is asked of the reader. */
export function filingFacts({ group, plan }: { group: Group; plan: PlanTexts }): Block {
  const { first: item, kind } = group;
  const { guidance, basis } = plan.steps[item.step];
  const facts = [
    ...whenAndWhere(item, plan),
    // The first letter has them at length.
    ...(kind === 'opening' ? [] : criteriaInALine(group, plan)),
    ...(guidance && item.half !== 'announcement'
      ? [{ label: 'Hướng dẫn', text: guidance, once: item.step }]
      : []),
    ...(basis ? [{ label: 'Căn cứ', text: basis, once: item.step }] : []),
  ];
  return { type: 'facts', facts };
}

/** What a report says of the matter: its reader is not the one who writes it. */
export const reportFacts = ({ item, plan }: { item: LetterInputItem; plan: PlanTexts }): Block => ({
  type: 'facts',
  facts: whenAndWhere(item, plan),
});

const whenAndWhere = (item: LetterInputItem, plan: PlanTexts): Fact[] => [
  deadlineFact(item),
  { label: 'Hình thức gửi', text: plan.steps[item.step].filingText },
  ...onlineFacts(item),
];

function deadlineFact({ kind, day, deadlineText }: LetterInputItem): Fact {
  const left = kind === 'reminder' && day > 0 ? `; còn ${day} ngày làm việc` : '';
  return { label: 'Thời hạn', text: `${deadlineText}${left}` };
}

const LINK_LABELS: Readonly<Record<LetterPage, Readonly<Record<Part, string>>>> = {
  task: { filing: 'Nộp trực tuyến', announcement: 'Thực hiện trực tuyến' },
  overdue: { filing: 'Danh sách việc quá hạn', announcement: 'Danh sách việc quá hạn' },
};

const WITHHELD = '(đường dẫn và mã việc riêng của người nhận, chỉ ghi trong thư gửi đi)';

/** The way to the matter's page: a link, and a code that is typed where the letter was printed or passed on. */
export function onlineFacts({ link, half }: LetterInputItem): Fact[] {
  if (!link) return [];
  const label = LINK_LABELS[link.page][half ?? 'filing'];
  // The list of a step is one, in however many of its sections the letter reports.
  const once = link.page === 'overdue' ? { once: link.page } : {};
  if (!link.printed) return [{ label, text: WITHHELD, ...once }];
  const { href, code, codeAt } = link.printed;
  return [
    { label, text: href, href, ...once },
    {
      label: 'Mã việc',
      text: `${code} (khi thư được in hoặc chuyển tiếp, nhập mã tại ${codeAt})`,
      ...once,
    },
  ];
}

/** One unit is named in the sentence; several are listed below it, as far as the letter lists them. */
export function unitList(group: Group): Block[] {
  if (unitsOf(group).length < 2) return [];
  return [{ type: 'list', entries: unitsOf(listedOf(group)).map(({ name }) => name) }];
}

/** «Sở Y tế», «35 đơn vị nêu dưới đây». */
export const namedOrBelow = (units: readonly NamedParty[]): string =>
  units.length === 1 ? (units[0] as NamedParty).name : `${units.length} đơn vị nêu dưới đây`;

/** «đối với Sở Y tế», «đối với 35 đơn vị nêu dưới đây». */
export const aboutUnits = (units: readonly NamedParty[]): string => `đối với ${namedOrBelow(units)}`;
