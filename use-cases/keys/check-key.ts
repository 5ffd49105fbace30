import { isRealTime } from '../../domain/clock';
import { fromMs, toMs } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { KeyDocument } from '../../store/documents/key';
import { isLive } from '../../store/keys';
import type { Deps } from '../deps';
import { isSecretOf, readKey } from './keys';

type KeyDeps = Pick<Deps, 'store' | 'now' | 'logger'>;

/** A key that lets somebody in. */
export interface LivingKey {
  document: KeyDocument;
  /** The one that it is good for, as it was some seconds ago. */
  campaign?: CampaignDocument;
}

/** Tells whose key something is; undefined unless it lives. Its use is noted. */
export function keyCheck(deps: KeyDeps): (credential: string) => Promise<LivingKey | undefined> {
  const { store, now } = deps;
  return async (credential) => {
    const key = readKey(credential);
    const document = key && (await store.lately.key(key.id));
    if (!document || !isLive(document, fromMs(now())) || !isSecretOf(document, key.secret)) return undefined;
    const { campaign: id } = document;
    const campaign = id === undefined ? undefined : await store.lately.campaign(id);
    if (campaign === null || (campaign && !isGoodFor(document, campaign))) return undefined;
    markUsed(deps, document, now());
    return { document, ...(campaign && { campaign }) };
  };
}

/** A key ends with its campaign, but for one that was made after the end; a rehearsal's is good for no real one. */
function isGoodFor({ rehearsal, afterEnd }: KeyDocument, { state, clock }: CampaignDocument): boolean {
  if (rehearsal && isRealTime(clock)) return false;
  return state === 'open' || (state === 'closed' && afterEnd === true);
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
