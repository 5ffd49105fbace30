import { randomUUID } from 'node:crypto';
import { dayOf } from '../domain/calendar';
import { type CampaignClock, planTimeAt } from '../domain/clock';
import type { Plan } from '../domain/plan';
import type { Person } from '../domain/register';
import { type Block, paragraph } from './blocks';
import type { OutgoingLetter } from './mailer';
import { renderHtml } from './render-html';
import { renderText } from './render-text';

/** Says nothing of what it is for: a code belongs into no list of subjects, and into no preview on a locked phone. */
const SUBJECT = 'Mã đăng nhập Công vụ';

/**
 * The letter with a code to sign in by. It asks for nothing, and has no link that a scanner could follow. It belongs to no
 * list: a rule that files a campaign's letters away must not file away a code that somebody waits for.
 */
export function signInCodeLetter({
  code,
  person,
  campaign,
  plan,
  clock,
  nowMs,
}: {
  /** Eight digits. */
  code: string;
  person: Pick<Person, 'name' | 'title' | 'email'>;
  campaign: string;
  plan: Plan;
  clock: CampaignClock;
  /** Real time, in milliseconds since the epoch. */
  nowMs: number;
}): OutgoingLetter {
  const { name, email, replyTo } = plan.sender;
  const at = planTimeAt(clock, nowMs);
  const blocks: Block[] = [
    { type: 'addressee', text: `Kính gửi: Đồng chí ${person.name}, ${person.title}` },
    paragraph('Mã đăng nhập hệ thống đánh giá kết quả công vụ của đồng chí:'),
    { type: 'code', text: `${code.slice(0, 4)} ${code.slice(4)}` },
    paragraph(
      'Mã dùng được một lần, trong 10 phút, tại chính trình duyệt đã yêu cầu mã. Không ai khác cần biết mã này, kể cả cán bộ kỹ thuật.',
    ),
    {
      type: 'note',
      text:
        'Nếu đồng chí không yêu cầu mã thì không phải làm gì: không ai đăng nhập được nếu không có mã này. ' +
        `Mọi trao đổi xin gửi về ${replyTo}.`,
    },
  ];
  return {
    letterKey: `sign-in-code#${randomUUID()}`,
    campaign,
    at,
    planDate: dayOf({ at, timeZone: plan.timeZone }),
    from: { name, email },
    to: { name: person.name, email: person.email },
    replyTo,
    subject: SUBJECT,
    text: renderText(blocks),
    html: renderHtml({ subject: SUBJECT, blocks }),
  };
}
