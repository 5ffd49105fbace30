import type { ShownOrderState } from '../../domain/rehearsal-order';
import { fromMs } from '../../domain/time';
import type { RehearsalOrderDocument } from '../../store/documents/campaign';
import type { Deps } from '../deps';

/** Who holds it plays the rehearsals that are ordered: `npm start`. */
export const PLAYER_LEASE = 'rehearsal-player';

/** Who plays rehearsals at this moment; undefined if nobody does. */
export const playerOf = async ({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<string | undefined> =>
  (await store.leases.holder({ lease: PLAYER_LEASE, now: fromMs(now()) })) ?? undefined;

/** An order that is open while nobody plays it has been interrupted. */
export function shownState(
  { state, player }: Pick<RehearsalOrderDocument, 'state' | 'player'>,
  living: string | undefined,
): ShownOrderState {
  if (state === 'asked') return living === undefined ? 'interrupted' : state;
  return state === 'playing' && player !== living ? 'interrupted' : state;
}
