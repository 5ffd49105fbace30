import { z } from 'zod';
import { API_PREFIX } from '../../config/api-prefix';
import { MAX_ID_LENGTH } from '../../domain/ids';
import { FILING_STEP_IDS } from '../../domain/plan';
import { said } from '../../domain/text';
import { filingContent } from '../../use-cases/filings/content';
import { instant, slug, wholeNumber } from '../../use-cases/input/fields';

/** Shorter than our ids, since a version may be added. */
const filingId = z.string().regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/,
  said({
    en: 'Use up to 80 letters, digits, dots, hyphens or underscores.',
    vi: 'Dùng tối đa 80 ký tự gồm chữ không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.',
  }),
);

/** Our id of a party, or a code of the register, such as mã định danh. */
const named = z.string().regex(
  new RegExp(`^[A-Za-z0-9][A-Za-z0-9.-]{0,${MAX_ID_LENGTH - 1}}$`),
  said({
    en: 'Use an id or a code from the register.',
    vi: 'Đề nghị dùng mã hoặc mã định danh trong danh sách đơn vị.',
  }),
);

const version = z.number().int().min(1).max(9999);

/** What a sender sends: a filing of steps 1 to 3. `filedAt` is plan time, which in a rehearsal is not today. */
export const reviewFiledBody = filingContent
  .extend({
    filingId: filingId.describe('Chosen by the sender; with the version it means this filing for ever.'),
    campaign: slug.describe('Such as dong-nai-2026.'),
    step: z.enum(FILING_STEP_IDS),
    reviewer: named.describe(
      'Who files: an agency, the unit itself or a member; its id, or its code in the register.',
    ),
    unit: named.describe('The evaluated unit; its id, or its code in the register (mã định danh).'),
    version: version.describe('1, and one more for each correction.'),
    filedAt: instant.describe('When it was signed over there.'),
    test: z.boolean().optional().describe('true: everything is checked, and nothing is filed.'),
  })
  .meta({
    title: 'review-filed',
    description: 'A review, a report or an opinion of steps 1 to 3, as it was filed.',
  });

export const fateParams = z.object({ sender: slug, campaign: slug, filingId });
export const fateQuery = z.strictObject({ version: wholeNumber(version).default(1) });

/** Where a sender is told the fate of what it sent. */
export const fatePath = ({
  sender,
  campaign,
  ...sent
}: {
  sender: string;
  campaign: string;
  filingId: string;
  version: number;
}): string => {
  const path = `${API_PREFIX}/hooks/${sender}/filings/${campaign}/${sent.filingId}`;
  return sent.version === 1 ? path : `${path}?version=${sent.version}`;
};
