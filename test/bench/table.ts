import { appendFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Measurement } from './measure';

/** A row of a bench's table, by its name. */
export type Row = [name: string, measurement: Measurement];

/** Writes the rows as a table, and to the file that BENCH_JSON names as JSON, a line each. */
export function tell(bench: string, unit: string, rows: readonly Row[]): void {
  const processes = Object.keys(rows[0]?.[1].cpuMs ?? {});
  const head = ['', 'wall', ...processes, 'of Temporal', 'of the store', 'load before'];
  const lines = rows.map(([name, { count, wallMs, cpuMs, calls, loadBefore }]) => [
    `${count} × ${name}`,
    ms(wallMs),
    ...processes.map((process) => ms(cpuMs[process] ?? 0)),
    calls.temporal.toFixed(1),
    calls.store.toFixed(1),
    loadBefore.toFixed(1),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => (line[column] ?? '').length)),
  );
  const text = [head, ...lines].map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  say(`${bench}: wall and CPU time by process, and calls, of one ${unit}`, ...text);
  const file = process.env['BENCH_JSON'];
  if (!file) return;
  const common = { bench, unit, at: new Date().toISOString(), cpus: cpus().length };
  for (const [name, measurement] of rows)
    appendFileSync(file, `${JSON.stringify({ ...common, row: name, ...measurement })}\n`);
}

export const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
