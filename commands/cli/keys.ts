import { Command } from 'commander';
import { KEY_MAX_DAYS, LIVE_KEYS_PER_HOLDER } from '../../domain/key-limits';
import type { KeyRole } from '../../domain/key-roles';
import type { Text } from '../../domain/text';
import type { CreateOptions } from '../options';
import type { CommandContext, Declare } from './cli';
import { STORE_NOTE } from './environment-notes';
import { withExamples } from './examples';
import { load } from './load';

const ROLES: Record<KeyRole, Text> = {
  administrator: {
    en: 'Sở Nội vụ: campaigns, synthesis, proposals, release of letters, paper on behalf of others; for years',
    vi: 'Sở Nội vụ: đợt đánh giá, tổng hợp, đề xuất, cho phép gửi thư, nhập văn bản giấy thay bên khác; dùng nhiều năm',
  },
  it: {
    en: 'senders and health, and no contents; for years',
    vi: 'hệ thống gửi và tình trạng dịch vụ, không xem nội dung; dùng nhiều năm',
  },
  unit: {
    en: 'an evaluated unit: its self-review, and what was announced of it (needs --party)',
    vi: 'đơn vị được đánh giá: tự đánh giá và kết quả đã công bố (cần --party)',
  },
  reviewer: {
    en: 'a specialised agency: its reviews (needs --party)',
    vi: 'cơ quan chuyên môn: ý kiến nhận xét (cần --party)',
  },
  member: {
    en: 'a member of the committee, or the secretary: the opinions of the member (needs --party)',
    vi: 'thành viên Ủy ban hoặc thư ký: ý kiến của thành viên (cần --party)',
  },
  leader: {
    en: 'a vice-chair, the chair or a director: how the units in their charge stand (needs --person)',
    vi: 'Phó Chủ tịch, Chủ tịch hoặc giám đốc: tình hình các đơn vị phụ trách (cần --person)',
  },
  clerk: {
    en: 'văn thư: paper on behalf of its party',
    vi: 'văn thư: nhập văn bản giấy của cơ quan mình',
  },
  committee: {
    en: 'UBND tỉnh: adjustment, recognition, waivers, reopenings',
    vi: 'UBND tỉnh: điều chỉnh, công nhận, miễn, mở lại',
  },
  'party-body': {
    en: 'its remarks on the synthesis',
    vi: 'cơ quan Đảng: ý kiến về bản tổng hợp',
  },
  reader: {
    en: 'counts, and what is public',
    vi: 'số liệu tổng hợp và thông tin công khai',
  },
};

const create = (context: CommandContext): Command => {
  const { say, onStore } = context;
  const command = new Command('create')
    .description(
      say({
        en: `Makes a key and prints it, this once. It lives ${KEY_MAX_DAYS} days at most, and no longer than its campaign.`,
        vi: `Cấp một khóa và in ra một lần duy nhất. Khóa có hiệu lực nhiều nhất ${KEY_MAX_DAYS} ngày, và không lâu hơn đợt đánh giá của nó.`,
      }),
    )
    .option(
      '--label <TEXT>',
      say({
        en: 'the name by which you will know the key again (required)',
        vi: 'tên để nhận ra khóa (bắt buộc)',
      }),
    )
    .option(
      '--role <ROLE>',
      say({
        en: 'a role, as below (required, repeatable)',
        vi: 'vai trò, xem bên dưới (bắt buộc, có thể lặp lại)',
      }),
      (role: string, before: string[] | undefined) => [...(before ?? []), role],
    )
    .option(
      '--campaign <ID>',
      say({
        en: 'the campaign that the key is good for, and with which it ends; every role but administrator and it needs one',
        vi: 'đợt đánh giá mà khóa dùng được, hết đợt thì khóa hết hiệu lực; mọi vai trò trừ administrator và it đều cần',
      }),
    )
    .option(
      '--party <ID>',
      say({
        en: 'the unit, party, member or body that the key speaks for, as the register has it',
        vi: 'mã đơn vị, cơ quan hoặc thành viên mà khóa thay mặt, theo danh sách đơn vị',
      }),
    )
    .option(
      '--person <ID>',
      say({
        en: 'the person whose the key is, as the register has them',
        vi: 'mã của người dùng khóa, theo danh sách đơn vị',
      }),
    )
    .option(
      '--days <N>',
      say({
        en: `how many days it lives (default: ${KEY_MAX_DAYS})`,
        vi: `số ngày có hiệu lực (mặc định: ${KEY_MAX_DAYS})`,
      }),
    )
    .action((options: CreateOptions) => onStore(load.keys().createFor(options)));
  const width = Math.max(...Object.keys(ROLES).map((role) => role.length)) + 2;
  const roles = Object.entries(ROLES).map(([role, text]) => `  ${role.padEnd(width)}${say(text)}`);
  return withExamples(command, context, {
    notes: [
      [say({ en: 'Roles:', vi: 'Vai trò:' }), ...roles].join('\n'),
      say({
        en: `A party or person has at most ${LIVE_KEYS_PER_HOLDER} valid keys in a campaign: create the new one, put it into use, revoke the old one. After the end of a campaign only the role committee gets keys.`,
        vi: `Mỗi cơ quan hoặc người có nhiều nhất ${LIVE_KEYS_PER_HOLDER} khóa còn hiệu lực trong một đợt: cấp khóa mới, đưa vào dùng, rồi thu hồi khóa cũ. Khi đợt đã kết thúc chỉ cấp khóa cho vai trò committee.`,
      }),
    ],
    examples: [
      'npm run keys -- create --label "Phòng Công chức" --role administrator',
      'npm run keys -- create --label "Sở Tài chính" --role reviewer --role unit --party so-tai-chinh --campaign dong-nai-2026',
    ],
  });
};

const list = (context: CommandContext): Command => {
  const { say, onStore } = context;
  const command = new Command('list')
    .description(
      say({
        en: 'Lists ids, roles, campaigns, parties, until when each key lives, and when it was last used.',
        vi: 'Liệt kê mã, vai trò, đợt đánh giá, cơ quan, thời hạn và lần dùng gần nhất của từng khóa.',
      }),
    )
    .action(() => onStore(load.keys().listKeys));
  return withExamples(command, context, { examples: ['npm run keys -- list'] });
};

const revoke = (context: CommandContext): Command => {
  const { say, onStore } = context;
  const command = new Command('revoke')
    .description(
      say({
        en: 'Revokes a key: the service refuses it from then on.',
        vi: 'Thu hồi một khóa: từ đó dịch vụ từ chối khóa này.',
      }),
    )
    .argument('<ID>', say({ en: 'the id of a key, as "list" has it', vi: 'mã của khóa, xem "list"' }))
    .action((id: string) => onStore(load.keys().revokeOf(id)));
  return withExamples(command, context, { examples: ['npm run keys -- revoke 1f2e3d4c5b6a'] });
};

export const keysCommand: Declare = (context) => {
  const { say } = context;
  const command = new Command('keys').summary(say({ en: 'keys of the API', vi: 'khóa của API' })).description(
    say({
      en: 'Keys of the API. The store keeps hashes alone: a key is shown once, when it is created.',
      vi: 'Khóa của API. Kho dữ liệu chỉ lưu mã băm: khóa chỉ hiện một lần, khi được cấp.',
    }),
  );
  for (const declare of [create, list, revoke]) command.addCommand(declare(context));
  return withExamples(command, context, {
    notes: [say(STORE_NOTE)],
    examples: [
      'npm run keys -- create --help',
      'npm run keys -- list',
      'npm run keys -- revoke 1f2e3d4c5b6a',
    ],
  });
};
