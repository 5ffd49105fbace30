import type { RunningService } from '../../commands/service';
import { type RehearsalOptions, rehearse } from '../../rehearsal/rehearse';
import type { RehearsalReport } from '../../rehearsal/report/report';

/** Rehearses the year of the eight units on a service, unless told otherwise, in silence. */
export const smallYear = (
  { apiUrl, mailboxUrl }: Pick<RunningService, 'apiUrl' | 'mailboxUrl'>,
  options: Pick<RehearsalOptions, 'key'> & Partial<RehearsalOptions>,
): Promise<RehearsalReport> =>
  rehearse({
    apiUrl,
    mailboxUrl,
    plan: 'dong-nai-2013',
    register: 'dong-nai-2013-small',
    seed: 5,
    onLine: () => undefined,
    ...options,
  });
