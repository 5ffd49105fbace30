import { NotFound } from '../../api/http/errors';

/** The same answer for a filing that is not there and for one that is none of the caller's. */
export const noSuchFiling = (): NotFound =>
  new NotFound({
    en: 'There is no such filing for this unit.',
    vi: 'Không có văn bản này đối với đơn vị.',
  });
