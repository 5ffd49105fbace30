import type { Api } from '../service/api';
import type { Journal } from './journal';
import type { Systems } from './systems';

/** Where a rehearsal is played. */
export interface Stage {
  /** Under an administrator's key, which outlives the campaign. */
  observer: Api;
  /** Under the rehearsal's own key: each thing is done as the official who does it. */
  api: Api;
  campaign: string;
  journal: Journal;
  signal: AbortSignal;
  /** Absent where no system files anything. */
  systems: Systems | undefined;
}
