import { dayInWords } from '../../domain/wording';
import type { Fact } from '../blocks';
import type { ToldDocument } from '../letter-input';

/** «số 12/TB-STC ngày 05/11/2013», as documents are cited. */
export const cited = ({ number, date }: ToldDocument): string => `số ${number} ngày ${dayInWords(date)}`;

/** « theo văn bản số …», with a blank before it; empty without a document. */
export const byDocument = (
  document: ToldDocument | undefined,
  preposition: 'theo' | 'tại' = 'theo',
): string => (document ? ` ${preposition} văn bản ${cited(document)}` : '');

/** Where it was published; only what is on the web can be followed. */
export const publishedAt = ({ url }: ToldDocument): Fact[] =>
  url === undefined ? [] : [{ label: 'Xem tại', text: url, href: url }];
