import type { AfterEntry } from '../store/audit';
import { record } from '../use-cases/audit';
import { parseInput } from '../use-cases/input/parse';
import {
  AUDIT_CSV_HEAD,
  type AuditEntry,
  askedAudit,
  auditCsvLine,
  auditJsonLine,
  listAudit,
} from '../use-cases/list-audit';
import { commandActor } from './actor';
import type { AuditOptions } from './options';
import type { StoreCommand } from './store-command';
import { UsageError } from './usage';

/** Entries read at once. */
const PAGE = 1000;
const SHOWN = 100;

/** Prints what the options choose, the newest first; of a table or JSON Lines all of it unless `--limit` says otherwise. */
export function auditFor({ csv, jsonl, ...given }: AuditOptions): StoreCommand {
  if (csv && jsonl) {
    throw new UsageError({
      en: 'give --csv or --jsonl, not both',
      vi: 'chỉ dùng một trong hai: --csv hoặc --jsonl',
    });
  }
  const { limit = csv || jsonl ? Number.POSITIVE_INFINITY : SHOWN, ...filter } = parseInput(
    askedAudit,
    given,
    '--',
  );
  const lineOf = csv ? auditCsvLine : jsonl ? auditJsonLine : entryLine;
  return async (deps, print) => {
    if (csv) print(AUDIT_CSV_HEAD);
    let after: AfterEntry | undefined;
    let left = limit;
    do {
      const page = await listAudit(deps, { filter, after, limit: Math.min(PAGE, left) });
      for (const entry of page.entries) print(lineOf(entry));
      left -= page.entries.length;
      after = page.next;
    } while (after !== undefined && left > 0);
    if (csv || jsonl) {
      const { campaign, unit } = filter;
      const units = unit === undefined ? undefined : [unit];
      await record(deps, { actor: commandActor(), action: 'audit-exported', campaign, units });
    }
    if (left === limit && !csv && !jsonl) {
      print({ en: 'there are no such entries', vi: 'không có mục nào như vậy' });
    }
  };
}

/** An entry for people: when, who, what, about what, from where, how many times. */
function entryLine({ at, actor, action, campaign, units = [], target, from, count = 1 }: AuditEntry): string {
  const about = [campaign, ...units, target].filter((part) => part !== undefined).join(' ');
  const times = count > 1 ? `×${count}` : '';
  return [at, actor, action, about, from, times]
    .filter((part) => part !== undefined && part !== '')
    .join('  ');
}
