import { z } from 'zod';
import { AUDITED_ACTIONS } from '../domain/audit';
import type { AfterEntry, AuditFilter } from '../store/audit';
import type { AuditDocument } from '../store/documents/audit';
import type { Deps } from './deps';
import { askedInstant, instant, line, slug, wholeNumber } from './input/fields';
import { breaks, whateverElseIsWrong } from './input/messages';
import { BYTE_ORDER_MARK, csvLine } from './tables/csv';

/** By what entries of the audit are chosen; instants are real time. */
export const auditFilter = {
  who: line.optional().describe('The actor as the audit has it, or a key id, an account or a sender.'),
  action: z.enum(AUDITED_ACTIONS).optional(),
  campaign: slug.optional(),
  unit: slug.optional(),
  from: askedInstant.optional(),
  to: askedInstant.optional().describe('Before this instant.'),
};

/** No entry is from an instant on and before an earlier one. */
export const fromBeforeTo = whateverElseIsWrong<{ from?: unknown; to?: unknown }>(({ from, to }, tell) => {
  const [first, end] = [instant.safeParse(from).data, instant.safeParse(to).data];
  if (first === undefined || end === undefined || first < end) return;
  const text = {
    en: 'This must be later than "from".',
    vi: 'Thời điểm này phải sau thời điểm "from".',
  };
  tell(['to'], breaks('too-small', text));
});

/** What a command is asked for. */
export const askedAudit = z
  .strictObject({
    ...auditFilter,
    limit: wholeNumber(z.number().int().min(1).max(100_000_000)).optional(),
  })
  .check(fromBeforeTo);

/** An entry as it is shown: who did what, when, and from where. */
export type AuditEntry = Omit<AuditDocument, '_id'> & { id: string };

/** A page of entries, the newest first; `next` leads to the one after it. */
export async function listAudit(
  { store }: Pick<Deps, 'store'>,
  { filter, after, limit }: { filter: AuditFilter; after?: AfterEntry | undefined; limit: number },
): Promise<{ entries: AuditEntry[]; next: AfterEntry | undefined }> {
  const found = await store.audit.page({ filter, after, limit: limit + 1 });
  const entries = found.slice(0, limit).map(({ _id: id, ...entry }) => ({ id, ...entry }));
  const last = entries.at(-1);
  return { entries, next: found.length > limit && last ? { at: last.at, id: last.id } : undefined };
}

const COLUMNS = ['at', 'actor', 'action', 'campaign', 'units', 'target', 'from', 'count', 'lastAt'] as const;

/** The first line of a table of entries. */
export const AUDIT_CSV_HEAD = `${BYTE_ORDER_MARK}${COLUMNS.join(',')}`;

/** An entry as a line of a table (RFC 4180), without the line's end. */
export const auditCsvLine = (entry: AuditEntry): string =>
  csvLine(
    COLUMNS.map((name) => {
      const value = entry[name] ?? '';
      return typeof value === 'object' ? value.join(' ') : value;
    }),
  );

/** An entry as a line of JSON Lines, likewise. */
export const auditJsonLine = (entry: AuditEntry): string => JSON.stringify(entry);
