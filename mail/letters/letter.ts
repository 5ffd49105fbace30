import { type Block, heading, type LetterDraft, paragraph } from '../blocks';
import type { LetterInput } from '../letter-input';
import { alsoOwedSections } from './also-owed';
import { type Group, groupItems } from './group';
import { LISTED_MATTERS, leftOut, withinLimit } from './limit';
import { isNews, newsSection } from './news';
import { notReturnedSection } from './not-returned';
import { owedSection } from './owed';
import { reportSection } from './report';
import type { Section } from './section';
import { unreleasedSections } from './unreleased';
import { whySentence } from './why';
import { dayAtLength } from './words';

/** One letter: everything for one person at one instant, gravest first. */
export function draftLetter(input: LetterInput): LetterDraft {
  const all = groupItems(input);
  const { shown: groups, left, room } = withinLimit(all, LISTED_MATTERS);
  const alsoOwed = groupItems({ items: input.alsoOwed, plan: input.plan });
  const unlisted = alsoOwed.slice(room).flatMap(({ items }) => items);
  const toSection = (group: Group) => sectionOf({ group, input });
  const sections: Section[] = [
    ...groups.filter((group) => !isNews(group)).map(toSection),
    ...unreleasedSections(input),
    ...groups.filter(isNews).map(toSection),
    ...alsoOwedSections(alsoOwed.slice(0, room), input),
  ];
  return {
    subject: subjectOf(sections),
    blocks: [
      ...opening({ input, groups }),
      ...body(sections),
      ...leftOut(left + unlisted.length + input.more, input),
      ...closing({ input, sections }),
    ],
  };
}

function sectionOf({ group, input }: { group: Group; input: LetterInput }): Section {
  const news = newsSection({ group, input });
  if (news) return news;
  if (group.kind === 'not-returned') return notReturnedSection({ group, input });
  return group.kind === 'escalation' ? reportSection({ group, input }) : owedSection({ group, input });
}

/** The gravest matter, and how many others there are. */
function subjectOf(sections: Section[]): string {
  const [gravest, ...others] = sections;
  if (!gravest) throw new RangeError('a letter needs something to tell');
  return others.length > 0 ? `${gravest.subject} và ${others.length} nội dung khác` : gravest.subject;
}

function opening({ input, groups }: { input: LetterInput; groups: Group[] }): Block[] {
  const { person, plan, today } = input;
  const isUpward = groups.some(({ audience }) => audience === 'superior');
  const tells = isUpward ? 'kính báo cáo' : 'trân trọng thông báo';
  return [
    { type: 'masthead', sender: plan.sender.name, placeAndDate: `${plan.province}, ${dayAtLength(today)}` },
    { type: 'addressee', text: `Kính gửi: Đồng chí ${person.name}, ${person.title}` },
    paragraph(`Thực hiện ${plan.source}, ${plan.sender.name} ${tells} như sau:`),
  ];
}

/** A heading each, since a printed letter shows no subject; numbered if there are several. */
function body(sections: Section[]): Block[] {
  const number = (i: number) => (sections.length > 1 ? `${i + 1}. ` : '');
  const said = new Set<string>();
  return sections.flatMap((section, i) => [
    heading(`${number(i)}${section.heading}`),
    ...section.blocks.map((block) => withoutRepeats(block, said)),
  ]);
}

/** What holds for several sections is said in the first. */
function withoutRepeats(block: Block, said: Set<string>): Block {
  if (block.type !== 'facts') return block;
  const facts = block.facts.filter(({ label, text, once }) => {
    if (once === undefined) return true;
    const line = `${once} ${label} ${text}`;
    const isRepeated = said.has(line);
    said.add(line);
    return !isRepeated;
  });
  return { ...block, facts };
}

const trouble = ({ shortSource, troubleText }: LetterInput['plan']): Block => ({
  type: 'quote',
  introduction: `Theo ${shortSource}, trong quá trình thực hiện,`,
  text: troubleText,
});

/** In no other role than above those who are evaluated. */
const isToLeader = ({ items, alsoOwed, unreleased }: LetterInput): boolean =>
  unreleased === 0 &&
  [...items, ...alsoOwed].every(({ to: { role } }) => role === 'vice-chair' || role === 'chair');

function closing({ input, sections }: { input: LetterInput; sections: Section[] }): Block[] {
  const { plan } = input;
  const sentAlready = sections.some(({ owed }) => owed)
    ? ' Trường hợp văn bản đã được gửi trước khi nhận thư này thì không phải gửi lại.'
    : '';
  return [
    paragraph(whySentence(input)),
    // Those above are who would be told.
    ...(isToLeader(input) ? [] : [trouble(plan)]),
    { type: 'signature', closing: 'Trân trọng./.', sender: plan.sender.name },
    {
      type: 'note',
      text:
        `Thư được gửi tự động, số liệu tính đến thời điểm gửi.${sentAlready} ` +
        `Mọi trao đổi về nội dung thư xin gửi về ${plan.sender.replyTo}.`,
    },
  ];
}
