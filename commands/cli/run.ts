import { CommanderError } from 'commander';
import { inLanguage, type Said } from '../../domain/text';
import { Interrupted } from '../interruption';
import { EXIT, type ExitCode } from '../usage';
import type { Cli, CommandContext } from './cli';
import { load } from './load';
import { programFor } from './program';
import { vietnameseError } from './vietnamese';

/** Those that tell "faults were found" from "it could not be made". */
const TESTS_SOMETHING = ['check', 'rehearse'];

/** How a command ended: an exit code, and what is to be said on standard error. */
export interface Ending {
  code: ExitCode;
  /** The last of these lines says what is wrong. */
  errors: readonly string[];
  /** The signal by which the process should end, as if nobody had caught it. */
  signal?: NodeJS.Signals;
}

/** Runs a command line, without the program's name. */
export async function run(args: readonly string[], cli: Cli): Promise<Ending> {
  let code: ExitCode = EXIT.done;
  const print = (line: Said) => cli.print(inLanguage(line, cli.language));
  const context: CommandContext = {
    ...cli,
    say: (text) => text[cli.language],
    print,
    onStore: (command, how) => cli.onStore(command, print, how),
    end: (asked) => {
      code = asked;
    },
  };
  try {
    await programFor(context).parseAsync(args, { from: 'user' });
    return { code, errors: [] };
  } catch (error) {
    if (error instanceof Interrupted) {
      return {
        code: EXIT.interrupted,
        errors: [],
        ...(error.signal === 'SIGHUP' && { signal: error.signal }),
      };
    }
    if (error instanceof CommanderError && error.exitCode === 0) return { code: EXIT.done, errors: [] };
    return {
      code: TESTS_SOMETHING.includes(args[0] ?? '') ? EXIT.notMade : EXIT.failed,
      errors: linesOf(error, context),
    };
  }
}

function linesOf(error: unknown, { say, language }: CommandContext): string[] {
  const marked = (sentence: string) => `${say({ en: 'error', vi: 'lỗi' })}: ${sentence}`;
  if (!(error instanceof CommanderError)) return load.explain().explain(error, language, marked);
  // It shows its help to those who name no command.
  if (error.code === 'commander.help') {
    return [
      marked(
        say({
          en: 'a command is needed; --help lists them',
          vi: 'thiếu tên lệnh; xem danh sách bằng --help',
        }),
      ),
    ];
  }
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  return [marked(language === 'vi' ? vietnameseError(message) : message)];
}
