import { type Block, paragraph } from '../blocks';
import type { LetterInput, PlanTexts } from '../letter-input';
import { ask } from './ask';
import { byDocument } from './document';
import { type Group, isOwing, partiesOf, unitsOf } from './group';
import { hasCome, toDo } from './missing';
import { received } from './received';
import { aboutUnits, filingFacts, namedOrBelow, type Section, unitList } from './section';
import { announcing, askingOpinion, givingOpinion, joined, namesOrCount, topicOf } from './words';

/** What was decided on one unit alone, and what is needed now: waived, owed again, an entry that is void, reopened. */

interface Told {
  group: Group;
  input: LetterInput;
}

const NOTHING_MORE = 'Hiện không phải gửi thêm văn bản nào về nội dung này.';

/** What one who neither owes nor asks for it is told it for. */
const FOR_INFORMATION = 'Nội dung này để đồng chí được biết.';

export function waived(told: Told): Section {
  const { group, input } = told;
  const { homeAffairs } = input.plan;
  const parties = partiesOf(group).map(({ name }) => name);
  const fact =
    group.audience === 'secretary'
      ? `Đồng chí ${joined(parties)} được miễn ${giving(group, input)}${by(group)}.`
      : `${joined(parties)} được miễn thực hiện ${what(group, input.plan)}${about(group)}${by(group)}.`;
  const then =
    group.audience === 'secretary'
      ? `${homeAffairs.name} không đề nghị đồng chí báo cáo, ${askingOpinion(input.plan)} về nội dung này nữa.`
      : isOwing(group.audience)
        ? NOTHING_MORE
        : FOR_INFORMATION;
  return section({ told, label: 'Được miễn', sentences: [fact, then], asked: false });
}

export function waiverLifted(told: Told): Section {
  const { group, input } = told;
  const parties = partiesOf(group).map(({ name }) => name);
  const fact =
    group.audience === 'secretary'
      ? `Đồng chí ${joined(parties)} không còn được miễn ${giving(group, input)}${by(group)}.`
      : `${joined(parties)} không còn được miễn thực hiện ${what(group, input.plan)}${about(group)}${by(group)}.`;
  return section({ told, label: 'Không còn được miễn', ...needed(told, fact) });
}

export function voided(told: Told): Section {
  const { group, input } = told;
  const { first } = group;
  const parties = partiesOf(group).map(({ name }) => name);
  const entry =
    first.part === 'announcement'
      ? `việc ${announcing(input.plan)} của ${joined(parties)}${about(group)}`
      : received({ group, input });
  const fact = `Thông tin nhập từ bản giấy về ${entry} có sai sót khi nhập; nay được hủy và không được tính.`;
  return section({ told, label: 'Hủy thông tin nhập từ bản giấy', ...needed(told, fact) });
}

export function reopened({ group, input }: Told): Section {
  const { subject, outcome, partyBody } = input.plan;
  const names = unitsOf(group).map(({ name }) => name);
  const label = 'Mở lại hồ sơ';
  return {
    heading: label,
    subject: `${label}: ${namesOrCount({ names, noun: 'đơn vị' })}`,
    blocks: [
      paragraph(
        `Hồ sơ đánh giá ${subject} của ${joined(names)} được mở lại${by(group)}. ` +
          `Việc tổng hợp, trình ${partyBody.name} và công nhận ${outcome} được thực hiện lại. ` +
          'Văn bản đã tiếp nhận, kể cả văn bản gửi sau khi chốt hồ sơ, được đưa vào hồ sơ và không phải gửi lại; ' +
          'nội dung còn thiếu, nếu có, được thông báo bằng thư riêng.',
      ),
    ],
    owed: false,
  };
}

/** «theo Quyết định số …»; empty of what is older than its documents are kept. */
const by = ({ first }: Group): string => byDocument(first.document);

const about = (group: Group): string =>
  group.first.step === 'self-review' ? '' : ` ${aboutUnits(unitsOf(group))}`;

/** Which units a member is, or is not, to give an opinion on. */
const giving = (group: Group, { plan }: LetterInput): string =>
  `${givingOpinion(plan)} của ${namedOrBelow(unitsOf(group))}`;

const what = ({ first }: Group, plan: PlanTexts): string => plan.steps[first.step].what;

/** What follows the fact: a request to the body that owes it again, or that there is nothing to do. */
function needed({ group, input }: Told, fact: string): { sentences: string[]; asked: boolean } {
  const { first, audience } = group;
  const { plan, today } = input;
  if (!isOwing(audience)) return { sentences: [fact, FOR_INFORMATION], asked: false };
  if (!first.owes) return { sentences: [fact, NOTHING_MORE], asked: false };
  const isPast = first.lastDay < today;
  // A waiver's sentence has just named all of it.
  const isNamed = group.kind === 'waiver-lifted' && !first.half;
  const deed = isNamed ? 'hoàn thành nội dung này' : toDo(first, plan);
  const of = namedOrBelow(unitsOf(group));
  const request = ask({ group, plan, done: `${isPast ? 'sớm ' : ''}${deed}`, of });
  const come = hasCome({ item: first, plan, about: aboutUnits(unitsOf(group)) });
  // Of a member nobody says that a deadline is past.
  const past = isPast && audience !== 'secretary' ? 'Thời hạn của nội dung này đã hết.' : '';
  return { sentences: [fact, come, past, request].filter(Boolean), asked: true };
}

function section({
  told: { group, input },
  label,
  sentences,
  asked,
}: {
  told: Told;
  label: string;
  sentences: string[];
  /** Whether the reader is asked for it from now on. */
  asked: boolean;
}): Section {
  const { step, deadline } = group.first;
  const { plan } = input;
  const units = unitsOf(group);
  const names = step === 'self-review' ? [] : units.map(({ name }) => name);
  const object = names.length === 0 ? '' : namesOrCount({ names, noun: 'đơn vị' });
  const facts: Block[] = asked ? [filingFacts({ group, plan })] : [];
  return {
    heading: `${label}: ${topicOf({ step, plan })}`,
    subject: `${label}: ${topicOf({ step, plan, about: object, ...(asked && { deadline }) })}`,
    blocks: [paragraph(sentences.join(' ')), ...facts, ...(step === 'self-review' ? [] : unitList(group))],
    owed: asked,
  };
}
