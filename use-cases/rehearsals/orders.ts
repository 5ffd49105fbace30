import { randomUUID } from 'node:crypto';
import { rehearsalId } from '../../domain/ids';
import type { ShownOrderState } from '../../domain/rehearsal-order';
import { fromMs, type PlainDate } from '../../domain/time';
import type { RehearsalOrderDocument } from '../../store/documents/campaign';
import { record } from '../audit';
import { loadPlanAndRegister } from '../campaigns/load-plan-and-register';
import type { Deps } from '../deps';
import { conflict, notFound } from '../refusals';
import { playerOf, shownState } from './player';

export interface ShownOrder extends Omit<RehearsalOrderDocument, '_id' | 'state' | 'player'> {
  campaign: string;
  state: ShownOrderState;
}

const shown = (
  { _id: campaign, player, ...order }: RehearsalOrderDocument,
  living: string | undefined,
): ShownOrder => ({ campaign, ...order, state: shownState({ ...order, ...(player && { player }) }, living) });

interface Asked {
  plan: string;
  register: string;
  seed: number;
  minutes?: number | undefined;
  from?: PlainDate | undefined;
}

type OrderDeps = Pick<Deps, 'store' | 'now'>;

/** So many as one looks back to. */
const NEWEST = 20;

export async function listOrders(deps: OrderDeps): Promise<{ isPlayed: boolean; orders: ShownOrder[] }> {
  const living = await playerOf(deps);
  const orders = await deps.store.rehearsalOrders.newest(NEWEST);
  return { isPlayed: living !== undefined, orders: orders.map((order) => shown(order, living)) };
}

/** Refuses with `not-found` what nobody has ordered. */
export async function readOrder(deps: OrderDeps, campaign: string): Promise<ShownOrder> {
  const order = await deps.store.rehearsalOrders.get(campaign);
  if (!order)
    throw notFound({
      en: 'Nobody has ordered this rehearsal here.',
      vi: 'Không có đợt diễn tập này trong các đợt được bắt đầu từ trang.',
    });
  return shown(order, await playerOf(deps));
}

/**
 * Orders a rehearsal: `npm start`, which plays it, begins within a second or two. One that is played already is the one that is asked for
 * again. Refuses with `conflict` where nobody plays, and while another one is played.
 */
export async function orderRehearsal(
  deps: Deps,
  { actor, givenId = randomUUID(), ...asked }: Asked & { actor: string; givenId?: string | undefined },
): Promise<{ order: ShownOrder; created: boolean }> {
  const { store, now } = deps;
  const { plan, register, seed, minutes, from } = asked;
  loadPlanAndRegister(deps.catalogue, { plan, register });
  const campaign = rehearsalId(plan, givenId.slice(0, 8));
  const living = await playerOf(deps);
  const known = await store.rehearsalOrders.get(campaign);
  if (known) return { order: shown(known, living), created: false };
  if (living === undefined) throw nobodyPlays();
  const other = (await store.rehearsalOrders.open()).find(
    (order) => shownState(order, living) !== 'interrupted',
  );
  if (other) {
    const isSame = JSON.stringify(chosen(other)) === JSON.stringify(chosen(asked));
    if (!isSame) throw isBusy(other._id);
    return { order: shown(other, living), created: false };
  }
  const order: RehearsalOrderDocument = {
    _id: campaign,
    plan,
    register,
    seed,
    ...(minutes !== undefined && { minutes }),
    ...(from !== undefined && { from }),
    by: actor,
    askedAt: fromMs(now()),
    state: 'asked',
  };
  await store.rehearsalOrders.insert(order);
  await record(deps, { actor, action: 'rehearsal-ordered', campaign });
  return { order: shown(order, living), created: true };
}

const chosen = ({ plan, register, seed, minutes, from }: Asked) => [plan, register, seed, minutes, from];

const nobodyPlays = () =>
  conflict({
    en: 'Rehearsals are played here only by "npm start". Run "npm run rehearse" on the machine of the service.',
    vi: 'Chỉ dịch vụ chạy bằng lệnh "npm start" mới diễn tập được từ trang này. Đề nghị chạy lệnh "npm run rehearse" trên máy chủ.',
  });

const isBusy = (campaign: string) =>
  conflict({
    en: `Another rehearsal is running: ${campaign}. Wait for its end, or cancel it.`,
    vi: `Đang có đợt diễn tập khác: ${campaign}. Đề nghị chờ kết thúc hoặc hủy đợt đó trước.`,
  });
