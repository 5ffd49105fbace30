import type { PlainDate } from '../../domain/time';
import type { Entry } from '../blocks';
import type { LetterInput, LetterInputItem } from '../letter-input';
import { type Group, unitsOf } from './group';
import { missingOf } from './missing';
import { onlineFacts, type Section } from './section';
import { capitalised, namesOrCount, opinion, overdueBy } from './words';

/** What else the reader owes: a short list, so that one letter is enough to know all. */
export function alsoOwedSections(groups: readonly Group[], input: LetterInput): Section[] {
  if (groups.length === 0) return [];
  const heading = 'Nội dung khác còn phải thực hiện';
  const entries = groups.map((group) => lineOf(group, input));
  return [{ heading, subject: heading, blocks: [{ type: 'list', entries }], owed: true }];
}

function lineOf(group: Group, { plan, today }: LetterInput): Entry {
  const { first, audience } = group;
  const { filingText } = plan.steps[first.step];
  const names = unitsOf(group).map(({ name }) => name);
  const noun =
    audience === 'secretary' ? `${opinion(plan)} của đồng chí ${first.party.name}` : missingOf(first, plan);
  const about =
    first.step === 'self-review' ? '' : ` đối với ${namesOrCount({ names, noun: 'đơn vị', few: 3 })}`;
  return {
    text: `${capitalised(noun)}${about}: ${first.deadlineText}; ${standing(first, today)}; ${filingText}.`,
    facts: onlineFacts(first),
  };
}

function standing({ kind, step, day, lastDay }: LetterInputItem, today: PlainDate): string {
  if (kind === 'reminder' || kind === 'opening') return `còn ${day} ngày làm việc`;
  if (lastDay >= today) return 'đến hạn hôm nay';
  if (step === 'member-opinion') return 'đến nay chưa nhận được';
  return kind === 'overdue' ? `đã ${overdueBy(day)}` : 'đã hết thời hạn';
}
