import { spawn } from 'node:child_process';

/** Processes that do nothing, as fast as they can, until they are stopped: a machine that has other things to do. */
export function startBusyLoops(count: number): { stop(): void } {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  return {
    stop() {
      for (const loop of loops) loop.kill('SIGKILL');
    },
  };
}
