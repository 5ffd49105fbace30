import type { FilingRefusal } from '../../domain/ledger/facts';
import type { Text } from '../../domain/text';
import { Refusal } from '../refusals';

const TEXTS: Record<Extract<FilingRefusal, 'not-assigned' | 'own-unit'>, Text> = {
  'not-assigned': {
    en: 'This party has nothing to file for this unit in this step.',
    vi: 'Ở bước này, bên gửi không có phân công gửi văn bản đối với đơn vị này.',
  },
  'own-unit': {
    en: 'A party cannot review its own unit.',
    vi: 'Không cơ quan nào nhận xét, đánh giá chính đơn vị mình ở bước này.',
  },
};

/** Whoever files is not whom the register has for it; `field` is where the request names them. */
export const wrongParty = (rule: keyof typeof TEXTS, field: 'party' | 'reviewer'): Refusal =>
  new Refusal({ type: rule, text: TEXTS[rule], fields: [{ field, rule, message: TEXTS[rule] }] });
