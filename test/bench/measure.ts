import { loadavg } from 'node:os';
import type { CallCounter, Calls } from './calls';
import { cpuMsOf } from './processes';

/** What one of many took. */
export interface Measurement {
  /** How many there were. */
  count: number;
  wallMs: number;
  /** CPU time by process, user and system. */
  cpuMs: Record<string, number>;
  calls: Calls;
  /** Processes that wanted a processor in the minute before: whether the machine had anything else to do. */
  loadBefore: number;
}

/** What is looked at while something is measured. */
export interface Observed {
  /** Ids of processes by what they are. */
  processes: Record<string, number>;
  calls: CallCounter;
}

/** Does so many of something, and resolves to what one of them took. */
export async function measure(
  { processes, calls }: Observed,
  count: number,
  work: () => Promise<unknown>,
): Promise<Measurement> {
  const [loadBefore = 0] = loadavg();
  const cpu = () => Object.entries(processes).map(([name, pid]) => [name, cpuMsOf(pid)] as const);
  const callsBefore = await calls.read();
  const cpuBefore = new Map(cpu());
  const start = performance.now();
  await work();
  const wallMs = performance.now() - start;
  const cpuMs = cpu().map(([name, ms]) => [name, (ms - (cpuBefore.get(name) ?? 0)) / count] as const);
  const { store, temporal } = await calls.read();
  return {
    count,
    wallMs: wallMs / count,
    cpuMs: Object.fromEntries(cpuMs),
    calls: {
      store: (store - callsBefore.store) / count,
      temporal: (temporal - callsBefore.temporal) / count,
    },
    loadBefore,
  };
}
