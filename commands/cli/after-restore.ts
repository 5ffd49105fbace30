import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const afterRestoreCommand: Declare = (context) => {
  const { say, onStore } = context;
  const command = new Command('after-restore')
    .summary(
      say({
        en: 'ends what a restored backup let in again',
        vi: 'hủy các quyền vào hệ thống do bản sao lưu khôi phục lại',
      }),
    )
    .description(
      say({
        en: 'Run it once a backup is restored, before the worker and the API start: it ends all sessions, sign-in codes and trial links, and lists the keys and senders that are valid, since the backup does not know which were revoked after it.',
        vi: 'Chạy một lần sau khi khôi phục bản sao lưu, trước khi khởi động worker và API: hủy mọi phiên đăng nhập, mã đăng nhập và đường dẫn quản trị thử nghiệm, rồi liệt kê các khóa và hệ thống gửi còn hiệu lực, vì bản sao lưu không ghi những gì đã bị thu hồi sau đó.',
      }),
    )
    .action(() => onStore(load.afterRestore().afterRestore, { atRest: true }));
  return withExamples(command, context, {
    notes: [
      say({
        en: 'Environment: MONGODB_URI; without it the embedded store of DATA_DIR, which it starts and ends again.',
        vi: 'Biến môi trường: MONGODB_URI; nếu không có thì dùng kho dữ liệu kèm theo trong DATA_DIR, lệnh này tự mở rồi đóng lại.',
      }),
    ],
    examples: ['npm run after-restore', 'DATA_DIR=/srv/cong-vu npm run after-restore'],
  });
};
