import { z } from 'zod';
import { exportTable } from '../../use-cases/tables/export-table';
import { TABLE_FORMATS, TABLES, type TableFormat } from '../../use-cases/tables/table';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<TableFormat, string>;

const tableAnswer = z.strictObject({ what: z.enum(TABLES), as: z.enum(TABLE_FORMATS) });

export const tableEndpoints = [
  endpoint({
    operation: 'exportTable',
    method: 'get',
    path: '/campaigns/:campaign/export',
    summary: 'The board, what is overdue or the letters, as a table for a spreadsheet',
    sendsBytes: true,
    params: campaignParams,
    query: tableAnswer,
    answers: { 200: tableAnswer },
    async handle({ params, query, actor, from }, deps) {
      const { content, ...file } = await exportTable(deps, { ...params, ...query, actor, from });
      const read = async function* (first: number, end: number) {
        yield content.subarray(first, end);
      };
      return { ...ok(query), bytes: { ...file, type: TYPES[query.as], size: content.length, read } };
    },
  }),
];
