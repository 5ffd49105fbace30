import { readdirSync } from 'node:fs';
import path from 'node:path';
import { signalIfAlive } from './end';
import { readRecord } from './record';

/** SIGKILL to every process that runs on a data folder, without waiting. The caller holds the lock of the folder. */
export function killRecorded(dataDir: string): void {
  const folder = path.join(dataDir, 'run');
  for (const name of readdirSync(folder)) {
    const record = readRecord(path.join(folder, name));
    if (record !== undefined) signalIfAlive(record, 'SIGKILL');
  }
}
