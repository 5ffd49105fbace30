import { randomUUID } from 'node:crypto';
import type { RefusedAction } from '../domain/audit';
import { fromMs } from '../domain/time';
import type { AuditDocument } from '../store/documents/audit';
import type { Deps } from './deps';

/** A request that was refused. */
export interface Refused {
  action: RefusedAction;
  /** Undefined of a caller whom nobody knows. */
  actor: string | undefined;
  /** The address, or network, that it came from. */
  from: string;
  campaign?: string | undefined;
  units?: readonly string[] | undefined;
  target?: string | undefined;
}

export interface Refusals {
  note(refused: Refused): void;
  /** Writes down how many there were; before the process ends. */
  flush(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** Addresses of unknown callers that are told apart in a minute; all others are one entry. */
const ADDRESSES = 200;
/** Of one known caller: what they were refused, in a minute; all else is one entry. */
const MATTERS = 60;

export const UNKNOWN_ACTOR = 'unknown';

/**
 * Records what was refused, for each minute once by who asked for what, with how many times: whoever is refused cannot fill
 * the record. An unknown caller is an address. The first refusal is written at once, the count when the minute is over. It
 * answers nobody and never rejects; each API process has entries of its own.
 */
export function auditRefusals({ store, now, logger }: Pick<Deps, 'store' | 'now' | 'logger'>): Refusals {
  let minute = -1;
  let counted = new Map<string, { entry: AuditDocument; written: Promise<void> }>();
  let told = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const tried = async (write: () => Promise<unknown>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      logger.warn({ err: error }, 'refusal not recorded');
    }
  };

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const over = counted;
    counted = new Map();
    told = new Map();
    for (const { entry, written } of over.values()) {
      await written;
      const { _id: id, count = 1, lastAt } = entry;
      if (lastAt !== undefined) await tried(() => store.audit.setCount({ id, count, lastAt }));
    }
  }

  /** What the entry of a refusal is, as long as there are few. */
  function matterOf(refused: Refused): Refused {
    const { actor, action, from } = refused;
    const holder = actor ?? '';
    const most = actor === undefined ? ADDRESSES : MATTERS;
    const matter = actor === undefined ? { action, actor, from } : refused;
    if (counted.has(keyOf(matter))) return matter;
    const count = (told.get(holder) ?? 0) + 1;
    if (count > most) return { action, actor, from: '' };
    told.set(holder, count);
    return matter;
  }

  return {
    flush,
    note(refused) {
      const nowMs = now();
      const current = Math.floor(nowMs / MINUTE_MS);
      if (current !== minute) {
        void flush();
        minute = current;
      }
      timer ??= setTimeout(() => void flush(), MINUTE_MS).unref();
      const matter = matterOf(refused);
      const at = fromMs(nowMs);
      const known = counted.get(keyOf(matter));
      if (known) {
        known.entry.count = (known.entry.count ?? 1) + 1;
        known.entry.lastAt = at;
        return;
      }
      const { actor = UNKNOWN_ACTOR, from, ...rest } = matter;
      const entry: AuditDocument = {
        _id: randomUUID(),
        at,
        actor,
        ...(from !== '' && { from }),
        ...rest,
        count: 1,
      };
      const isForgotten = refused.actor === undefined;
      const written = tried(() => store.audit.append({ ...entry }, { isForgotten }));
      counted.set(keyOf(matter), { entry, written });
    },
  };
}

const keyOf = ({ action, actor = '', from, campaign = '', units = [], target = '' }: Refused): string =>
  JSON.stringify([action, actor, from, campaign, units, target]);
