import { Command } from 'commander';
import type { AuditOptions } from '../options';
import type { Declare } from './cli';
import { STORE_NOTE } from './environment-notes';
import { withExamples } from './examples';
import { load } from './load';

export const auditCommand: Declare = (context) => {
  const { say, onStore } = context;
  const command = new Command('audit')
    .summary(
      say({
        en: 'who did what, read what, and was refused what',
        vi: 'nhật ký kiểm tra: ai đã làm gì, đọc gì, bị từ chối việc gì',
      }),
    )
    .description(
      say({
        en: 'Prints the audit, the newest entries first: who did what, who read confidential contents, and who was refused, with when and from where. It reads the store, so it also works while the API is away.',
        vi: 'In nhật ký kiểm tra, mục mới nhất trước: ai đã làm gì, ai đọc nội dung mật, ai bị từ chối, lúc nào và từ địa chỉ nào. Lệnh đọc thẳng kho dữ liệu nên dùng được cả khi API ngừng.',
      }),
    )
    .option(
      '--who <WHO>',
      say({
        en: 'an actor as the audit has it, or a key id, an account or a sender',
        vi: 'người thực hiện như ghi trong nhật ký, hoặc mã khóa, tài khoản, mã hệ thống gửi',
      }),
    )
    .option('--action <ACTION>', say({ en: 'such as content-read', vi: 'ví dụ content-read' }))
    .option('--campaign <ID>', say({ en: 'of this campaign', vi: 'của đợt đánh giá này' }))
    .option('--unit <ID>', say({ en: 'about this unit', vi: 'về đơn vị này' }))
    .option(
      '--from <INSTANT>',
      say({
        en: 'from this instant on, such as 2026-11-01T00:00:00+07:00',
        vi: 'từ thời điểm này, ví dụ 2026-11-01T00:00:00+07:00',
      }),
    )
    .option('--to <INSTANT>', say({ en: 'before this instant', vi: 'trước thời điểm này' }))
    .option(
      '--limit <N>',
      say({
        en: 'so many entries (default: 100; with --csv or --jsonl all)',
        vi: 'số mục tối đa (mặc định: 100; với --csv hoặc --jsonl là tất cả)',
      }),
    )
    .option('--csv', say({ en: 'as a table', vi: 'xuất dạng bảng CSV' }))
    .option('--jsonl', say({ en: 'as JSON Lines', vi: 'xuất dạng JSON Lines' }))
    .action((options: AuditOptions) => onStore(load.audit().auditFor(options)));
  return withExamples(command, context, {
    notes: [say(STORE_NOTE)],
    examples: [
      'npm run audit -- --action access-refused --from 2026-11-01T00:00:00+07:00',
      'npm run --silent audit -- --campaign dong-nai-2026 --csv > nhat-ky.csv',
    ],
  });
};
