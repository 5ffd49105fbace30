import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, readRecord, recordFileOf } from '../embedded/process/record';

/** A service that somebody runs on this machine. */
export interface FoundService {
  apiUrl: string;
  key: string;
}

/**
 * The running service: where its own record says that the API listens, else where the settings say. Undefined if none
 * answers, or if its key is not here.
 */
export async function findService({
  dataDir,
  host,
  port,
}: {
  dataDir: string;
  host: string;
  port: number;
}): Promise<FoundService | undefined> {
  const keyFile = path.join(dataDir, 'admin-key');
  if (!existsSync(keyFile)) return undefined;
  const record = readRecord(recordFileOf({ dataDir, name: 'api' }));
  const ownPort = record && isAlive(record) ? record.ports['http'] : undefined;
  const apiUrl = `http://${host}:${ownPort ?? port}`;
  if (!(await answers(apiUrl))) return undefined;
  return { apiUrl, key: readFileSync(keyFile, 'utf8').trim() };
}

async function answers(apiUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(5000) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
