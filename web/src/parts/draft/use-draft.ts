import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, ask } from '../../api/ask';
import type { Form } from '../../api/contract';
import { DraftKeeper, type Kept } from './draft-keeper';
import type { Fields } from './fields';
import { owedOf } from './owed-of';

/** A browser lets so much go out while the page is closed. */
const KEEPALIVE_BYTES = 60_000;

const keeperOf = (form: Form, initial: Fields): DraftKeeper => {
  const { draft = null } = form;
  const path = owedOf(form);
  return new DraftKeeper(
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
};

/** The draft of a form, kept on the server while it is typed and whenever the page goes out of sight. */
export function useDraft(form: Form, initial: Fields): { keeper: DraftKeeper; kept: Kept } {
  const [keeper] = useState(() => keeperOf(form, initial));
  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') void keeper.flush({ isLeaving: true });
      else void keeper.flush();
    };
    const again = () => void keeper.flush();
    const guard = (event: BeforeUnloadEvent) => {
      if (keeper.isUnsaved) event.preventDefault();
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
      void keeper.flush();
    };
  }, [keeper]);
  return { keeper, kept: useSyncExternalStore(keeper.subscribe, keeper.read) };
}
