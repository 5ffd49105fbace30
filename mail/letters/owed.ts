import { dayInWords } from '../../domain/wording';
import { paragraph } from '../blocks';
import type { LetterInput } from '../letter-input';
import { ask } from './ask';
import { criteriaAtLength } from './criteria';
import { type Group, unitsOf } from './group';
import { hasCome, lacking, toDo } from './missing';
import { aboutUnits, filingFacts, namedOrBelow, type Section, unitList } from './section';
import { namesOrCount, opinion, overdueBy, topicOf } from './words';

interface Told {
  group: Group;
  input: LetterInput;
}

/** Opening, reminder, due today, overdue: what Sở Nội vụ asks of those who owe, or of who asks for them. */
export function owedSection({ group, input }: Told): Section {
  const { step, half, deadline, party } = group.first;
  const { plan } = input;
  const label = labelOf({ group, input });
  const units = unitsOf(group);
  const isOwn = units.length === 1 && units[0]?.id === party.id;
  const about = isOwn ? '' : namesOrCount({ names: units.map(({ name }) => name), noun: 'đơn vị' });
  const sentences = [standing({ group, input }), request({ group, input }), consequence({ group, input })];
  return {
    heading: `${label}: ${topicOf({ step, half, plan })}`,
    subject: `${label}: ${topicOf({ step, half, plan, about, deadline })}`,
    blocks: [
      paragraph(sentences.filter(Boolean).join(' ')),
      filingFacts({ group, plan }),
      ...(isOwn ? [] : unitList(group)),
      ...(group.kind === 'opening' ? criteriaAtLength(group, plan) : []),
    ],
    owed: true,
  };
}

/** On D the last day may have been yesterday, by the plan's reading: then nothing is due today any more. */
const isOver = ({ group: { kind, first }, input }: Told): boolean =>
  kind === 'due-today' && first.lastDay < input.today;

function labelOf({ group, input }: Told): string {
  const { kind, first } = group;
  // Of members is only said that nothing has come yet.
  const isMember = first.step === 'member-opinion';
  switch (kind) {
    case 'opening':
      return 'Mở đợt đánh giá';
    case 'due-today':
      if (!isOver({ group, input })) return 'Đến hạn hôm nay';
      return isMember
        ? 'Đến nay chưa nhận được'
        : `Thời hạn đã hết vào cuối ngày ${dayInWords(first.lastDay)}`;
    case 'overdue':
      return isMember ? 'Đến nay chưa nhận được' : `Đã ${overdueBy(first.day)}`;
    default:
      return 'Nhắc thời hạn';
  }
}

/** How the matter stands, before anything is asked. */
function standing({ group, input }: Told): string {
  const { kind, first } = group;
  const { plan } = input;
  const about = aboutUnits(unitsOf(group));
  if (kind === 'overdue') {
    if (first.step === 'member-opinion') return `Đến nay chưa nhận được ${opinion(plan)} ${about}.`;
    const aboutOthers = first.step === 'self-review' ? '' : ` ${about}`;
    const lack = lacking({ item: first, plan, about: aboutOthers });
    return `Đến nay ${first.party.name} ${lack}; đã ${overdueBy(first.day)}.`;
  }
  const today = kind === 'due-today' ? onTheDay({ group, input }) : '';
  const come = hasCome({ item: first, plan, about });
  return [today, come].filter(Boolean).join(' ');
}

function onTheDay({ group, input }: Told): string {
  const { first } = group;
  const today = dayInWords(input.today);
  if (!isOver({ group, input })) return `Hôm nay, ngày ${today}, là ngày đến hạn.`;
  if (first.step === 'member-opinion')
    return `Hôm nay là ngày ${today}; đến nay chưa nhận được ${opinion(input.plan)} ${aboutUnits(unitsOf(group))}.`;
  return `Hôm nay là ngày ${today}; thời hạn đã hết vào cuối ngày ${dayInWords(first.lastDay)}.`;
}

/** What is to be done, and about whom. */
function deed({ group, input }: Told): string {
  const { step, half } = group.first;
  const words = toDo(group.first, input.plan);
  // Of one half the sentence before has said about whom.
  return step === 'self-review' || half ? words : `${words} ${aboutUnits(unitsOf(group))}`;
}

function request({ group, input }: Told): string {
  const isLate = group.kind === 'overdue';
  return ask({
    group,
    plan: input.plan,
    done: isLate ? 'sớm hoàn thành' : deed({ group, input }),
    of: namedOrBelow(unitsOf(group)),
  });
}

/** A filing of today is then in a column of its own. */
function consequence({ group, input }: Told): string {
  return isOver({ group, input }) && group.audience !== 'secretary'
    ? 'Văn bản gửi trong hôm nay được ghi nhận là “gửi trong ngày đến hạn”.'
    : '';
}
