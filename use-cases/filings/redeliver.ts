import { record } from '../audit';
import type { Deps } from '../deps';
import { conflict, notFound } from '../refusals';
import { type Fate, fateOf } from './read-fate';

/**
 * Redelivers a message's filing to its evaluation, without waiting for the sweeper's turn. Safe to repeat: the
 * ledger knows the filing by its id. Refuses with `not-found` where nothing was
 * stored of the message, with `conflict` while it is parked.
 */
export async function redeliver(
  deps: Deps,
  { sender, webhookId, actor }: { sender: string; webhookId: string; actor: string },
): Promise<Fate> {
  const { store } = deps;
  const webhook = await store.webhooks.get({ sender, webhookId });
  const before = webhook && (await fateOf(store, webhook));
  if (!webhook || !before) {
    throw notFound({
      en: 'No message of this sender with this id brought a filing.',
      vi: 'Không có lần gửi nào như vậy của hệ thống này kèm theo văn bản.',
    });
  }
  if (before.outcome === 'parked' || before.outcome === 'dismissed') {
    throw conflict({
      en: `This filing is "${before.outcome}": assign or dismiss the parked filing instead.`,
      vi: `Trạng thái là "${before.outcome}": văn bản này cần được xác định nơi nhận hoặc loại bỏ.`,
    });
  }
  const { campaign } = webhook;
  const filing = await store.filings.get({ campaign, unit: before.unit, id: before.id });
  if (filing && !filing.answer) await deps.delivery.deliverFiling(filing);
  await record(deps, { actor, action: 'webhook-replayed', campaign, target: `${sender}#${webhookId}` });
  return (await fateOf(store, webhook)) ?? before;
}
