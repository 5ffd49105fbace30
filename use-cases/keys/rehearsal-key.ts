import { isRealTime } from '../../domain/clock';
import type { Instant } from '../../domain/time';
import { record } from '../audit';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { conflict } from '../refusals';
import { newKey } from './keys';

/** Days that the key of a rehearsal lives, if the campaign does: one may stand still over a weekend. */
const DAYS = 30;

/**
 * A key that is good for one rehearsal, in which it may act as each of its parties and roles; it ends with it. Refuses
 * with `conflict` where the campaign is a real one, or has ended.
 */
export async function createRehearsalKey(
  deps: Pick<Deps, 'store' | 'now'>,
  { campaign: id, actor }: { campaign: string; actor: string },
): Promise<{ key: string; id: string; expiresAt: Instant }> {
  const { clock, state } = await loadCampaign(deps, id);
  if (isRealTime(clock)) {
    throw conflict({
      en: 'This campaign is real: acting as others is possible only in a rehearsal.',
      vi: 'Đây là đợt đánh giá thật: chỉ khi diễn tập mới được thao tác thay các bên.',
    });
  }
  if (state !== 'open') {
    throw conflict({ en: 'This rehearsal has ended.', vi: 'Đợt diễn tập này đã kết thúc.' });
  }
  const nowMs = deps.now();
  const { key, document } = newKey({
    label: `diễn tập ${id}`,
    roles: ['administrator'],
    campaign: id,
    rehearsal: true,
    nowMs,
    days: DAYS,
  });
  await deps.store.keys.create(document);
  await record(deps, { actor, action: 'key-created', campaign: id, target: document._id });
  return { key, id: document._id, expiresAt: document.expiresAt };
}
