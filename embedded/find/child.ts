import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** How a helper process ended; without a code it was ended by a signal. */
export interface ChildResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a helper to its end and collects what it said. An abort ends it and is thrown. */
export async function runChild(options: {
  executable: string;
  args: string[];
  cwd?: string;
  signal?: AbortSignal;
}): Promise<ChildResult> {
  const { executable, args, cwd, signal } = options;
  const child = spawn(executable, args, { cwd, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

/** The last thing that a helper said, as one line without a stack. */
export function lastLine(output: string): string | undefined {
  const line = output.trim().split('\n').at(-1)?.trim();
  return line === '' ? undefined : line;
}
