import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const docsCommand: Declare = (context) => {
  const { say, print } = context;
  const command = new Command('docs')
    .summary(
      say({ en: 'writes the generated pages of docs/', vi: 'tạo lại các trang sinh tự động trong docs/' }),
    )
    .description(
      say({
        en: 'Writes the pages of the documentation that are generated from the code.',
        vi: 'Tạo lại các trang tài liệu được sinh từ mã nguồn.',
      }),
    )
    .action(() => load.docs().writeDocs(print));
  return withExamples(command, context, { examples: ['npm run docs'] });
};
