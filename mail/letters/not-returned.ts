import { paragraph } from '../blocks';
import type { LetterInput } from '../letter-input';
import { type Group, unitsOf } from './group';
import { aboutUnits, type Section, unitList } from './section';
import { cameBack, namesOrCount, sentUp, stepInWords } from './words';

/**
 * The chair is told that a last deadline has passed, and what has not come back by then. A body above Sở Nội vụ is never
 * urged, in no letter: this one says how the matter stands, and leaves what follows to the chair.
 */
export function notReturnedSection({ group, input }: { group: Group; input: LetterInput }): Section {
  const { step, deadline, deadlineText } = group.first;
  const { plan } = input;
  const units = unitsOf(group);
  const names = units.map(({ name }) => name);
  const { label, finding } = matter({ group, input, about: aboutUnits(units) });
  const about = namesOrCount({ names, noun: 'đơn vị' });
  return {
    heading: `Báo cáo: ${label} (${stepInWords({ step, plan })})`,
    subject: `Báo cáo: ${label} đối với ${about} (${stepInWords({ step, plan, deadline })})`,
    blocks: [
      paragraph(`${plan.homeAffairs.name} kính báo cáo đồng chí: ${finding}.`),
      { type: 'facts', facts: [{ label: 'Thời hạn', text: deadlineText }] },
      ...unitList(group),
      paragraph(`${plan.homeAffairs.name} kính trình đồng chí xem xét, cho ý kiến chỉ đạo.`),
    ],
    owed: false,
  };
}

/** What has not come back; or that it could not, since what it is to answer was never sent up. */
function matter({
  group: { first },
  input: { plan },
  about,
}: {
  group: Group;
  input: LetterInput;
  about: string;
}): {
  label: string;
  finding: string;
} {
  const { step, submitted, awaits } = first;
  const { homeAffairs, partyBody, provincialCommittee } = plan;
  const document = sentUp(step, plan);
  const isRemarks = step === 'party-assessment';
  const above = (isRemarks ? partyBody : provincialCommittee).name;
  if (!submitted) {
    const because = {
      synthesis: `, do ${sentUp('party-assessment', plan)} chưa được trình ${partyBody.name}`,
      remarks: `, do chưa nhận được ${cameBack('party-assessment', plan)} của ${partyBody.name}`,
    };
    return {
      label: `${document} chưa được trình`,
      finding: `đến nay ${document} ${about} chưa được trình ${above}${awaits ? because[awaits] : ''}`,
    };
  }
  const returned = cameBack(step, plan);
  const answer = isRemarks ? `nhận được ${returned} của ${above}` : `có ${returned}`;
  const whose = isRemarks ? '' : ` của ${above}`;
  return {
    label: `chưa ${answer}`,
    finding: `${homeAffairs.name} đã trình ${document}, đến nay chưa ${answer}${whose} ${about}`,
  };
}
