import { type Block, paragraph } from '../blocks';
import type { LetterInput, LetterInputItem } from '../letter-input';
import { type Group, unitsOf } from './group';
import type { Section } from './section';
import { capitalised, distinctBy, namesOrCount, opinion, review, topicOf } from './words';

/** What has come, and how late. */
export function receiptSection({ group, input }: { group: Group; input: LetterInput }): Section {
  const { first } = group;
  const rows = distinctBy(group.items, (item) => `${item.unit.id} ${receiptOf(item)}`);
  const receipts = new Set(rows.map(receiptOf));
  const same = receipts.size === 1 ? ` (${receiptOf(first)})` : '';
  const { step } = first;
  const { plan } = input;
  const about =
    step === 'self-review'
      ? ''
      : namesOrCount({ names: unitsOf(group).map(({ name }) => name), noun: 'đơn vị' });
  return {
    heading: `Đã tiếp nhận: ${topicOf({ step, plan })}`,
    subject: `Đã tiếp nhận: ${topicOf({ step, plan, about })}`,
    blocks: [
      paragraph(`${plan.homeAffairs.name} đã tiếp nhận ${received({ group, input })}${same}.`),
      ...receiptList(rows, receipts.size > 1),
      ...(step === 'agency-review' ? [stillToAnnounce(input)] : []),
    ],
    owed: false,
  };
}

/** What a receipt confirms, and of whom. */
export function received({ group, input }: { group: Group; input: LetterInput }): string {
  const { step, party } = group.first;
  const { plan } = input;
  const { what, received: words } = plan.steps[step];
  const units = unitsOf(group).map(({ name }) => name);
  const about = units.length === 1 ? (units[0] as string) : `${units.length} đơn vị nêu dưới đây`;
  switch (step) {
    case 'agency-review':
      return `${review(plan)} của ${party.name} đối với ${about}`;
    case 'member-opinion':
      return `${opinion(plan)} của đồng chí ${party.name} đối với ${about}`;
    default:
      return `${words ?? what} của ${party.name}`;
  }
}

function receiptOf({ timeliness, lateWorkingDays = 0 }: LetterInputItem): string {
  switch (timeliness) {
    case 'on-time':
      return 'đúng thời hạn';
    case 'on-the-day':
      return 'gửi trong ngày đến hạn';
    case 'late':
      return lateWorkingDays > 0 ? `gửi sau thời hạn ${lateWorkingDays} ngày làm việc` : 'gửi sau thời hạn';
    case undefined:
      return 'gửi sau khi chốt hồ sơ, được lưu nhưng chưa đưa vào hồ sơ';
  }
}

function receiptList(rows: LetterInputItem[], differ: boolean): Block[] {
  if (rows.length === 1) return [];
  const entries = rows.map((row) => (differ ? `${row.unit.name}: ${receiptOf(row)}` : row.unit.name));
  return [{ type: 'list', entries }];
}

/** A review alone does not end step 1, and a reader who thinks so would be surprised by the next reminder. */
const stillToAnnounce = ({ plan }: LetterInput): Block =>
  paragraph(
    `${capitalised(plan.steps['agency-review'].label)} hoàn thành khi đã có đủ ${plan.steps['agency-review'].what}.`,
  );
