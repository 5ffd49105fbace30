import { signalIfAlive } from './end';
import { recordsOf } from './record';

/** SIGKILL to every process that runs on a data folder, without waiting. The caller holds the lock of the folder. */
export function killRecorded(dataDir: string): void {
  for (const record of recordsOf(dataDir)) signalIfAlive(record, 'SIGKILL');
}
