import type { Command } from 'commander';
import type { CommandContext } from './cli';

/** Columns, as a terminal has them. */
export const HELP_WIDTH = 100;

/** Puts examples, and what there is to say after the options, at the end of a command's help. */
export function withExamples(
  command: Command,
  { say }: Pick<CommandContext, 'say'>,
  { examples, notes = [] }: { examples: readonly string[]; notes?: readonly string[] },
): Command {
  const title = say({ en: 'Examples:', vi: 'Ví dụ:' });
  const wrapped = notes.map((note) => (note.includes('\n') ? note : wrap(command, note)));
  const blocks = [...wrapped, [title, ...examples.map((line) => `  ${line}`)].join('\n')];
  return command.addHelpText('after', `\n${blocks.join('\n\n')}`);
}

const wrap = (command: Command, text: string): string => command.createHelp().boxWrap(text, HELP_WIDTH);
