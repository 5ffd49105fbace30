import { setTimeout as delay } from 'node:timers/promises';
import { joined } from '../../domain/text';
import { textOfError } from '../../domain/text-error';
import type { Reporter } from '../reporter';
import type { Ports } from './ports';
import { logFileOf, type ProcessSpec, type RunningProcess, startRecorded } from './recorded-process';

/** A process that is started anew, on the same ports, whenever it ends without being told to. */
export interface KeptProcess<Role extends string> {
  readonly ports: Ports<Role>;
  /** Whether it was found running when it was first wanted. */
  readonly adopted: boolean;
  /** The pid of the moment. */
  readonly pid: number;
  stop(): Promise<void>;
  /** SIGKILL now; it is not started again. */
  kill(): void;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** One that ran this long before it ended is not in a crash loop: the pauses start small again. */
const steadyMs = 60_000;

/** Starts a process and keeps it running. Throws when the first start fails; later failures are lines and retries. */
export async function keepRunning<Role extends string>(options: {
  spec: ProcessSpec<Role>;
  reporter: Reporter;
  signal?: AbortSignal;
}): Promise<KeptProcess<Role>> {
  const { spec, reporter } = options;
  const first = await startRecorded(spec, { signal: options.signal });
  sayOtherPorts({ spec, ports: first.ports, reporter });
  const stopping = new AbortController();
  let running: RunningProcess<Role> = first;

  const watch = async () => {
    let pauseMs = firstPauseMs;
    let startedAt = Date.now();
    let what = await running.exited;
    while (!stopping.signal.aborted) {
      if (Date.now() - startedAt > steadyMs) pauseMs = firstPauseMs;
      reporter.line(
        joined(`${spec.name} `, what, {
          en: `; starting it again in ${pauseMs / 1000} s (log: ${logFileOf(spec)})`,
          vi: `; khởi động lại sau ${`${pauseMs / 1000}`.replace('.', ',')} giây (nhật ký: ${logFileOf(spec)})`,
        }),
      );
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      startedAt = Date.now();
      try {
        running = await startRecorded(spec, { pinnedPorts: first.ports, signal: stopping.signal });
        if (stopping.signal.aborted) await running.stop();
        else reporter.line({ en: `${spec.name} runs again`, vi: `${spec.name} đã chạy lại` });
        what = await running.exited;
      } catch (error) {
        what = joined({ en: 'did not start: ', vi: 'không khởi động được: ' }, textOfError(error));
      }
    }
  };
  const watching = watch();

  return {
    ports: first.ports,
    adopted: first.adopted,
    get pid() {
      return running.pid;
    },
    async stop() {
      stopping.abort();
      await running.stop();
      await watching;
    },
    kill() {
      stopping.abort();
      running.kill();
    },
  };
}

function sayOtherPorts<Role extends string>(options: {
  spec: ProcessSpec<Role>;
  ports: Ports<Role>;
  reporter: Reporter;
}): void {
  const { spec, ports, reporter } = options;
  for (const [role, wish] of Object.entries<number>(spec.ports)) {
    const port = ports[role as Role];
    if (wish !== 0 && wish !== port)
      reporter.line({
        en: `${spec.name} uses port ${port}: ${wish} was taken (${role})`,
        vi: `${spec.name} dùng cổng ${port} vì cổng ${wish} đã có tiến trình khác dùng (${role})`,
      });
  }
}
