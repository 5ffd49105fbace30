import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../../config/project-root';
import { accountsCommand } from './accounts';
import { afterRestoreCommand } from './after-restore';
import { apiCommand } from './api';
import { auditCommand } from './audit';
import { checkCommand } from './check';
import type { CommandContext, Declare } from './cli';
import { docsCommand } from './docs';
import { doctorCommand } from './doctor';
import { HELP_WIDTH, withExamples } from './examples';
import { filesCommand } from './files';
import { fuzzCommand } from './fuzz';
import { keysCommand } from './keys';
import { rehearseCommand } from './rehearse';
import { sendersCommand } from './senders';
import { startCommand } from './start';
import { vietnameseTitle, vietnameseUsage } from './vietnamese';
import { workerCommand } from './worker';

const COMMANDS: readonly Declare[] = [
  startCommand,
  workerCommand,
  apiCommand,
  checkCommand,
  accountsCommand,
  keysCommand,
  sendersCommand,
  auditCommand,
  filesCommand,
  doctorCommand,
  afterRestoreCommand,
  rehearseCommand,
  fuzzCommand,
  docsCommand,
];

/** The whole program. It throws CommanderError instead of ending the process, and writes nothing but help. */
export function programFor(context: CommandContext): Command {
  const { say } = context;
  const program = new Command('cong-vu')
    .description(
      say({
        en: 'Công vụ: the yearly evaluation of public-service results of a province, as a durable workflow service.',
        vi: 'Công vụ: dịch vụ đánh giá kết quả công vụ hằng năm của tỉnh.',
      }),
    )
    .version(version(), '-V, --version', say({ en: 'the version', vi: 'phiên bản' }));
  for (const declare of COMMANDS) program.addCommand(declare(context));
  withExamples(program, context, {
    notes: [
      say({
        en: 'In a copy of the repository: npm run COMMAND -- OPTIONS (npm start for start), which builds first what has changed. Help, output and errors are in Vietnamese where LC_ALL, LC_MESSAGES or LANG, the first of them that is set, begins with "vi", otherwise in English.',
        vi: 'Trong thư mục mã nguồn: npm run LỆNH -- TÙY CHỌN (npm start cho start), tự biên dịch lại phần đã thay đổi. Trợ giúp, kết quả và thông báo lỗi bằng tiếng Việt khi LC_ALL, LC_MESSAGES hoặc LANG (biến đầu tiên có giá trị) bắt đầu bằng "vi", nếu không thì bằng tiếng Anh.',
      }),
    ],
    examples: ['npm start', 'npm run keys -- list', 'npm run rehearse -- --help'],
  });
  for (const command of [program, ...program.commands.flatMap((each) => [each, ...each.commands])]) {
    settle(command, context);
  }
  return program;
}

const version = (): string =>
  (JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;

/** What holds of every command, however deep. */
function settle(command: Command, { say, language, print }: CommandContext): void {
  command
    .helpCommand(false)
    .helpOption('-h, --help', say({ en: 'this text', vi: 'trợ giúp này' }))
    // An error ends in one line, which `run.ts` writes; the usage is shown to those alone who ask for it.
    .exitOverride()
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: () => undefined })
    .configureHelp({
      helpWidth: HELP_WIDTH,
      subcommandTerm: (each) => each.name(),
      ...(language === 'vi' && {
        styleTitle: vietnameseTitle,
        styleUsage: vietnameseUsage,
      }),
    });
}
