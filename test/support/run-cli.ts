import { pino } from 'pino';
import { run } from '../../commands/cli/run';
import type { CommandDeps } from '../../commands/store-command';
import type { Language } from '../../domain/text';
import type { Store } from '../../store/store';
import { sealOf } from '../../use-cases/senders/seal';

interface Ran {
  code: number;
  /** What it printed, line by line. */
  lines: string[];
  /** What it said on standard error. */
  errors: readonly string[];
}

/** Runs a command line in this process; keys and senders on the store that is given. */
export async function runCli(
  args: readonly string[],
  {
    language = 'en',
    store,
    nowMs = Date.now(),
    secret = 'bí mật của bộ cài đặt thử nghiệm, 32 ký tự',
    post,
  }: {
    language?: Language;
    store?: Store | undefined;
    nowMs?: number;
    /** Of the installation; null where none is set. */
    secret?: string | null;
    /** By what people are told of their accounts. */
    post?: Pick<CommandDeps, 'signIn' | 'faceAt'>;
  } = {},
): Promise<Ran> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(...line.split('\n'));
  const { code, errors } = await run(args, {
    language,
    env: {},
    print,
    onStore: async (command, say) => {
      if (store === undefined) throw new Error('this test has no store');
      const seal = secret === null ? undefined : sealOf({ secret });
      await command({ store, now: () => nowMs, seal, logger: pino({ level: 'silent' }), ...post }, say);
    },
  });
  return { code, lines, errors };
}

/** The lines of a command that does what it is asked; throws with what it said otherwise. */
export async function linesOfCli(...[args, options]: Parameters<typeof runCli>): Promise<string[]> {
  const { code, lines, errors } = await runCli(args, options);
  if (code !== 0) throw new Error(errors.join('\n'));
  return lines;
}
