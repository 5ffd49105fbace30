#!/usr/bin/env node
import { languageOf } from '../rehearsal/report/language';
import { load } from './cli/load';
import { type Ending, run } from './cli/run';

// A terminal that was closed, or a pipe that nobody reads, takes no more lines; what runs ends in order all the same.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const { env } = process;
const print = (line: string) => void process.stdout.write(`${line}\n`);

function endAs({ code, errors, signal }: Ending): void {
  for (const line of errors) process.stderr.write(`${line}\n`);
  if (signal === undefined) process.exit(code);
  // Node's own exit breaks on a terminal that is gone.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

void run(process.argv.slice(2), {
  language: languageOf(env),
  env,
  print,
  onStore: (command, say, how) => load.storeCommand().runOnStore(env, say, command, how),
}).then(endAs);
