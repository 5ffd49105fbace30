import { fromMs, toMs } from '../../domain/time';
import type { KeyDocument } from '../../store/documents';
import { isLive } from '../../store/keys';
import type { Deps } from '../deps';
import { isSecretOf, readKey } from './keys';

type KeyDeps = Pick<Deps, 'store' | 'now' | 'logger'>;

/** Whose key this is; undefined unless it lives. It is looked up anew each time, and its use is noted. */
export async function checkKey(deps: KeyDeps, credential: string): Promise<KeyDocument | undefined> {
  const key = readKey(credential);
  const document = key && (await deps.store.keys.find(key.id));
  const now = deps.now();
  if (!document || !isLive(document, fromMs(now)) || !isSecretOf(document, key.secret)) return undefined;
  markUsed(deps, document, now);
  return document;
}

/** Nobody needs the second, and every request would write otherwise. */
const USED_EVERY_MS = 60_000;

/** In the background: a request does not wait for it, and does not fail by it. */
function markUsed({ store, logger }: KeyDeps, { _id: id, lastUsedAt }: KeyDocument, nowMs: number): void {
  if (lastUsedAt !== undefined && nowMs - toMs(lastUsedAt) < USED_EVERY_MS) return;
  store.keys.markUsed({ id, at: fromMs(nowMs) }).catch((error: unknown) => {
    logger.warn({ err: error, key: id }, "a key's last use was not noted");
  });
}
