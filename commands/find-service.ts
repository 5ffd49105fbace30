import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, readRecord, recordFileOf } from '../embedded/process/record';
import { apiAddress } from './api-address';

/** A service that somebody runs on this machine. */
export interface FoundService {
  apiUrl: string;
  key: string;
}

interface Place {
  dataDir: string;
  host: string;
  port: number;
}

/** Where its own record says that the API listens, else where the settings say. */
export function apiUrlOf({ dataDir, host, port }: Place): string {
  const record = readRecord(recordFileOf({ dataDir, name: 'api' }));
  const ownPort = record && isAlive(record) ? record.ports['http'] : undefined;
  return apiAddress({ host, port: ownPort ?? port });
}

/**
 * The running service, at {@link apiUrlOf}. Undefined if none answers, or if its key is not here.
 */
export async function findService({ dataDir, host, port }: Place): Promise<FoundService | undefined> {
  const keyFile = path.join(dataDir, 'admin-key');
  if (!existsSync(keyFile)) return undefined;
  const apiUrl = apiUrlOf({ dataDir, host, port });
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
