import type { NoticeKind } from '../../domain/ledger/notices';
import { type Block, paragraph } from '../blocks';
import type { LetterInput, ToldDocument } from '../letter-input';
import { byDocument, cited, publishedAt } from './document';
import { type Group, partiesOf, unitsOf } from './group';
import { receiptSection } from './received';
import type { Section } from './section';
import { reopened, voided, waived, waiverLifted } from './unit-news';
import { announcing, capitalised, distinctBy, joined, namesOrCount } from './words';

interface Told {
  group: Group;
  input: LetterInput;
}

/** What an evaluated unit or a filing body is told because it has happened: one letter a day. */
const NEWS: Partial<Record<NoticeKind, (told: Told) => Section>> = {
  received: receiptSection,
  announced,
  frozen,
  reopened,
  recognised,
  waived,
  'waiver-lifted': waiverLifted,
  voided,
};

export const isNews = ({ kind }: Group): boolean => kind in NEWS;

/** Undefined of a matter that is no news. */
export const newsSection = (told: Told): Section | undefined => NEWS[told.group.kind]?.(told);

const namesOf = (group: Group): string[] => unitsOf(group).map(({ name }) => name);

function announced({ group, input }: Told): Section {
  const done = `đã ${announcing(input.plan)}`;
  const label = capitalised(done);
  const agencies = partiesOf(group).map(({ name }) => name);
  const unit = group.first.unit.name;
  const isOne = agencies.length === 1;
  const by = isOne ? byDocument(group.first.document, 'tại') : '';
  return {
    heading: label,
    subject: `${label}: ${unit}`,
    blocks: [
      paragraph(`${joined(agencies)} ${done} đối với ${unit}${by}.`),
      ...(isOne ? published(group.first.document) : documentsByAgency(group)),
    ],
    owed: false,
  };
}

const published = (document: ToldDocument | undefined): Block[] => {
  const facts = document ? publishedAt(document) : [];
  return facts.length > 0 ? [{ type: 'facts', facts }] : [];
};

function documentsByAgency(group: Group): Block[] {
  const rows = distinctBy(group.items, ({ party }) => party.id);
  const entries = rows.flatMap(({ party, document }) =>
    document ? [{ text: `${party.name}: văn bản ${cited(document)}`, facts: publishedAt(document) }] : [],
  );
  return entries.length > 0 ? [{ type: 'list', entries }] : [];
}

function frozen({ group, input }: Told): Section {
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
function recognised({ group, input }: Told): Section {
  const { provincialCommittee, outcome } = input.plan;
  const label = `Đã công nhận ${outcome}`;
  const rows = distinctBy(group.items, ({ unit }) => unit.id);
  return {
    heading: label,
    subject: `${label}: ${namesOrCount({ names: namesOf(group), noun: 'đơn vị' })}`,
    blocks: rows.flatMap(({ unit, levelName, document }) => [
      paragraph(
        `${provincialCommittee.name} đã công nhận ${outcome} của ${unit.name}` +
          `${levelName ? `: ${levelName}` : ''}${document ? `, tại Quyết định ${cited(document)} (người ký: ${document.signer})` : ''}.`,
      ),
      ...published(document),
    ]),
    owed: false,
  };
}
