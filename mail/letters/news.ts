import { type Block, paragraph } from '../blocks';
import type { LetterInput, LetterInputItem } from '../letter-input';
import { type Group, partiesOf, unitsOf } from './group';
import type { Section } from './section';
import { distinctBy, joined, namesOrCount, topicOf } from './words';

/** What an evaluated unit or a filing body is told without being asked anything: one letter a day. */
export function newsSection({ group, input }: { group: Group; input: LetterInput }): Section {
  switch (group.kind) {
    case 'announced':
      return announced(group);
    case 'frozen':
      return frozen({ group, input });
    case 'recognised':
      return recognised({ group, input });
    default:
      return received({ group, input });
  }
}

const namesOf = (group: Group): string[] => unitsOf(group).map(({ name }) => name);

function announced(group: Group): Section {
  const label = 'Đã thông báo công khai kết quả nhận xét, đánh giá';
  const agencies = partiesOf(group).map(({ name }) => name);
  const unit = group.first.unit.name;
  return {
    heading: label,
    subject: `${label}: ${unit}`,
    blocks: [
      paragraph(`${joined(agencies)} đã thông báo công khai kết quả nhận xét, đánh giá đối với ${unit}.`),
    ],
    owed: false,
  };
}

function frozen({ group, input }: { group: Group; input: LetterInput }): Section {
  const units = namesOf(group);
  const { partyBody, homeAffairs, subject } = input.plan;
  return {
    heading: 'Đã chốt hồ sơ',
    subject: `Đã chốt hồ sơ: ${namesOrCount({ names: units, noun: 'đơn vị' })}`,
    blocks: [
      paragraph(
        `${homeAffairs.name} đã chốt hồ sơ đánh giá ${subject} của ${joined(units)} ` +
          `để tổng hợp, trình ${partyBody.name}. ` +
          'Văn bản đến sau thời điểm này được lưu, ghi “gửi sau khi chốt hồ sơ” và không đưa vào hồ sơ đã chốt.',
      ),
    ],
    owed: false,
  };
}

/** The one level that a letter may name. */
function recognised({ group, input }: { group: Group; input: LetterInput }): Section {
  const { provincialCommittee, outcome } = input.plan;
  const label = `Đã công nhận ${outcome}`;
  const rows = distinctBy(group.items, ({ unit }) => unit.id);
  return {
    heading: label,
    subject: `${label}: ${namesOrCount({ names: namesOf(group), noun: 'đơn vị' })}`,
    blocks: rows.map(({ unit, levelName }) =>
      paragraph(
        `${provincialCommittee.name} đã công nhận ${outcome} của ${unit.name}` +
          `${levelName ? `: ${levelName}` : ''}.`,
      ),
    ),
    owed: false,
  };
}

function received({ group, input }: { group: Group; input: LetterInput }): Section {
  const { first } = group;
  const rows = distinctBy(group.items, (item) => `${item.unit.id} ${receiptOf(item)}`);
  const receipts = new Set(rows.map(receiptOf));
  const same = receipts.size === 1 ? ` (${receiptOf(first)})` : '';
  const { step } = first;
  const { plan } = input;
  const about = step === 'self-review' ? '' : namesOrCount({ names: namesOf(group), noun: 'đơn vị' });
  return {
    heading: `Đã tiếp nhận: ${topicOf({ step, plan })}`,
    subject: `Đã tiếp nhận: ${topicOf({ step, plan, about })}`,
    blocks: [
      paragraph(`${plan.homeAffairs.name} đã tiếp nhận ${filed({ group, input })}${same}.`),
      ...receiptList(rows, receipts.size > 1),
      ...(step === 'agency-review' ? [stillToAnnounce(input)] : []),
    ],
    owed: false,
  };
}

function filed({ group, input }: { group: Group; input: LetterInput }): string {
  const { step, party } = group.first;
  const { what, received } = input.plan.steps[step];
  const units = namesOf(group);
  const about = units.length === 1 ? (units[0] as string) : `${units.length} đơn vị nêu dưới đây`;
  switch (step) {
    case 'agency-review':
      return `${received ?? 'bản nhận xét – đánh giá'} của ${party.name} đối với ${about}`;
    case 'member-opinion':
      return `${received ?? 'ý kiến'} của đồng chí ${party.name} đối với ${about}`;
    default:
      return `${received ?? what} của ${party.name}`;
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
  paragraph(`Bước 1 hoàn thành khi đã có đủ ${plan.steps['agency-review'].what}.`);
