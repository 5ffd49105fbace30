import { dayInWords } from '../../domain/wording';
import { paragraph } from '../blocks';
import type { LetterInput } from '../letter-input';
import { ask } from './ask';
import { type Group, unitsOf } from './group';
import { hasCome, lacking, toDo } from './missing';
import { aboutUnits, filingFacts, type Section, unitList } from './section';
import { namesOrCount, overdueBy, topicOf } from './words';

/** Opening, reminder, due today, overdue: what Sở Nội vụ asks of those who owe, or of who asks for them. */
export function owedSection({ group, input }: { group: Group; input: LetterInput }): Section {
  const { step, half, deadline, party } = group.first;
  const { plan } = input;
  const label = labelOf(group);
  const units = unitsOf(group);
  const isOwn = units.length === 1 && units[0]?.id === party.id;
  const about = isOwn ? '' : namesOrCount({ names: units.map(({ name }) => name), noun: 'đơn vị' });
  const sentences = [standing({ group, input }), request({ group, input }), consequence({ group, input })];
  return {
    heading: `${label}: ${topicOf({ step, half, plan })}`,
    subject: `${label}: ${topicOf({ step, half, plan, about, deadline })}`,
    blocks: [
      paragraph(sentences.filter(Boolean).join(' ')),
      filingFacts({ item: group.first, plan }),
      ...unitList(units),
    ],
    owed: true,
  };
}

function labelOf({ kind, first }: Group): string {
  switch (kind) {
    case 'opening':
      return 'Mở đợt đánh giá';
    case 'due-today':
      return 'Đến hạn hôm nay';
    case 'overdue':
      // Of members is only said that nothing has come yet.
      return first.step === 'member-opinion' ? 'Đến nay chưa nhận được' : `Đã ${overdueBy(first.day)}`;
    default:
      return 'Nhắc thời hạn';
  }
}

/** How the matter stands, before anything is asked. */
function standing({ group, input }: { group: Group; input: LetterInput }): string {
  const { kind, first } = group;
  const { plan } = input;
  const about = aboutUnits(unitsOf(group));
  if (kind === 'overdue') {
    if (first.step === 'member-opinion') return `Đến nay chưa nhận được ý kiến ${about}.`;
    const aboutOthers = first.step === 'self-review' ? '' : ` ${about}`;
    const lack = lacking({ item: first, plan, about: aboutOthers });
    return `Đến nay ${first.party.name} ${lack}; đã ${overdueBy(first.day)}.`;
  }
  const today = kind === 'due-today' ? `Hôm nay, ngày ${dayInWords(input.today)}, là ngày đến hạn.` : '';
  const come = hasCome({ item: first, plan, about });
  return [today, come].filter(Boolean).join(' ');
}

/** What is to be done, and about whom. */
function deed({ group, input }: { group: Group; input: LetterInput }): string {
  const { step, half } = group.first;
  const words = toDo(group.first, input.plan);
  // Of one half the sentence before has said about whom.
  return step === 'self-review' || half ? words : `${words} ${aboutUnits(unitsOf(group))}`;
}

function request({ group, input }: { group: Group; input: LetterInput }): string {
  const isOverdue = group.kind === 'overdue';
  return ask({
    group,
    plan: input.plan,
    done: isOverdue ? 'sớm hoàn thành' : deed({ group, input }),
    about: isOverdue ? '' : ` ${aboutUnits(unitsOf(group))}`,
  });
}

/** By the plan's reading the last day may have been yesterday; a filing of today is then in a column of its own. */
function consequence({
  group: { kind, audience, first },
  input,
}: {
  group: Group;
  input: LetterInput;
}): string {
  const isOnTheDay = kind === 'due-today' && first.lastDay < input.today && audience !== 'secretary';
  return isOnTheDay ? 'Văn bản gửi trong hôm nay được ghi nhận là “gửi trong ngày đến hạn”.' : '';
}
