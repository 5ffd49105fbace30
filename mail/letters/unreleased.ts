import { dayInWords } from '../../domain/wording';
import { type Block, paragraph } from '../blocks';
import type { LetterInput, WaitingLetter } from '../letter-input';
import type { Section } from './section';
import { askingOpinion, joined } from './words';

/** Tells the director of Sở Nội vụ which letters above the owing bodies' heads still wait for a word of theirs. */
export function unreleasedSections({ unreleased, waiting, plan }: LetterInput): Section[] {
  if (unreleased === 0) return [];
  const these = waiting.length > 0 ? 'các thư sau đây:' : 'các thư này.';
  return [
    {
      heading: 'Thư chờ cho phép gửi',
      subject: `Thư chờ cho phép gửi: ${unreleased} thư`,
      blocks: [
        paragraph(
          `Hiện có ${unreleased} thư đã quá một ngày làm việc chưa được ${plan.homeAffairs.name} cho phép gửi (thư báo cáo cấp trên ` +
            `và thư ${askingOpinion(plan)} ${joined(plan.members)}). Trân trọng đề nghị đồng chí xem xét, cho phép gửi hoặc quyết định không gửi ${these}`,
        ),
        ...listing({ waiting, more: unreleased - waiting.length }),
      ],
      owed: false,
    },
  ];
}

/** To whom, about what, and since when. */
function listing({ waiting, more }: { waiting: WaitingLetter[]; more: number }): Block[] {
  if (waiting.length === 0) return [];
  const rows = waiting.map(({ name, title, subject, since }) => [
    `Đồng chí ${[name, title].filter((part) => part !== '').join(', ')}`,
    subject,
    `chờ từ ngày ${dayInWords(since)}`,
  ]);
  const table: Block = { type: 'table', columns: ['Người nhận', 'Nội dung', 'Thời gian'], rows };
  return more > 0 ? [table, paragraph(`và ${more} thư khác.`)] : [table];
}
