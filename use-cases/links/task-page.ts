import type { FilingStepId } from '../../domain/plan';
import type { LetterLinkDocument } from '../../store/documents/letter';

/** Everything that a person has to do. */
export const TASKS_PAGE = '/viec';

/** More than this in an address is a longer address than mail programs keep whole; the list is then filtered without them. */
const UNITS_IN_ADDRESS = 12;

/** Where a party has all its units of a step before it; of its own review there is one. */
const LIST_OF: Readonly<Partial<Record<FilingStepId, string>>> = {
  'agency-review': 'nhan-xet',
  'member-opinion': 'y-kien',
};

type Linked = Pick<LetterLinkDocument, 'campaign' | 'step' | 'page' | 'party' | 'units'>;

/**
 * The page of a matter: the form of its one unit, or where it is about several its party's list of them, with those on top.
 * Where nothing is left to write it is the receipt of what was filed, where a review is announced, and a correction begins.
 * A report opens what is overdue.
 */
export function taskPage(
  link: Linked,
  { receiptOf, seesAll = false }: { receiptOf?: string | undefined; seesAll?: boolean } = {},
): string {
  const { campaign, step, page, party, units } = link;
  const [inCampaign, owedBy] = [campaign, party].map(encodeURIComponent);
  if (page === 'overdue') {
    // A leader's list is of the units in their charge; what these owe about others is under other names.
    const isTheirs = seesAll || step === 'self-review';
    return `/d/${inCampaign}/qua-han?${query([isTheirs ? aboutUnits(units) : undefined, `buoc=${step}`])}`;
  }
  const [unit, ...others] = units.map(encodeURIComponent);
  if (unit !== undefined && others.length === 0) {
    if (receiptOf !== undefined) return `/d/${inCampaign}/bien-nhan/${unit}/${encodeURIComponent(receiptOf)}`;
    return `/d/${inCampaign}/don-vi/${unit}/nop/${step}/${owedBy}`;
  }
  const list = LIST_OF[step];
  return list === undefined
    ? TASKS_PAGE
    : `/d/${inCampaign}/${list}?${query([`ben=${owedBy}`, aboutUnits(units)])}`;
}

const aboutUnits = (units: readonly string[]): string | undefined =>
  units.length <= UNITS_IN_ADDRESS ? `don-vi=${units.map(encodeURIComponent).join(',')}` : undefined;

const query = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join('&');
