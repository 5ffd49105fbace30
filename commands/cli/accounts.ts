import { Command } from 'commander';
import type { GrantedRole } from '../../domain/key-roles';
import type { Text } from '../../domain/text';
import type { AccountOptions } from '../options';
import type { CommandContext, Declare } from './cli';
import { STORE_NOTE } from './environment-notes';
import { withExamples } from './examples';
import { load } from './load';

const ROLES: Record<GrantedRole, Text> = {
  administrator: {
    en: 'Sở Nội vụ: campaigns, synthesis, proposals, release of letters',
    vi: 'Sở Nội vụ: đợt đánh giá, tổng hợp, đề xuất, cho phép gửi thư',
  },
  committee: {
    en: 'UBND tỉnh: adjustment, recognition, waivers, reopenings',
    vi: 'UBND tỉnh: điều chỉnh, công nhận, miễn, mở lại',
  },
  'party-body': { en: 'its remarks on the synthesis', vi: 'cơ quan Đảng: ý kiến về bản tổng hợp' },
  clerk: { en: 'văn thư: paper on behalf of others', vi: 'văn thư: nhập văn bản giấy thay bên khác' },
  it: {
    en: 'accounts, keys, senders, audit and health, and no contents',
    vi: 'tài khoản, khóa, hệ thống gửi, nhật ký và tình trạng dịch vụ, không xem nội dung',
  },
};

const ADDRESS: Text = { en: 'the e-mail address of the account', vi: 'địa chỉ thư điện tử của tài khoản' };
const REASON: Text = { en: 'why, for the audit (required)', vi: 'lý do, ghi vào nhật ký (bắt buộc)' };
const PRINTED: Text = {
  en: 'prints the setup link here instead of mailing it: hand it to the person yourself',
  vi: 'in đường dẫn thiết lập tại đây thay vì gửi thư: tự chuyển cho đúng người',
};

const withRoles = (command: Command, text: string): Command =>
  command.option('--role <ROLE>', text, (role: string, before: string[] | undefined) => [
    ...(before ?? []),
    role,
  ]);

const list = ({ say, onStore }: CommandContext): Command =>
  new Command('list')
    .description(
      say({
        en: 'Lists the accounts with granted roles: address, roles, what they sign in with, name.',
        vi: 'Liệt kê các tài khoản được giao vai trò: địa chỉ, vai trò, cách đăng nhập, tên.',
      }),
    )
    .action(() => onStore(load.accounts().listAccounts));

const invite = ({ say, onStore }: CommandContext): Command =>
  withRoles(
    new Command('invite')
      .description(
        say({
          en: 'Gives a person an account with roles, or an account more roles, and mails the link by which they set their password.',
          vi: 'Cấp tài khoản có vai trò cho một người, hoặc giao thêm vai trò cho tài khoản đã có, và gửi đường dẫn để họ đặt mật khẩu.',
        }),
      )
      .argument('<ADDRESS>', say(ADDRESS))
      .option('--name <NAME>', say({ en: "the person's name (required)", vi: 'họ tên (bắt buộc)' })),
    say({
      en: 'a role, see "accounts --help" (required, repeatable)',
      vi: 'vai trò, xem "accounts --help" (bắt buộc, có thể lặp lại)',
    }),
  )
    .option('--reason <TEXT>', say({ en: 'why, for the audit', vi: 'lý do, ghi vào nhật ký' }))
    .option('--print', say(PRINTED))
    .action((address: string, options: AccountOptions) =>
      onStore(load.accounts().inviteOf(address, options)),
    );

const roles = ({ say, onStore }: CommandContext): Command =>
  withRoles(
    new Command('roles')
      .description(
        say({
          en: 'Sets the roles of an account, and ends its sessions. Roles that are not named are taken.',
          vi: 'Đặt vai trò của tài khoản và kết thúc các phiên đăng nhập. Vai trò không nêu sẽ bị thu lại.',
        }),
      )
      .argument('<ADDRESS>', say(ADDRESS)),
    say({ en: 'a role (repeatable)', vi: 'vai trò (có thể lặp lại)' }),
  )
    .option('--none', say({ en: 'takes all roles', vi: 'thu lại mọi vai trò' }))
    .option('--reason <TEXT>', say(REASON))
    .action((address: string, options: AccountOptions) => onStore(load.accounts().rolesOf(address, options)));

const reset = ({ say, onStore }: CommandContext): Command =>
  new Command('reset')
    .description(
      say({
        en: 'Asks that an account sets its password and second factor anew, as after a lost phone; a second person confirms it.',
        vi: 'Đề nghị thiết lập lại mật khẩu và xác thực bước hai, ví dụ khi mất điện thoại; người thứ hai xác nhận.',
      }),
    )
    .argument('<ADDRESS>', say(ADDRESS))
    .option('--reason <TEXT>', say(REASON))
    .option(
      '--alone',
      say({
        en: 'at once, where no second person could confirm it; the audit says so',
        vi: 'thực hiện ngay khi không có người thứ hai xác nhận được; nhật ký ghi rõ việc này',
      }),
    )
    .option('--print', say(PRINTED))
    .action((address: string, options: AccountOptions) => onStore(load.accounts().resetOf(address, options)));

const sessions = ({ say, onStore }: CommandContext): Command =>
  new Command('sessions')
    .description(
      say({
        en: 'Lists where the person of an account is signed in.',
        vi: 'Liệt kê các phiên đăng nhập của tài khoản.',
      }),
    )
    .argument('<ADDRESS>', say(ADDRESS))
    .option('--end', say({ en: 'ends them all', vi: 'kết thúc tất cả' }))
    .action((address: string, options: AccountOptions) =>
      onStore(load.accounts().sessionsFor(address, options)),
    );

const close = ({ say, onStore }: CommandContext): Command =>
  new Command('close')
    .description(
      say({
        en: 'Closes an account: its sessions end, and nobody signs in by it any more.',
        vi: 'Đóng tài khoản: các phiên đăng nhập kết thúc và không ai đăng nhập được bằng tài khoản này nữa.',
      }),
    )
    .argument('<ADDRESS>', say(ADDRESS))
    .option('--reason <TEXT>', say(REASON))
    .action((address: string, options: AccountOptions) => onStore(load.accounts().closeOf(address, options)));

const reopen = ({ say, onStore }: CommandContext): Command =>
  new Command('reopen')
    .description(
      say({
        en: 'Lets the person of a closed account sign in again.',
        vi: 'Cho phép đăng nhập lại bằng tài khoản đã đóng.',
      }),
    )
    .argument('<ADDRESS>', say(ADDRESS))
    .action((address: string) => onStore(load.accounts().reopenOf(address)));

const link = ({ say, onStore }: CommandContext): Command =>
  new Command('link')
    .description(
      say({
        en: 'Mails the setup link again to somebody who has no password yet; the one before ends.',
        vi: 'Gửi lại đường dẫn thiết lập cho người chưa có mật khẩu; đường dẫn trước đó hết hiệu lực.',
      }),
    )
    .argument('<ADDRESS>', say(ADDRESS))
    .option('--print', say(PRINTED))
    .action((address: string, options: AccountOptions) => onStore(load.accounts().linkOf(address, options)));

const WHO = 'thu-ha@so-noi-vu.example';
const SUBCOMMANDS = [
  { declare: list, example: 'list' },
  { declare: invite, example: `invite ${WHO} --name "Lâm Thu Hà" --role administrator` },
  { declare: roles, example: `roles ${WHO} --role clerk --reason "đổi vị trí công tác"` },
  { declare: reset, example: `reset ${WHO} --reason "mất điện thoại"` },
  { declare: sessions, example: `sessions ${WHO} --end` },
  { declare: close, example: `close ${WHO} --reason "nghỉ việc"` },
  { declare: reopen, example: `reopen ${WHO}` },
  { declare: link, example: `link ${WHO} --print` },
];

export const accountsCommand: Declare = (context) => {
  const { say } = context;
  const command = new Command('accounts')
    .summary(say({ en: 'people who sign in', vi: 'tài khoản của người đăng nhập' }))
    .description(
      say({
        en: 'People who sign in, with what they were granted. What registers say of people needs no grant. Each change ends the sessions of its account and is audited.',
        vi: 'Người đăng nhập và vai trò được giao. Vai trò theo danh sách của đợt đánh giá không cần giao. Mỗi thay đổi kết thúc các phiên đăng nhập của tài khoản và được ghi nhật ký.',
      }),
    );
  const written = SUBCOMMANDS.map(({ declare, example }) => {
    const line = `npm run accounts -- ${example}`;
    command.addCommand(withExamples(declare(context), context, { examples: [line] }));
    return line;
  });
  const width = Math.max(...Object.keys(ROLES).map((role) => role.length)) + 2;
  const lines = Object.entries(ROLES).map(([role, text]) => `  ${role.padEnd(width)}${say(text)}`);
  return withExamples(command, context, {
    notes: [
      [say({ en: 'Roles:', vi: 'Vai trò:' }), ...lines].join('\n'),
      say(STORE_NOTE),
      say({
        en: 'Letters go by SIGN_IN_SMTP_URL or SMTP_URL, with links to PUBLIC_URL; without them to the test mailbox of a running "npm start".',
        vi: 'Thư gửi qua SIGN_IN_SMTP_URL hoặc SMTP_URL, đường dẫn theo PUBLIC_URL; nếu không có thì vào hộp thư thử của "npm start" đang chạy.',
      }),
    ],
    examples: written,
  });
};
