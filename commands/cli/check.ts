import { Command } from 'commander';
import type { Declare } from './cli';
import { withExamples } from './examples';
import { load } from './load';

export const checkCommand: Declare = (context) => {
  const { say, print, env, end } = context;
  const command = new Command('check')
    .summary(say({ en: 'checks plans and registers', vi: 'kiểm tra kế hoạch và danh sách đơn vị' }))
    .description(
      say({
        en: 'Checks plans and registers, and reports every fault by file, line or row, and field: what is wrong, and how a right value looks. Describes a plan or register without faults, for you to compare with the document; docs/plans.md explains every field.',
        vi: 'Kiểm tra kế hoạch và danh sách đơn vị, báo từng lỗi theo tệp, dòng và trường: sai ở đâu, giá trị đúng có dạng thế nào. Kế hoạch hoặc danh sách đơn vị không có lỗi được mô tả lại để đối chiếu với văn bản; docs/plans.vi.md giải thích từng trường.',
      }),
    )
    .argument(
      '[FILE...]',
      say({
        en: 'a plan (config/plans/dong-nai-2013.yaml) or the folder of a register (config/registers/dong-nai-2013)',
        vi: 'một kế hoạch (config/plans/dong-nai-2013.yaml) hoặc thư mục của một danh sách đơn vị (config/registers/dong-nai-2013)',
      }),
    )
    .option(
      '--plan <PLAN>',
      say({
        en: 'the plan to check registers against; without it, the plan given along with the register, else ../../plans/<id>.yaml as seen from the folder of the register',
        vi: 'kế hoạch dùng để kiểm tra danh sách đơn vị; nếu không có thì dùng kế hoạch nêu cùng danh sách đơn vị, nếu không nữa thì ../../plans/<id>.yaml tính từ thư mục danh sách đơn vị',
      }),
    )
    .action((files: string[], { plan }: { plan?: string }) =>
      end(load.check().check({ files, plan, env }, print)),
    );
  return withExamples(command, context, {
    notes: [
      say({
        en: 'Exit code: 0 no faults, 1 faults, 2 not checked.',
        vi: 'Mã kết thúc: 0 không có lỗi, 1 có lỗi, 2 không kiểm tra được.',
      }),
    ],
    examples: [
      'npm run check -- config/plans/dong-nai-2013.yaml config/registers/dong-nai-2013',
      'npm run check -- --plan config/plans/dong-nai-2026.yaml config/registers/dong-nai-2013',
    ],
  });
};
