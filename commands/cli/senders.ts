import { Command } from 'commander';
import type { Text } from '../../domain/text';
import type { SenderOptions } from '../options';
import type { CommandContext, Declare } from './cli';
import { STORE_NOTE } from './environment-notes';
import { withExamples } from './examples';
import { load } from './load';

const SENDER: Text = { en: 'the id of the sender', vi: 'mã hệ thống gửi' };
const PARTIES: Text = {
  en: 'for whom it files: ids of the register, with commas between them (required)',
  vi: 'các cơ quan mà hệ thống gửi thay: mã trong danh sách đơn vị, cách nhau bằng dấu phẩy (bắt buộc)',
};

const create = ({ say, onStore }: CommandContext): Command =>
  new Command('create')
    .description(
      say({
        en: 'Registers a system, and prints its secret, this once.',
        vi: 'Đăng ký một hệ thống và in khóa bí mật của nó, một lần duy nhất.',
      }),
    )
    .argument('<ID>', say(SENDER))
    .option('--label <TEXT>', say({ en: 'its name (required)', vi: 'tên hệ thống (bắt buộc)' }))
    .option('--parties <A,B>', say(PARTIES))
    .action((id: string, options: SenderOptions) => onStore(load.senders().createOf(id, options)));

const list = ({ say, onStore }: CommandContext): Command =>
  new Command('list')
    .description(
      say({
        en: 'Lists ids, parties, the ids of secrets, and who is revoked.',
        vi: 'Liệt kê mã, các cơ quan, mã của khóa bí mật và hệ thống đã bị thu hồi.',
      }),
    )
    .action(() => onStore(load.senders().listSenders));

const parties = ({ say, onStore }: CommandContext): Command =>
  new Command('parties')
    .description(
      say({ en: 'Replaces the list of parties it files for.', vi: 'Thay danh sách cơ quan được gửi thay.' }),
    )
    .argument('<ID>', say(SENDER))
    .option('--parties <A,B>', say(PARTIES))
    .action((id: string, options: SenderOptions) => onStore(load.senders().partiesOf(id, options)));

const rotate = ({ say, onStore }: CommandContext): Command =>
  new Command('rotate')
    .description(
      say({
        en: 'Makes a second secret and prints it; the first stays valid.',
        vi: 'Cấp khóa bí mật thứ hai và in ra; khóa thứ nhất vẫn còn hiệu lực.',
      }),
    )
    .argument('<ID>', say(SENDER))
    .action((id: string) => onStore(load.senders().rotateOf(id)));

const retire = ({ say, onStore }: CommandContext): Command =>
  new Command('retire')
    .description(say({ en: 'Forgets one of two secrets.', vi: 'Hủy một trong hai khóa bí mật.' }))
    .argument('<ID>', say(SENDER))
    .argument(
      '<SECRET>',
      say({ en: 'the id of the secret, as "list" has it', vi: 'mã khóa bí mật, xem "list"' }),
    )
    .action((id: string, secret: string) => onStore(load.senders().retireOf(id, secret)));

const revoke = ({ say, onStore }: CommandContext): Command =>
  new Command('revoke')
    .description(
      say({
        en: 'Forgets all secrets: the service refuses the system from then on.',
        vi: 'Hủy mọi khóa bí mật: từ đó dịch vụ từ chối hệ thống này.',
      }),
    )
    .argument('<ID>', say(SENDER))
    .action((id: string) => onStore(load.senders().revokeOf(id)));

const SUBCOMMANDS = [
  { declare: create, example: 'create tai-chinh --label "Hệ thống của Sở Tài chính" --parties so-tai-chinh' },
  { declare: list, example: 'list' },
  { declare: parties, example: 'parties tai-chinh --parties so-tai-chinh,so-y-te' },
  { declare: rotate, example: 'rotate tai-chinh' },
  { declare: retire, example: 'retire tai-chinh 1f2e3d4c' },
  { declare: revoke, example: 'revoke tai-chinh' },
];

export const sendersCommand: Declare = (context) => {
  const { say } = context;
  const command = new Command('senders')
    .summary(
      say({
        en: "other agencies' systems, which file by signed messages",
        vi: 'hệ thống của cơ quan khác gửi bằng thông điệp có chữ ký',
      }),
    )
    .description(
      say({
        en: "Other agencies' systems, which file by signed messages (docs/webhooks.md). A secret is shown once, when it is made.",
        vi: 'Hệ thống của cơ quan khác, gửi bằng thông điệp có chữ ký (docs/webhooks.md). Khóa bí mật chỉ hiện một lần, khi được cấp.',
      }),
    );
  const written = SUBCOMMANDS.map(({ declare, example }) => {
    const line = `npm run senders -- ${example}`;
    command.addCommand(withExamples(declare(context), context, { examples: [line] }));
    return line;
  });
  return withExamples(command, context, { notes: [say(STORE_NOTE)], examples: written });
};
