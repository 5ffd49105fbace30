import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const doctorCommand: Declare = (context) => {
  const { say, print, env, end } = context;
  const command = new Command('doctor')
    .summary(
      say({
        en: 'tells what is wrong with campaigns, and mends what it can',
        vi: 'báo và khắc phục sự cố của các đợt đánh giá',
      }),
    )
    .description(
      say({
        en: 'Tells what is wrong with campaigns, and mends what it can: starts workflows again that should not have ended, from what is stored, and ends what is left of a cancelled campaign. It loses nothing and tells nobody twice; the worker does the same by itself, within a minute.',
        vi: 'Báo sự cố của các đợt đánh giá và khắc phục những gì có thể: khởi động lại luồng công việc lẽ ra chưa kết thúc từ dữ liệu đã lưu, và kết thúc phần còn lại của đợt đã hủy. Không mất dữ liệu, không báo cho ai hai lần; worker cũng tự làm việc này trong vòng một phút.',
      }),
    )
    .option(
      '--campaign <ID>',
      say({
        en: 'only this campaign (default: all that are open, and cancelled ones of which something is left)',
        vi: 'chỉ đợt này (mặc định: mọi đợt đang mở, và đợt đã hủy còn sót lại gì đó)',
      }),
    )
    .option('--dry-run', say({ en: 'only tell', vi: 'chỉ báo, không khắc phục' }))
    .action(async ({ campaign, dryRun = false }: { campaign?: string; dryRun?: boolean }) =>
      end(await load.doctor().runDoctor({ env, asked: { campaign, dryRun }, print })),
    );
  return withExamples(command, context, {
    notes: [
      say({
        en: 'Exit code: 0 nothing is wrong or all is mended, 1 something is left.',
        vi: 'Mã kết thúc: 0 không có sự cố hoặc đã khắc phục hết, 1 còn sự cố.',
      }),
      say({
        en: 'Environment: MONGODB_URI and TEMPORAL_ADDRESS; without them the embedded parts of a running "npm start" (DATA_DIR).',
        vi: 'Biến môi trường: MONGODB_URI và TEMPORAL_ADDRESS; nếu không có thì dùng các thành phần kèm theo của "npm start" đang chạy (DATA_DIR).',
      }),
    ],
    examples: ['npm run doctor -- --dry-run', 'npm run doctor -- --campaign dong-nai-2026'],
  });
};
