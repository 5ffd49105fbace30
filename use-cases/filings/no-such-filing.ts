import { notFound, type Refusal } from '../refusals';

/** The same answer for a filing that is not there and for one that is none of the caller's. */
export const noSuchFiling = (): Refusal =>
  notFound({
    en: 'There is no such filing for this unit.',
    vi: 'Không có văn bản này đối với đơn vị.',
  });
