import { randomUUID } from 'node:crypto';
import { dayOf, timeOf } from '../domain/calendar';
import type { GrantedRole } from '../domain/key-roles';
import { fromMs, type Instant } from '../domain/time';
import { dayInWords } from '../domain/wording';
import { type Block, type Fact, paragraph } from './blocks';
import type { MailAddress, OutgoingLetter } from './mailer';
import { renderHtml } from './render-html';
import { renderText } from './render-text';

/** What a person is told of their own account. */
export const ACCOUNT_NEWS = [
  'invited',
  'reset',
  'moved',
  'roles-changed',
  'password-changed',
  'second-factor-changed',
  'recovery-codes-changed',
  'closed',
] as const;
export type AccountNews = (typeof ACCOUNT_NEWS)[number];

/** In whose name accounts are written to, and by whose clock. */
export interface AccountSender extends MailAddress {
  replyTo: string;
  timeZone: string;
}

/** By which a person sets their password and second factor; absent of what only tells. */
export interface SetupLink {
  url: string;
  until: Instant;
}

/** A subject says what it is about and nothing that lets anybody in. */
const SUBJECTS: Readonly<Record<AccountNews, string>> = {
  invited: 'Thiết lập tài khoản Công vụ',
  reset: 'Thiết lập lại tài khoản Công vụ',
  moved: 'Tài khoản Công vụ được chuyển sang địa chỉ khác',
  'roles-changed': 'Vai trò của tài khoản Công vụ đã thay đổi',
  'password-changed': 'Mật khẩu tài khoản Công vụ đã thay đổi',
  'second-factor-changed': 'Phương thức xác thực bước hai của tài khoản Công vụ đã thay đổi',
  'recovery-codes-changed': 'Mã dự phòng của tài khoản Công vụ đã được cấp lại',
  closed: 'Tài khoản Công vụ đã đóng',
};

const SENTENCES: Readonly<Record<AccountNews, string>> = {
  invited:
    'Đồng chí được cấp tài khoản của hệ thống đánh giá kết quả công vụ. Trân trọng đề nghị đồng chí đặt mật khẩu và thiết lập xác thực bước hai theo đường dẫn dưới đây.',
  reset:
    'Mật khẩu, phương thức xác thực bước hai và các mã dự phòng của tài khoản đã được xóa theo đề nghị của bộ phận quản trị. Các phiên đăng nhập trước đó đã kết thúc. Trân trọng đề nghị đồng chí thiết lập lại theo đường dẫn dưới đây.',
  moved:
    'Theo địa chỉ mới trong danh sách của đợt đánh giá, tài khoản của đồng chí từ nay dùng địa chỉ thư khác. Các phiên đăng nhập trước đó đã kết thúc.',
  'roles-changed':
    'Vai trò của tài khoản đã thay đổi như dưới đây. Các phiên đăng nhập trước đó đã kết thúc; đề nghị đồng chí đăng nhập lại.',
  'password-changed': 'Mật khẩu của tài khoản vừa được thay đổi. Các phiên đăng nhập trước đó đã kết thúc.',
  'second-factor-changed':
    'Phương thức xác thực bước hai của tài khoản vừa được thay đổi. Các phiên đăng nhập trước đó đã kết thúc.',
  'recovery-codes-changed': 'Các mã dự phòng của tài khoản vừa được cấp lại. Mã cũ không còn hiệu lực.',
  closed: 'Tài khoản đã đóng. Các phiên đăng nhập đã kết thúc và không thể đăng nhập bằng tài khoản này nữa.',
};

const ROLE_NAMES: Readonly<Record<GrantedRole, string>> = {
  administrator: 'quản trị (Sở Nội vụ)',
  committee: 'Ủy ban nhân dân tỉnh',
  'party-body': 'cơ quan Đảng',
  clerk: 'văn thư',
  it: 'quản trị kỹ thuật',
};

/** The letter that tells a person what became of their account. Like a code it belongs to no campaign and no list. */
export function accountLetter({
  account,
  what,
  sender: { timeZone, replyTo, name, email },
  link,
  nowMs,
}: {
  account: { name: string; address: string; roles: readonly GrantedRole[] };
  what: AccountNews;
  sender: AccountSender;
  link?: SetupLink | undefined;
  /** Real time, in milliseconds since the epoch. */
  nowMs: number;
}): OutgoingLetter {
  const at = fromMs(nowMs);
  const inWords = (instant: Instant) =>
    `${timeOf({ at: instant, timeZone })} ngày ${dayInWords(dayOf({ at: instant, timeZone }))}`;
  const facts: Fact[] = [
    { label: 'Tài khoản', text: account.address },
    ...(hasRoles(what) ? [{ label: 'Vai trò', text: rolesInWords(account.roles) }] : []),
    { label: 'Thời điểm', text: inWords(at) },
    ...(link
      ? [
          { label: 'Đường dẫn', text: link.url, href: link.url },
          { label: 'Dùng được đến', text: inWords(link.until) },
        ]
      : []),
  ];
  const blocks: Block[] = [
    { type: 'addressee', text: `Kính gửi: Đồng chí ${account.name}` },
    paragraph(SENTENCES[what]),
    { type: 'facts', facts },
    ...(link ? [paragraph(LINK_IS_YOURS)] : []),
    { type: 'note', text: `${link ? IF_UNEXPECTED : IF_NOT_YOU} Mọi trao đổi xin gửi về ${replyTo}.` },
  ];
  const subject = SUBJECTS[what];
  return {
    letterKey: `account#${randomUUID()}`,
    at,
    planDate: dayOf({ at, timeZone }),
    from: { name, email },
    to: { name: account.name, email: account.address },
    replyTo,
    subject,
    text: renderText(blocks),
    html: renderHtml({ subject, blocks }),
  };
}

const hasRoles = (what: AccountNews): boolean => what === 'invited' || what === 'roles-changed';

const rolesInWords = (roles: readonly GrantedRole[]): string =>
  roles.length === 0 ? 'không còn vai trò được giao' : roles.map((role) => ROLE_NAMES[role]).join('; ');

const LINK_IS_YOURS =
  'Đường dẫn dùng được một lần và chỉ dành cho đồng chí; đề nghị không chuyển tiếp thư này. Không ai khác cần biết mật khẩu, mã xác thực hay mã dự phòng của đồng chí, kể cả cán bộ kỹ thuật.';
const IF_UNEXPECTED =
  'Nếu đồng chí không chờ thư này, đề nghị không mở đường dẫn và báo lại cho bộ phận quản trị.';
const IF_NOT_YOU =
  'Nếu không phải đồng chí thực hiện hoặc yêu cầu thay đổi này, đề nghị báo ngay cho bộ phận quản trị.';
