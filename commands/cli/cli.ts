import type { Command } from 'commander';
import type { Language, Text } from '../../domain/text';
import type { Print, StoreAccess, StoreCommand } from '../store-command';
import type { ExitCode } from '../usage';

/** What a command is given by whoever runs the program: the process, or a test. */
export interface Cli {
  language: Language;
  env: NodeJS.ProcessEnv;
  print: (line: string) => void;
  /** Runs what keys and senders do, on the store of the environment unless a test has one. */
  onStore: (run: StoreCommand, print: Print, how?: StoreAccess) => Promise<void>;
}

/** What a command's declaration needs beside that. */
export interface CommandContext extends Omit<Cli, 'print' | 'onStore'> {
  /** Prints a line in the language of the terminal. */
  print: Print;
  onStore: (run: StoreCommand, how?: StoreAccess) => Promise<void>;
  /** The text in the language of the terminal. */
  say: (text: Text) => string;
  /** Sets the exit code, which is 0 otherwise. */
  end: (code: ExitCode) => void;
}

/**
 * Declares a command: its options, its help, and what runs. A declaration is light, so that `--help` answers at once; what
 * runs is loaded when it runs (`load.ts`).
 */
export type Declare = (context: CommandContext) => Command;
