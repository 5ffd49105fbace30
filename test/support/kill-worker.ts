import type { RunningService } from '../../commands/service';

/** Reads a rehearsal's lines, and kills the service's worker when they first show a day of the plan at or after one. */
export function killWorkerOn(day: string, service: Pick<RunningService, 'pids'>) {
  const kill = {
    /** The process that was killed. */
    killed: undefined as number | undefined,
    onLine: (line: string): void => {
      const { worker } = service.pids();
      if (kill.killed !== undefined || worker === undefined || !hasReached(line, day)) return;
      kill.killed = worker;
      process.kill(worker, 'SIGKILL');
    },
  };
  return kill;
}

/** A line of the rehearsal's own begins with its day of the plan, «DD/MM/YYYY». */
function hasReached(line: string, day: string): boolean {
  const [, date, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(line) ?? [];
  return year !== undefined && `${year}-${month}-${date}` >= day;
}
