import { pino } from 'pino';
import { sweep } from '../../../worker/sweeper';
import type { Figures } from './figures';
import type { Running } from './running';

/** What a turn of the sweeper takes and asks of the store while everything is answered. */
export async function sweepNothing(
  { client, store, commands }: Running,
  figures: Figures,
  units: number,
): Promise<void> {
  const logger = pino({ level: 'silent' });
  await sweep({ client, store, now: Date.now, logger });
  commands.length = 0;
  const sinceMs = performance.now();
  const swept = await sweep({ client, store, now: Date.now, logger });
  figures.add(units, 'a sweep with nothing due: takes', performance.now() - sinceMs, 'ms');
  figures.add(units, 'a sweep with nothing due: calls of the store', commands.length);
  if (swept.pending > 0) throw new Error(`${swept.pending} were due`);
}
