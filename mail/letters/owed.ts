import { dayInWords } from '../../domain/wording';
import { paragraph } from '../blocks';
import type { LetterInput } from '../letter-input';
import { type Group, unitsOf } from './group';
import { aboutUnits, filingFacts, type Section, unitList } from './section';
import { namesOrCount, overdueBy, topicOf } from './words';

/** Opening, reminder, due today, overdue: what Sở Nội vụ asks of those who owe, or of who asks for them. */
export function owedSection({ group, input }: { group: Group; input: LetterInput }): Section {
  const { step, deadline, party } = group.first;
  const { plan } = input;
  const label = labelOf(group);
  const units = unitsOf(group);
  const isOwn = units.length === 1 && units[0]?.id === party.id;
  const about = isOwn ? '' : namesOrCount({ names: units.map(({ name }) => name), noun: 'đơn vị' });
  const sentences = [standing({ group, input }), request({ group, input }), consequence({ group, input })];
  return {
    heading: `${label}: ${topicOf({ step, plan })}`,
    subject: `${label}: ${topicOf({ step, plan, about, deadline })}`,
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
  if (kind === 'due-today') return `Hôm nay, ngày ${dayInWords(input.today)}, là ngày đến hạn.`;
  if (kind !== 'overdue') return '';
  return first.step === 'member-opinion'
    ? `Đến nay chưa nhận được ý kiến ${aboutUnits(unitsOf(group))}.`
    : `Đến nay ${first.party.name} chưa hoàn thành ${matter({ group, input })}; đã ${overdueBy(first.day)}.`;
}

/** What is owed, and about whom. */
function matter({ group, input }: { group: Group; input: LetterInput }): string {
  const { step } = group.first;
  const { what } = input.plan.steps[step];
  return step === 'self-review' ? what : `${what} ${aboutUnits(unitsOf(group))}`;
}

/** The request in the voice that belongs to the reader. */
function request({ group, input }: { group: Group; input: LetterInput }): string {
  const { kind, first, audience } = group;
  const { homeAffairs } = input.plan;
  if (audience === 'secretary') {
    const about = kind === 'overdue' ? '' : ` ${aboutUnits(unitsOf(group))}`;
    return `${homeAffairs.name} kính đề nghị đồng chí báo cáo, xin ý kiến đồng chí ${first.party.name}${about}.`;
  }
  const done = kind === 'overdue' ? 'sớm hoàn thành' : `hoàn thành ${matter({ group, input })}`;
  if (audience === 'partner') {
    return `${homeAffairs.name} trân trọng đề nghị ${first.to.party.name} phối hợp để ${done}.`;
  }
  return first.party.id === homeAffairs.id
    ? `Trân trọng đề nghị đồng chí ${done}.`
    : `${homeAffairs.name} trân trọng đề nghị ${first.party.name} ${done}.`;
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
