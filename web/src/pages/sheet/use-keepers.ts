import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Worklist } from '../../api/contract';
import type { DraftKeeper, Kept } from '../../parts/draft/draft-keeper';
import { keeperOf, useKeeping } from '../../parts/draft/use-draft';

/** By unit. */
export type Keepers = ReadonlyMap<string, DraftKeeper>;
export type AllKept = ReadonlyMap<string, Kept>;

/** The drafts of all units that an opinion is asked about, each kept as its form would keep it. */
export function useKeepers({ campaign, step, party, rows }: Worklist): { keepers: Keepers; kept: AllKept } {
  const [keepers] = useState<Keepers>(
    () =>
      new Map(
        rows
          .filter(({ state }) => state === 'to-do' || state === 'drafted')
          .map(({ unit, draft = null }) => [
            unit.id,
            keeperOf({ campaign: campaign.id, unit: unit.id, step, party: party.id }, { draft }),
          ]),
      ),
  );
  const all = useMemo(() => [...keepers.values()], [keepers]);
  useKeeping(all);
  const { subscribe, read } = useMemo(() => storeOf(keepers), [keepers]);
  return { keepers, kept: useSyncExternalStore(subscribe, read) };
}

function storeOf(keepers: Keepers): { subscribe: (listener: () => void) => () => void; read: () => AllKept } {
  const now = (): AllKept => new Map([...keepers].map(([unit, keeper]) => [unit, keeper.read()]));
  let last = now();
  return {
    subscribe: (listener) => {
      const ends = [...keepers.values()].map((keeper) => keeper.subscribe(listener));
      return () => {
        for (const end of ends) end();
      };
    },
    read: () => {
      const isSame = [...keepers].every(([unit, keeper]) => last.get(unit) === keeper.read());
      if (!isSame) last = now();
      return last;
    },
  };
}
