import { Command } from 'commander';
import type { RehearseOptions } from '../options';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const rehearseCommand: Declare = (context) => {
  const { say, env, language, end } = context;
  const command = new Command('rehearse')
    .summary(
      say({
        en: 'takes a whole year through the service in a few minutes',
        vi: 'diễn tập trọn một năm trong vài phút',
      }),
    )
    .description(
      say({
        en: 'Takes a whole year through the running service in a few minutes, and checks that it sent exactly the letters that the plan asks for. Without a running service it brings up its own and takes it down again. Its clock waits for the service: a busy machine makes it slower, and never wrong.',
        vi: 'Diễn tập trọn một năm trên dịch vụ đang chạy trong vài phút, và kiểm tra dịch vụ đã gửi đúng và đủ các thư theo kế hoạch. Nếu không có dịch vụ đang chạy thì tự khởi động rồi tự tắt. Đồng hồ diễn tập chờ dịch vụ: máy bận chỉ làm chậm, không làm sai.',
      }),
    )
    .option(
      '--seed <N>',
      say({
        en: 'decides who files when (default: 2013)',
        vi: 'quyết định ai nộp lúc nào (mặc định: 2013)',
      }),
    )
    .option(
      '--plan <ID>',
      say({
        en: 'plans/ID.yaml of the config folder (default: dong-nai-2013)',
        vi: 'plans/ID.yaml trong thư mục cấu hình (mặc định: dong-nai-2013)',
      }),
    )
    .option(
      '--register <ID>',
      say({
        en: 'registers/ID of the config folder (default: the id of the plan)',
        vi: 'registers/ID trong thư mục cấu hình (mặc định: mã của kế hoạch)',
      }),
    )
    .option(
      '--minutes <M>',
      say({
        en: 'about how long the year takes, for watching (default: as fast as it goes)',
        vi: 'cả năm kéo dài khoảng bao nhiêu phút, để theo dõi (mặc định: nhanh nhất có thể)',
      }),
    )
    .option(
      '--from <DAY>',
      say({
        en: 'a day of the plan, such as 2013-11-26, on which the campaign opens late (default: as the plan says)',
        vi: 'ngày mở đợt muộn, ví dụ 2013-11-26 (mặc định: theo kế hoạch)',
      }),
    )
    .action(async (options: RehearseOptions) => {
      const { rehearsalAsked, runRehearsal } = load.rehearse();
      end(await runRehearsal({ wanted: rehearsalAsked(options), env, language }));
    });
  return withExamples(command, context, {
    notes: [
      say({
        en: 'While it runs: Space pauses and resumes it, n steps to the next instant at which letters may go, q or Ctrl-C cancels it.',
        vi: 'Trong khi chạy: phím cách để tạm dừng và tiếp tục, n để đến thời điểm gửi thư kế tiếp, q hoặc Ctrl-C để hủy.',
      }),
      say({
        en: 'Environment: PORT, HOST and DATA_DIR say where the running service is, as for "npm start"; CONFIG_DIR is the config folder, the same as that of the service.',
        vi: 'Biến môi trường: PORT, HOST và DATA_DIR cho biết dịch vụ đang chạy ở đâu, như với "npm start"; CONFIG_DIR là thư mục cấu hình, cùng thư mục với dịch vụ.',
      }),
      say({
        en: 'Exit code: 0 all is as the plan asks, 1 it is not, 2 it could not be rehearsed, 130 cancelled.',
        vi: 'Mã kết thúc: 0 đúng theo kế hoạch, 1 không đúng, 2 không diễn tập được, 130 đã hủy.',
      }),
    ],
    examples: [
      'npm run rehearse',
      'npm run rehearse -- --plan dong-nai-2026 --seed 7',
      'npm run rehearse -- --from 2013-11-26 --minutes 10',
    ],
  });
};
