import { receiptNumber } from '../../domain/rules/receipt-number';
import type { FilingDocument } from '../../store/documents/filing';
import { sha256Of } from '../digest';

/** The number on a filing's receipt. */
export const receiptOf = ({ _id, campaign }: Pick<FilingDocument, '_id' | 'campaign'>): string =>
  receiptNumber({ campaign, hash: sha256Of(_id) });
