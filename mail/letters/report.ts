import { type Block, paragraph } from '../blocks';
import type { LetterInput, NamedParty } from '../letter-input';
import { type Group, listedOf, partiesOf, unitsOf } from './group';
import { lacking } from './missing';
import { aboutUnits, reportFacts, type Section, unitList } from './section';
import { askingOpinion, joined, namesOrCount, opinion, overdueBy, topicOf } from './words';

/** «Báo cáo»: somebody above, or Sở Nội vụ itself, is told what has not come although its deadline is past. */
export function reportSection({ group, input }: { group: Group; input: LetterInput }): Section {
  const matter =
    group.first.step === 'member-opinion' ? opinions({ group, input }) : overdue({ group, input });
  return {
    heading: matter.heading,
    subject: matter.subject,
    blocks: [
      paragraph(`${speaker({ group, input })}: ${matter.finding}`),
      reportFacts({ item: group.first, plan: input.plan }),
      ...matter.listing,
      paragraph(request({ group, input })),
    ],
    owed: false,
  };
}

interface Matter {
  heading: string;
  subject: string;
  finding: string;
  listing: Block[];
}

function overdue({ group, input }: { group: Group; input: LetterInput }): Matter {
  const { step, half, day, deadline } = group.first;
  const { plan } = input;
  const parties = partiesOf(group);
  const isSelf = step === 'self-review';
  const names = parties.map(({ name }) => name);
  const who = namesOrCount({ names, noun: isSelf ? 'đơn vị' : 'cơ quan' });
  const below = parties.length > 1 ? `${who} nêu dưới đây` : who;
  const about = isSelf || parties.length > 1 ? '' : ` ${aboutUnits(unitsOf(group))}`;
  return {
    heading: `Báo cáo: ${overdueBy(day)} – ${topicOf({ step, half, plan })}`,
    subject: `Báo cáo: ${who} ${overdueBy(day)} – ${topicOf({ step, half, plan, deadline })}`,
    finding: `đến nay ${below} ${lacking({ item: group.first, plan, about })}; đã ${overdueBy(day)}.`,
    listing: bodies(group),
  };
}

/** A body with its units if several bodies are late, else the list of units or of bodies alone. */
function bodies(group: Group): Block[] {
  // Of its own review the unit is the body that owes it.
  if (group.first.step === 'self-review' || partiesOf(group).length === 1) return unitList(group);
  const listed = listedOf(group);
  const rows = partiesOf(listed).map((party) => {
    const units = unitsOf({ items: listed.items.filter((item) => item.party.id === party.id) });
    return [party.name, `${units.length} đơn vị: ${joined(units.map(({ name }) => name))}`];
  });
  return [{ type: 'table', columns: ['Cơ quan', 'Đơn vị được đánh giá'], rows }];
}

/** Opinions are counted by unit, so that no letter is ever a list of late members. */
function opinions({ group, input: { plan } }: { group: Group; input: LetterInput }): Matter {
  const { step, deadline, members } = group.first;
  const units = unitsOf(group);
  const about = namesOrCount({ names: units.map(({ name }) => name), noun: 'đơn vị' });
  const count = ({ id }: NamedParty) => group.items.filter(({ unit }) => unit.id === id).length;
  const rows = unitsOf(listedOf(group)).map((unit) => [unit.name, `${count(unit)} ${opinion(plan)}`]);
  const label = 'Báo cáo: đến nay chưa nhận được';
  return {
    heading: `${label} ${topicOf({ step, plan })}`,
    subject: `${label} ${topicOf({ step, plan, about, deadline })}`,
    finding: `đến nay chưa nhận được ${group.items.length} ${opinion(plan)} của ${members} ${aboutUnits(units)}.`,
    listing: rows.length > 1 ? [{ type: 'table', columns: ['Đơn vị', 'Chưa nhận được'], rows }] : [],
  };
}

/** Within Sở Nội vụ, from its desk to its own people; a leader in charge of it is above it. */
const isInternal = ({ group: { first, audience }, input }: { group: Group; input: LetterInput }): boolean =>
  audience !== 'superior' && first.to.party.id === input.plan.homeAffairs.id;

function speaker({ group, input }: { group: Group; input: LetterInput }): string {
  if (isInternal({ group, input })) return 'Trân trọng báo cáo đồng chí';
  const verb = group.audience === 'superior' ? 'kính báo cáo' : 'trân trọng báo cáo';
  return `${input.plan.homeAffairs.name} ${verb} đồng chí`;
}

function request({ group, input }: { group: Group; input: LetterInput }): string {
  const { name } = input.plan.homeAffairs;
  if (group.audience === 'superior') return `${name} kính trình đồng chí xem xét, cho ý kiến chỉ đạo.`;
  const asked = isInternal({ group, input })
    ? 'Trân trọng đề nghị đồng chí'
    : `${name} trân trọng đề nghị đồng chí`;
  if (group.audience === 'home-affairs') return `${asked} tiếp tục theo dõi, hướng dẫn, đôn đốc.`;
  return group.first.step === 'member-opinion'
    ? `${asked} quan tâm, giúp báo cáo, ${askingOpinion(input.plan)} các đồng chí ${group.first.members}.`
    : `${asked} quan tâm, chỉ đạo để sớm hoàn thành.`;
}
