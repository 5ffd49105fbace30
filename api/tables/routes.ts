import { z } from 'zod';
import { exportTable } from '../../use-cases/tables/export-table';
import { TABLE_FORMATS, TABLES, type TableFormat } from '../../use-cases/tables/table';
import { endpoint, type MediaType, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const satisfies Record<TableFormat, MediaType>;

export const tableEndpoints = [
  endpoint({
    operation: 'exportTable',
    method: 'get',
    path: '/campaigns/:campaign/export',
    summary: 'The board, what is overdue or the letters, as a table for a spreadsheet',
    produces: Object.values(TYPES),
    params: campaignParams,
    query: z.strictObject({ what: z.enum(TABLES), as: z.enum(TABLE_FORMATS) }),
    answers: { 200: z.string() },
    async handle({ params, query, actor, from }, deps) {
      const { name, content } = await exportTable(deps, { ...params, ...query, actor, from });
      return ok(content, {
        'Content-Type': query.as === 'csv' ? `${TYPES.csv}; charset=utf-8` : TYPES.xlsx,
        // Ids of campaigns are letters, digits and hyphens.
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    },
  }),
];
