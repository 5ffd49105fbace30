import { Command } from 'commander';
import type { FuzzOptions } from '../options';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const fuzzCommand: Declare = (context) => {
  const { say, print, env, end, language } = context;
  const command = new Command('fuzz')
    .summary(
      say({
        en: 'sends generated requests to a service of its own',
        vi: 'gửi yêu cầu sinh tự động đến một dịch vụ riêng',
      }),
    )
    .description(
      say({
        en: 'Sends generated requests to a service of its own, by the description that it publishes at /openapi.json: no answer may be a 5xx, have a status that is not described, or differ from the described shape. Then sends mutated requests over bare sockets: the process must live, with no 5xx, with its memory back and its connections closed. Needs python3; the first run installs schemathesis from PyPI into the cache folder of the user.',
        vi: 'Gửi yêu cầu sinh tự động đến một dịch vụ riêng, theo mô tả công bố tại /openapi.json: không trả lời nào được là 5xx, có mã trạng thái không được mô tả, hoặc khác dạng đã mô tả. Sau đó gửi các yêu cầu sai lệch qua kết nối thô: tiến trình phải còn chạy, không có 5xx, bộ nhớ trở lại như trước và mọi kết nối đã đóng. Cần python3; lần chạy đầu cài schemathesis từ PyPI vào thư mục đệm của người dùng.',
      }),
    )
    .option(
      '--cases <N>',
      say({ en: 'at least this many requests (default: 2000)', vi: 'số yêu cầu tối thiểu (mặc định: 2000)' }),
    )
    .option(
      '--raw <N>',
      say({
        en: 'so many mutated requests over bare sockets (default: 10000)',
        vi: 'số yêu cầu sai lệch gửi qua kết nối thô (mặc định: 10000)',
      }),
    )
    .option(
      '--seed <N>',
      say({
        en: 'the same seed sends the same requests (default: 2013)',
        vi: 'cùng một số thì gửi cùng các yêu cầu (mặc định: 2013)',
      }),
    )
    .action(async (options: FuzzOptions) => {
      const { fuzzAsked, runFuzz } = load.fuzz();
      end(await runFuzz({ ...fuzzAsked(options), env, print, language }));
    });
  return withExamples(command, context, {
    examples: ['npm run fuzz', 'npm run fuzz -- --cases 20000 --seed 7'],
  });
};
