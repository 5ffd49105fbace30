import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const startCommand: Declare = (context) => {
  const { say, env, end, language } = context;
  const command = new Command('start')
    .summary(say({ en: 'starts the whole service', vi: 'khởi động toàn bộ dịch vụ' }))
    .description(
      say({
        en: 'Starts the whole service: Temporal, store and test mailbox where the environment names none, the worker, the API. Ctrl-C ends it cleanly; a second Ctrl-C ends it at once.',
        vi: 'Khởi động toàn bộ dịch vụ: Temporal, kho dữ liệu và hộp thư thử nếu biến môi trường không chỉ định, cùng worker và API. Ctrl-C kết thúc đúng trình tự; Ctrl-C lần thứ hai kết thúc ngay.',
      }),
    )
    .option(
      '--data-dir <DIR>',
      say({
        en: 'the folder that keeps everything (default: DATA_DIR, else .data)',
        vi: 'thư mục chứa toàn bộ dữ liệu (mặc định: DATA_DIR, nếu không có thì .data)',
      }),
    )
    .option(
      '--no-temporal-ui',
      say({
        en: "without Temporal's web UI, in which this machine's users can read and end workflows",
        vi: 'không mở trang quản trị của Temporal, nơi người dùng máy này xem và kết thúc được các luồng công việc',
      }),
    )
    .action(async ({ dataDir, temporalUi }: { dataDir?: string; temporalUi: boolean }) =>
      end(await load.start().start({ env, dataDir, temporalUi, language })),
    );
  return withExamples(command, context, {
    notes: [
      say({
        en: 'Environment: TEMPORAL_ADDRESS, MONGODB_URI and SMTP_URL name parts that run elsewhere; PORT is the port of the API (3000); CONFIG_DIR is a folder with plans/ and registers/ of your own.',
        vi: 'Biến môi trường: TEMPORAL_ADDRESS, MONGODB_URI và SMTP_URL chỉ định thành phần chạy ở nơi khác; PORT là cổng của API (3000); CONFIG_DIR là thư mục có plans/ và registers/ của quý cơ quan.',
      }),
    ],
    examples: [
      'npm start',
      'PORT=8080 npm start',
      'npm start -- --data-dir /srv/cong-vu',
      'npm start -- --no-temporal-ui',
    ],
  });
};
