import type { Entry } from '../blocks';
import type { LetterInput, LetterInputItem } from '../letter-input';
import { type Group, groupItems, unitsOf } from './group';
import { missingOf } from './missing';
import { onlineFacts, type Section } from './section';
import { capitalised, namesOrCount, overdueBy } from './words';

/** What else the reader owes: a short list, so that one letter is enough to know all. */
export function alsoOwedSections({ alsoOwed, plan }: LetterInput): Section[] {
  if (alsoOwed.length === 0) return [];
  const heading = 'Nội dung khác còn phải thực hiện';
  const entries = groupItems({ items: alsoOwed, plan }).map((group) => lineOf({ group, plan }));
  return [{ heading, subject: heading, blocks: [{ type: 'list', entries }], owed: true }];
}

function lineOf({ group, plan }: { group: Group; plan: LetterInput['plan'] }): Entry {
  const { first, audience } = group;
  const { filingText } = plan.steps[first.step];
  const names = unitsOf(group).map(({ name }) => name);
  const noun = audience === 'secretary' ? `ý kiến của đồng chí ${first.party.name}` : missingOf(first, plan);
  const about =
    first.step === 'self-review' ? '' : ` đối với ${namesOrCount({ names, noun: 'đơn vị', few: 3 })}`;
  return {
    text: `${capitalised(noun)}${about}: ${first.deadlineText}; ${standing(first)}; ${filingText}.`,
    facts: onlineFacts(first),
  };
}

function standing({ kind, step, day }: LetterInputItem): string {
  if (kind === 'due-today') return 'đến hạn hôm nay';
  if (kind === 'overdue')
    return step === 'member-opinion' ? 'đến nay chưa nhận được' : `đã ${overdueBy(day)}`;
  return `còn ${day} ngày làm việc`;
}
