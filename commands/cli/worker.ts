import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const workerCommand: Declare = (context) => {
  const { say, env } = context;
  const command = new Command('worker')
    .summary(say({ en: 'runs the worker alone', vi: 'chạy riêng worker' }))
    .description(
      say({
        en: 'Runs the worker alone, against external parts. SIGTERM ends it once the activities in hand have ended.',
        vi: 'Chạy riêng worker với các thành phần bên ngoài. SIGTERM kết thúc worker sau khi xong các việc đang làm.',
      }),
    )
    .action(() => load.worker().runWorker(env));
  return withExamples(command, context, {
    notes: [
      say({
        en: 'Environment: MONGODB_URI, TEMPORAL_ADDRESS and SMTP_URL; docs/operations.md has the rest.',
        vi: 'Biến môi trường: MONGODB_URI, TEMPORAL_ADDRESS và SMTP_URL; các biến khác xem docs/operations.md.',
      }),
    ],
    examples: ['npm run worker', 'WORKER_METRICS_PORT=9464 npm run worker'],
  });
};
