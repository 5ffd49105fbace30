import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { api, ask } from '../../api/ask';
import type { Draft, Form } from '../../api/contract';
import type { OwedPath } from '../files/use-uploads';
import { DraftKeeper, type Kept } from './draft-keeper';
import type { Fields } from './fields';
import { owedOf } from './owed-of';

/** A browser lets so much go out while the page is closed. */
const KEEPALIVE_BYTES = 60_000;

export const keeperOf = (
  path: OwedPath,
  { draft, initial = {} }: { draft: Draft | null; initial?: Fields },
): DraftKeeper =>
  new DraftKeeper(
    (body, revision, isLeaving) =>
      ask(
        api.PUT('/api/v1/campaigns/{campaign}/evaluations/{unit}/drafts/{step}/{party}', {
          params: {
            path,
            header: revision === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${revision}"` },
          },
          body,
          keepalive: isLeaving && new Blob([JSON.stringify(body)]).size < KEEPALIVE_BYTES,
        }),
      ),
    { draft, initial, newId: () => crypto.randomUUID() },
  );

/** The draft of a form, kept on the server while it is typed and whenever the page goes out of sight. */
export function useDraft(form: Form, initial: Fields): { keeper: DraftKeeper; kept: Kept } {
  const [keeper] = useState(() => keeperOf(owedOf(form), { draft: form.draft ?? null, initial }));
  const all = useMemo(() => [keeper], [keeper]);
  useKeeping(all);
  return { keeper, kept: useSyncExternalStore(keeper.subscribe, keeper.read) };
}

/** Saves what is typed whenever the page goes out of sight or comes back, and guards what is not saved. */
export function useKeeping(keepers: readonly DraftKeeper[]): void {
  useEffect(() => {
    const flushAll = (isLeaving = false) => {
      for (const keeper of keepers) void keeper.flush({ isLeaving });
    };
    const leaving = () => flushAll(document.visibilityState === 'hidden');
    const again = () => flushAll();
    const guard = (event: BeforeUnloadEvent) => {
      if (keepers.some(({ isUnsaved }) => isUnsaved)) event.preventDefault();
    };
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('online', again);
    window.addEventListener('focus', again);
    window.addEventListener('beforeunload', guard);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('online', again);
      window.removeEventListener('focus', again);
      window.removeEventListener('beforeunload', guard);
      flushAll();
    };
  }, [keepers]);
}
