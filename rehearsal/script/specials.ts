import type { Instant } from '../../domain/time';
import type { DeskAction, PartyAction } from './actions';
import type { Contents } from './contents';
import type { Owed } from './filers';
import type { Moments } from './moments';
import type { Random } from './random';
import { hoursAfter, type Year } from './year';

/** Paper filings on behalf of their parties. */
const PAPERS = 4;

type Filing = PartyAction & { kind: 'file' };

/** The few things out of the ordinary: a filing that comes three times, a corrected one, paper that a clerk enters. */
export function makeSpecial({
  actions,
  clerk,
  owed,
  year,
  moments,
  random,
  contents,
}: {
  actions: PartyAction[];
  /** Who enters paper. */
  clerk: string;
  owed: readonly Owed[];
  year: Year;
  moments: Moments;
  random: Random;
  contents: Contents;
}): void {
  const isPlain = (action: PartyAction): action is Filing =>
    action.kind === 'file' && action.body.step !== 'member-opinion' && action.body.channel === undefined;
  const plain = random.shuffled(actions.filter(isPlain));
  const [thrice, first, ...others] = plain;
  if (thrice) thrice.deliveries = 3;
  if (first) actions.push(...correctionOf({ first, owed, year, moments, contents }));
  for (const paper of others.slice(0, PAPERS)) {
    paper.body.receipt = {
      // It lay with the clerk for most of a day; the stamp is what counts.
      stampedAt: latest(year.openedAt, hoursAfter(paper.at, -18)),
      documentNumber: paper.body.document?.number ?? 'không số',
      clerk,
    };
  }
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** A new version under an id of its own; the first one stays, and says how late the filing was. */
function correctionOf({
  first,
  owed,
  year,
  moments,
  contents,
}: {
  first: Filing;
  owed: readonly Owed[];
  year: Year;
  moments: Moments;
  contents: Contents;
}): Filing[] {
  const { step, party, id } = first.body;
  const unit = owed.find((each) => each.unit.id === first.unit)?.unit;
  if (!unit) return [];
  const from = hoursAfter(first.at, 24);
  const at = moments.between({ from, to: hoursAfter(from, 5 * 24), avoid: year.letters[step] });
  const body = contents.filing({ id: `${id}-sua-doi`, step, party, unit, at });
  return [{ kind: 'file', at, unit: unit.id, body, deliveries: 1 }];
}

/** One obligation that nobody fulfils is waived after its deadline, and before the first dossiers are frozen. */
export function waiverOf({
  neglected,
  before,
  year,
  moments,
  random,
}: {
  neglected: readonly Owed[];
  before: Instant;
  year: Year;
  moments: Moments;
  random: Random;
}): DeskAction[] {
  if (neglected.length === 0) return [];
  const { step, party, unit } = random.pick(neglected);
  const from = year.dayOver[step];
  const to = hoursAfter(before, -24);
  const at = moments.between({ from, to, avoid: year.letters[step] });
  const reason = 'Cơ quan đang sắp xếp lại tổ chức trong năm (diễn tập)';
  return [{ kind: 'waiver', at, unit: unit.id, obligation: `${step}/${party}`, reason }];
}
