import { Command } from 'commander';
import type { FilesOptions } from '../options';
import type { Declare } from './cli';
import { STORE_NOTE } from './environment-notes';
import { withExamples } from './examples';
import { load } from './load';

export const filesCommand: Declare = (context) => {
  const { say, onStore } = context;
  const command = new Command('files')
    .summary(
      say({
        en: 'how much room the files of filings take, and the removal of old ones',
        vi: 'dung lượng các tệp minh chứng, và xóa tệp cũ',
      }),
    )
    .description(
      say({
        en: 'Prints how many files each campaign has, how large they are and from when the oldest is. With --remove-older-than it says which files would go, and with --yes removes them; filings keep name, size and SHA-256.',
        vi: 'In số tệp, dung lượng và ngày của tệp cũ nhất theo từng đợt đánh giá. Với --remove-older-than, lệnh cho biết những tệp sẽ xóa, thêm --yes thì xóa; văn bản vẫn giữ tên, dung lượng và mã SHA-256 của tệp.',
      }),
    )
    .option(
      '--remove-older-than <YEARS>',
      say({
        en: 'files that were sent more than so many years ago',
        vi: 'các tệp đã gửi cách đây quá số năm này',
      }),
    )
    .option('--yes', say({ en: 'removes them', vi: 'thực hiện xóa' }))
    .action((options: FilesOptions) => onStore(load.files().filesFor(options)));
  return withExamples(command, context, {
    notes: [say(STORE_NOTE)],
    examples: [
      'npm run files',
      'npm run files -- --remove-older-than 10',
      'npm run files -- --remove-older-than 10 --yes',
    ],
  });
};
