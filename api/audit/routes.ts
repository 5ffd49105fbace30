import type { AfterEntry } from '../../store/audit';
import { recordReading } from '../../use-cases/audit';
import {
  AUDIT_CSV_HEAD,
  type AuditEntry,
  auditCsvLine,
  auditJsonLine,
  listAudit,
} from '../../use-cases/list-audit';
import { refuseCursor } from '../http/cursor';
import { endpoint, type MediaType, ok } from '../http/endpoint';
import { auditQuery, EXPORT_LIMIT, PAGE_LIMIT } from './request';
import { auditAnswer } from './response';

export const auditEndpoints = [
  endpoint({
    operation: 'listAudit',
    method: 'get',
    path: '/audit',
    summary:
      'Who did what, read what and was refused what, newest first; as JSON, as a table or as JSON Lines',
    pages: true,
    produces: ['application/json', 'text/csv', 'application/jsonl'],
    query: auditQuery,
    answers: { 200: auditAnswer },
    async handle({ query, accepts, actor, from, place }, deps) {
      const { limit, cursor: _any, ...filter } = query;
      const isExport = accepts !== 'application/json';
      const found = await listAudit(deps, {
        filter,
        after: entryAt(place.after),
        limit: limit ?? (isExport ? EXPORT_LIMIT : PAGE_LIMIT),
      });
      const next = found.next === undefined ? null : `${found.next.at}#${found.next.id}`;
      const { items, nextCursor } = place.page(found.entries, next);
      if (!isExport) return ok({ items, nextCursor });
      const { campaign, unit } = filter;
      const units = unit === undefined ? undefined : [unit];
      await recordReading(deps, { actor, action: 'audit-exported', campaign, units, from });
      return { ...ok(textOf(items, accepts)), nextCursor };
    },
  }),
];

/** The entry after which a page begins; undefined for the first. */
function entryAt(after: string): AfterEntry | undefined {
  if (after === '') return undefined;
  const [, at, id] = /^(\d{4}-[\d:T.-]+Z)#(.+)$/s.exec(after) ?? [];
  if (at === undefined || id === undefined) throw refuseCursor('format');
  return { at, id };
}

function textOf(entries: readonly AuditEntry[], type: MediaType): string {
  if (type === 'text/csv') {
    return `${[AUDIT_CSV_HEAD, ...entries.map(auditCsvLine)].join('\r\n')}\r\n`;
  }
  return entries.map((entry) => `${auditJsonLine(entry)}\n`).join('');
}
