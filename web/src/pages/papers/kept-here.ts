import { useMemo, useState, useSyncExternalStore } from 'react';
import { DraftKeeper, type Kept } from '../../parts/draft/draft-keeper';
import type { Fields } from '../../parts/draft/fields';
import { useKeeping } from '../../parts/draft/use-draft';

interface InTab {
  by: string;
  fields: Fields;
}

const read = (key: string, by: string): Fields | undefined => {
  const kept = sessionStorage.getItem(key);
  if (kept === null) return undefined;
  const found = JSON.parse(kept) as InTab;
  return found.by === by ? found.fields : undefined;
};

/**
 * What a clerk types is kept in this tab alone: a draft on the server is its party's. It is there again after a reload or a crash
 * of the tab, and gone with the tab.
 */
export function useKeptHere(
  key: string,
  { by, initial }: { by: string; initial: Fields },
): { keeper: DraftKeeper; kept: Kept; forget: () => void } {
  const [keeper] = useState(() => {
    const fields = read(key, by) ?? initial;
    let revision = 0;
    return new DraftKeeper(
      ({ filing, fields: typed }) => {
        revision += 1;
        sessionStorage.setItem(key, JSON.stringify({ by, fields: typed } satisfies InTab));
        return Promise.resolve({ filing, fields: typed, revision, savedAt: new Date().toISOString(), by });
      },
      { draft: null, initial: fields, newId: () => crypto.randomUUID() },
    );
  });
  const all = useMemo(() => [keeper], [keeper]);
  useKeeping(all);
  const forget = () => {
    keeper.stop();
    sessionStorage.removeItem(key);
  };
  return { keeper, kept: useSyncExternalStore(keeper.subscribe, keeper.read), forget };
}
