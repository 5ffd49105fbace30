import { z } from 'zod';
import { wholeNumber } from '../../use-cases/input/fields';
import { auditFilter, fromBeforeTo } from '../../use-cases/list-audit';
import { pageQuery } from '../http/request-fields';

/** So many entries has a page at the most, and by default one that is a table or JSON Lines. */
export const EXPORT_LIMIT = 10_000;
export const PAGE_LIMIT = 50;

export const auditQuery = z
  .strictObject({
    ...auditFilter,
    cursor: pageQuery.cursor,
    limit: wholeNumber(z.number().int().min(1).max(EXPORT_LIMIT)).optional(),
  })
  .check(fromBeforeTo);
