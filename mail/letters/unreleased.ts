import { paragraph } from '../blocks';
import type { LetterInput } from '../letter-input';
import type { Section } from './section';
import { askingOpinion, joined } from './words';

/** Tells the director of Sở Nội vụ that letters above the owing bodies' heads still wait for a word of theirs. */
export function unreleasedSections({ unreleased, plan }: LetterInput): Section[] {
  if (unreleased === 0) return [];
  return [
    {
      heading: 'Thư chờ cho phép gửi',
      subject: `Thư chờ cho phép gửi: ${unreleased} thư`,
      blocks: [
        paragraph(
          `Hiện có ${unreleased} thư đã quá một ngày làm việc chưa được ${plan.homeAffairs.name} cho phép gửi (thư báo cáo cấp trên ` +
            `và thư ${askingOpinion(plan)} ${joined(plan.members)}). Trân trọng đề nghị đồng chí xem xét, cho phép gửi.`,
        ),
      ],
      owed: false,
    },
  ];
}
