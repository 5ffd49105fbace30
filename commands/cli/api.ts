import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const apiCommand: Declare = (context) => {
  const { say, env } = context;
  const command = new Command('api')
    .summary(say({ en: 'runs the API alone', vi: 'chạy riêng API' }))
    .description(
      say({
        en: 'Runs the API alone, against external parts. SIGTERM ends it once the answers under way are sent.',
        vi: 'Chạy riêng API với các thành phần bên ngoài. SIGTERM kết thúc API sau khi trả lời xong các yêu cầu đang xử lý.',
      }),
    )
    .action(() => load.api().runApi(env));
  return withExamples(command, context, {
    notes: [
      say({
        en: 'Environment: MONGODB_URI and TEMPORAL_ADDRESS, HOST and PORT; docs/operations.md has the rest.',
        vi: 'Biến môi trường: MONGODB_URI và TEMPORAL_ADDRESS, HOST và PORT; các biến khác xem docs/operations.md.',
      }),
    ],
    examples: ['npm run api', 'HOST=0.0.0.0 PORT=8080 npm run api'],
  });
};
