import type { LetterLinkDocument } from '../../store/documents';

/** Everything that a person has to do. */
export const TASKS_PAGE = '/viec';

/** More than this in an address is a longer address than mail programs keep whole; the list is then filtered without them. */
const UNITS_IN_ADDRESS = 12;

/**
 * The page of a matter: the form of its one unit, or the list of tasks where it is about several. Where nothing is left to
 * write it is the receipt of what was filed, where a review is announced, and a correction begins.
 */
export function taskPage(
  { campaign, step, party, units }: Pick<LetterLinkDocument, 'campaign' | 'step' | 'party' | 'units'>,
  { receiptOf }: { receiptOf?: string | undefined } = {},
): string {
  const [unit, ...others] = units.map(encodeURIComponent);
  const [inCampaign, owedBy] = [campaign, party].map(encodeURIComponent);
  if (unit !== undefined && others.length === 0) {
    if (receiptOf !== undefined) return `/d/${inCampaign}/bien-nhan/${unit}/${encodeURIComponent(receiptOf)}`;
    return `/d/${inCampaign}/don-vi/${unit}/nop/${step}/${owedBy}`;
  }
  const about = units.length <= UNITS_IN_ADDRESS ? `&donvi=${[unit, ...others].join(',')}` : '';
  return `${TASKS_PAGE}?dot=${inCampaign}&buoc=${step}&ben=${owedBy}${about}`;
}
