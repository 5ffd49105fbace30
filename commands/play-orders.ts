import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { configFolderOf } from '../config/config-folder';
import { readEnvironment } from '../config/environment';
import type { Text } from '../domain/text';
import { textOfError } from '../domain/text-error';
import { fromMs } from '../domain/time';
import { rehearse } from '../rehearsal/rehearse';
import { summaryOf } from '../rehearsal/report/summary';
import { DidNotClose } from '../rehearsal/watch';
import type { RehearsalOrderDocument } from '../store/documents/campaign';
import { openStore, type Store } from '../store/store';
import { createKey } from '../use-cases/keys/create-key';
import { revokeKey } from '../use-cases/keys/revoke-key';
import { PLAYER_LEASE } from '../use-cases/rehearsals/player';
import type { RunningService } from './service';

const LOOK_EVERY_MS = 1000;
/** A process that was killed is known to be gone after this. */
const LEASE_MS = 15_000;

/** As the audit and the list of keys name it. */
const PLAYER = 'npm start (diễn tập)';
/** A year takes minutes, or as long as somebody asks for. */
const KEY_DAYS = 2;

/**
 * Plays the rehearsals that are ordered on the page, one after the other, until it is stopped; what is being played then is cancelled.
 * Each has a key of its own, which ends with it. What goes wrong is told by the order, and stops nothing else.
 */
export function playOrders({
  service,
  env,
}: {
  service: Pick<RunningService, 'apiUrl' | 'mailboxUrl' | 'mongodbUri'>;
  env: NodeJS.ProcessEnv;
}): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const me = randomUUID();

  const keepLease = async (store: Store): Promise<boolean> => {
    const nowMs = Date.now();
    const lease = { lease: PLAYER_LEASE, holder: me };
    const taken = await store.leases.take({ ...lease, now: fromMs(nowMs), until: fromMs(nowMs + LEASE_MS) });
    return taken !== undefined;
  };

  /** Whoever holds the lease is alone: what is still being played, another one has left. */
  async function endThoseOfOthers(store: Store): Promise<void> {
    for (const { _id: campaign, state } of await store.rehearsalOrders.open()) {
      if (state !== 'playing') continue;
      await store.rehearsalOrders.end({ campaign, state: 'stopped', at: fromMs(Date.now()), problem: LEFT });
    }
    for (const { _id: id, label, revokedAt } of await store.keys.list()) {
      if (label === PLAYER && revokedAt === undefined)
        await revokeKey({ store, now: Date.now }, { id, actor: PLAYER });
    }
  }

  async function run(): Promise<void> {
    const store = await openStore({ uri: service.mongodbUri });
    let isPlayer = false;
    let playing: Promise<void> | undefined;
    try {
      while (!signal.aborted) {
        const had: boolean = isPlayer;
        isPlayer = await keepLease(store).catch(() => false);
        try {
          if (isPlayer && !had && !playing) await endThoseOfOthers(store);
          const [next] = isPlayer && !playing ? await store.rehearsalOrders.open() : [];
          const taken = next && { campaign: next._id, player: me, at: fromMs(Date.now()) };
          if (next && taken && (await store.rehearsalOrders.take(taken))) {
            playing = playOne({ store, order: next, service, env, signal }).finally(() => {
              playing = undefined;
            });
          }
        } catch {
          // The store is away: it is looked at again.
          isPlayer = had;
        }
        await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      }
      await playing;
      await store.leases.giveBack({ lease: PLAYER_LEASE, holder: me, now: fromMs(Date.now()) });
    } finally {
      await store.close();
    }
  }

  // A service without a player is a whole service: its page says that nobody plays.
  const running = run().catch(() => undefined);
  return {
    async stop() {
      ending.abort(new Ended());
      await running;
    },
  };
}

/** Never rejects: how it ends stands in the order. */
async function playOne({
  store,
  order: { _id: campaign, plan, register, seed, minutes, from },
  service: { apiUrl, mailboxUrl },
  env,
  signal,
}: {
  store: Store;
  order: RehearsalOrderDocument;
  service: Pick<RunningService, 'apiUrl' | 'mailboxUrl'>;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}): Promise<void> {
  const deps = { store, now: Date.now };
  const end = (how: Omit<Parameters<typeof store.rehearsalOrders.end>[0], 'campaign' | 'at'>) =>
    store.rehearsalOrders.end({ campaign, at: fromMs(Date.now()), ...how });
  try {
    const environment = readEnvironment(env);
    // The key ends before the order does: whoever sees the order ended finds nothing of it that still opens a door.
    const report = await underAKey(deps, (key) =>
      rehearse({
        apiUrl,
        mailboxUrl,
        key,
        campaign,
        plan,
        register,
        seed,
        minutes,
        from,
        configFolder: configFolderOf(environment),
        namespace: environment.TEMPORAL_NAMESPACE,
        onLine: () => undefined,
        signal,
      }),
    );
    await end({ state: 'done', outcome: summaryOf(report) });
  } catch (error) {
    const isCancelled = error instanceof DidNotClose || (await isCancelledByOthers(store, campaign));
    const stopped = signal.aborted ? ENDED : isCancelled ? CANCELLED : undefined;
    await end(
      stopped ? { state: 'stopped', problem: stopped } : { state: 'failed', problem: textOfError(error) },
    ).catch(() => undefined);
  }
}

/** Does it under a key of its own, which nobody ever sees and which is revoked however it ends. */
async function underAKey<T>(
  deps: Parameters<typeof createKey>[0],
  doIt: (key: string) => Promise<T>,
): Promise<T> {
  const key = await createKey(deps, {
    label: PLAYER,
    roles: ['administrator'],
    days: KEY_DAYS,
    actor: PLAYER,
  });
  try {
    return await doIt(key);
  } finally {
    const [, id = ''] = key.split('_');
    await revokeKey(deps, { id, actor: PLAYER });
  }
}

/** What it asks of a campaign that somebody has just cancelled is refused, before it hears of that. */
async function isCancelledByOthers(store: Store, campaign: string): Promise<boolean> {
  const entries = await store.audit.list({ campaign, limit: 100 }).catch(() => []);
  return entries.some(({ action, actor }) => action === 'campaign-cancelled' && !actor.startsWith(PLAYER));
}

class Ended extends Error {
  override readonly name = 'Ended';
}

const ENDED: Text = {
  en: 'The service ended while it was played; its campaign was cancelled.',
  vi: 'Dịch vụ dừng trong khi đang diễn tập; đợt diễn tập đã được hủy.',
};

const CANCELLED: Text = {
  en: 'The rehearsal was cancelled.',
  vi: 'Đợt diễn tập đã bị hủy.',
};

const LEFT: Text = {
  en: 'The service ended in the middle, and nobody plays it any more.',
  vi: 'Dịch vụ bị ngắt giữa chừng; đợt diễn tập này không được chạy tiếp.',
};
