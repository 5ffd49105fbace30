import type { FilingDocument } from '../../store/documents/filing';
import { notFound, type Refusal } from '../refusals';

/** Whether a filing that somebody names is there for them. */
export type IsNameable = (filing: FilingDocument) => boolean;

/** The same answer for a filing that is not there and for one that is none of the caller's. */
export const noSuchFiling = (): Refusal =>
  notFound({
    en: 'This unit has no such filing.',
    vi: 'Không có văn bản này đối với đơn vị.',
  });
