import type { LetterLinkDocument } from '../../store/documents';

/** More than this in an address is a longer address than mail programs keep whole; the list is then filtered without them. */
const UNITS_IN_ADDRESS = 12;

/** The page of a matter: the form of its one unit, or the list of tasks where it is about several. */
export function taskPage({
  campaign,
  step,
  party,
  units,
}: Pick<LetterLinkDocument, 'campaign' | 'step' | 'party' | 'units'>): string {
  const [unit, ...others] = units.map(encodeURIComponent);
  const [inCampaign, owedBy] = [campaign, party].map(encodeURIComponent);
  if (unit !== undefined && others.length === 0) {
    return `/d/${inCampaign}/don-vi/${unit}/nop/${step}/${owedBy}`;
  }
  const about = units.length <= UNITS_IN_ADDRESS ? `&donvi=${[unit, ...others].join(',')}` : '';
  return `/viec?dot=${inCampaign}&buoc=${step}&ben=${owedBy}${about}`;
}
