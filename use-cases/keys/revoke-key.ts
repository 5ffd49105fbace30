import { fromMs } from '../../domain/time';
import type { KeyDocument } from '../../store/documents/key';
import { record } from '../audit';
import type { Deps } from '../deps';
import { notFound } from '../refusals';

/** Revokes a key: the service refuses it from then on. The first instant stands, however often it is told, and is audited once. */
export async function revokeKey(
  deps: Pick<Deps, 'store' | 'now'>,
  { id, actor, from }: { id: string; actor: string; from?: string | undefined },
): Promise<KeyDocument> {
  const { store, now } = deps;
  await store.keys.revoke({ id, at: fromMs(now()) });
  const key = await store.keys.find(id);
  if (!key) throw notFound({ en: 'Key not found.', vi: 'Không có khóa này.' });
  const { campaign, revokedAt } = key;
  await record(deps, {
    actor,
    action: 'key-revoked',
    ...(campaign !== undefined && { campaign }),
    target: id,
    from,
    once: `key-revoked ${id} ${revokedAt}`,
  });
  return key;
}
