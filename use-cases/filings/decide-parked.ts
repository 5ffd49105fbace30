import type { AuditedAction } from '../../domain/audit';
import type { FieldFault } from '../../domain/field-fault';
import type { Plan } from '../../domain/plan';
import { filingFaults } from '../../domain/rules/filing-check';
import { fromMs } from '../../domain/time';
import type { ParkedDocument, SentFilingKey } from '../../store/documents/sender';

import { refuseCancelled } from '../campaigns/ended';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { conflict, contentDiffers, invalid, notFound, type Refusal, refuseFaults } from '../refusals';
import { saysTheSame } from './new-filing';
import { filingOfParked } from './parked-filing';
import { type Fate, fateOfFiling } from './read-fate';
import { receiveFiling } from './receive-filing';
import { checkAssigned, resolveParty, resolveUnit } from './resolve-party';

/** A parked filing; refuses with `not-found` where there is none. */
export async function findParked(
  { store }: Pick<Deps, 'store'>,
  key: SentFilingKey,
): Promise<ParkedDocument> {
  const parked = await store.parked.get(key);
  if (!parked) {
    throw notFound({
      en: 'Parked filing not found.',
      vi: 'Không có văn bản chờ xác định nơi nhận này.',
    });
  }
  return parked;
}

/**
 * Says of whom and by whom a parked filing is, where the sender did not say it so that we knew; from then on it is a
 * filing like any other, received when it first came. The decision is stored before the filing, so that after a crash
 * in between the same decision goes on; the first one stands, and another is a `conflict`. Refuses by field what the register
 * or the plan refuses.
 */
export async function assignParked(
  deps: Deps,
  { key, unit, reviewer, actor }: { key: SentFilingKey; unit?: string; reviewer?: string; actor: string },
): Promise<Fate> {
  const { store } = deps;
  const parked = await findParked(deps, key);
  const { plan, assigned } = await target(deps, parked, {
    unit: unit ?? parked.unit,
    reviewer: reviewer ?? parked.reviewer,
  });
  const sent = filingOfParked(deps, parked, assigned);
  const filed = await store.filings.get(sent);
  if (filed && !saysTheSame(filed, sent)) throw idTaken();
  await store.parked.assign(key, { by: actor, at: fromMs(deps.now()), assigned });
  const decided = await findParked(deps, key);
  const standing = decided.assigned;
  if (standing?.unit !== assigned.unit || standing.reviewer !== assigned.reviewer) throw decidedOtherwise();
  const { filing } = await receiveFiling(deps, { filing: sent, plan }, actor);
  await audit(deps, decided, 'parked-assigned');
  await store.parked.markAssigned(key);
  return fateOfFiling(filing);
}

/** Dismisses a parked filing for a reason that the sender can read. Again is the same; the first reason stands. */
export async function dismissParked(
  deps: Deps,
  { key, reason, actor }: { key: SentFilingKey; reason: string; actor: string },
): Promise<ParkedDocument> {
  await findParked(deps, key);
  await deps.store.parked.dismiss(key, { by: actor, at: fromMs(deps.now()), reason });
  const decided = await findParked(deps, key);
  if (decided.state !== 'dismissed') throw decidedOtherwise();
  await audit(deps, decided, 'parked-dismissed');
  return decided;
}

/** Ids of a unit and a reviewer for whom the plan and the register take this filing. */
async function target(
  deps: Deps,
  { sender, campaign: id, step, content }: ParkedDocument,
  named: { unit: string; reviewer: string },
): Promise<{ plan: Plan; assigned: { unit: string; reviewer: string } }> {
  const { store } = deps;
  const campaign = await loadCampaign(deps, id);
  await refuseCancelled(campaign);
  const { plan } = campaign;
  const [unit, reviewer, registered] = await Promise.all([
    resolveUnit(store, { campaign: id, named: named.unit }),
    resolveParty(store, { campaign: id, named: named.reviewer }),
    store.senders.get(sender),
  ]);
  const errors: FieldFault[] = [];
  if (!unit) {
    const message = { en: 'The register has no such unit.', vi: 'Danh sách đơn vị không có đơn vị này.' };
    errors.push({ field: 'unit', rule: 'unknown-unit', message });
  }
  if (reviewer === null) {
    const message = { en: 'The register has no such party.', vi: 'Danh sách đơn vị không có cơ quan này.' };
    errors.push({ field: 'reviewer', rule: 'unknown-reviewer', message });
  } else if (!registered?.parties.includes(reviewer)) {
    const message = {
      en: 'The sender does not speak for this party; change the sender first.',
      vi: 'Hệ thống gửi không được gửi thay cho cơ quan này; đề nghị điều chỉnh danh sách đó trước.',
    };
    errors.push({ field: 'reviewer', rule: 'not-spoken-for', message });
  }
  if (!unit || reviewer === null || errors.length > 0) throw invalid(errors);
  checkAssigned({ unit, step, party: reviewer, field: 'reviewer' });
  refuseFaults(filingFaults({ plan, unit: unit.unit, step, content }));
  return { plan, assigned: { unit: unit.unit.id, reviewer } };
}

const decidedOtherwise = (): Refusal =>
  conflict({
    en: 'This parked filing was already decided differently.',
    vi: 'Văn bản chờ xác định nơi nhận này đã được xử lý theo cách khác.',
  });

const idTaken = (): Refusal =>
  contentDiffers({
    en: 'This unit has another filing with this id. Dismiss this one; the sender can send the next version.',
    vi: 'Mã này của đơn vị đã được dùng cho nội dung khác. Đề nghị loại bỏ bản này; nơi gửi có thể gửi bản tiếp theo.',
  });

/** Who decided first and when, once, however often the same is asked for. */
const audit = async (
  { store }: Pick<Deps, 'store'>,
  { _id, sender, campaign, id, decidedBy = '', decidedAt = '' }: ParkedDocument,
  action: AuditedAction & `parked-${string}`,
): Promise<void> => {
  const target = `${sender}#${id}`;
  await store.audit.append({
    _id: `${action}#${_id}`,
    at: decidedAt,
    actor: decidedBy,
    action,
    campaign,
    target,
  });
};
