import type { PartyAction } from './actions';
import { type Filing, type Making, onPaper } from './making';
import { laterContents, wrongParty, wrongStamp } from './papers';
import { correctedBySystem } from './systems';
import { hoursAfter } from './year';

/** Paper filings on behalf of their parties, entered as they should be. */
const PAPERS = 4;

/**
 * The few things out of the ordinary: a filing that comes three times, one that its party corrects, one that a system
 * corrects; and of paper that a clerk enters: some as it should be, a wrong stamp either way, contents that come later, and
 * entries for a party that it is not of.
 */
export function makeSpecial(making: Making): void {
  const { actions, random, contents } = making;
  const isPlain = (action: PartyAction): action is Filing =>
    action.kind === 'file' && action.body.step !== 'member-opinion' && action.body.receipt === undefined;
  const plain = random.shuffled(actions.filter(isPlain));
  const reviews = plain.filter(({ body }) => body.step === 'agency-review');
  const reports = plain.filter(({ body }) => body.step === 'self-review');
  const taken = new Set<Filing>();
  const next = (from: readonly Filing[] = plain): Filing[] => {
    const found = from.find((each) => !taken.has(each));
    if (found) taken.add(found);
    return found ? [found] : [];
  };
  for (const own of [...next(reviews), ...next(reports)]) actions.push(...wrongParty(own, making));
  for (const entry of next()) actions.push(...wrongStamp(entry, 'late by mistake', making));
  for (const entry of next()) actions.push(...wrongStamp(entry, 'in time by mistake', making));
  for (const entry of next()) actions.push(...laterContents(entry, making));
  for (const thrice of next()) thrice.deliveries = 3;
  for (const first of next()) actions.push(...correctionOf(first, making));
  for (let n = 0; n < PAPERS; n += 1) for (const paper of next()) onPaper(paper, making);
  actions.push(...correctedBySystem({ actions, level: contents.level(), random }));
}

/** A new version under an id of its own; the first one stays, and says how late the filing was. */
function correctionOf(first: Filing, { owed, moments, contents }: Making): Filing[] {
  const { step, party, id } = first.body;
  const unit = owed.find((each) => each.unit.id === first.unit)?.unit;
  if (!unit) return [];
  const from = hoursAfter(first.at, 24);
  const at = moments.between({ from, to: hoursAfter(from, 5 * 24) });
  const body = contents.filing({ id: `${id}-sua-doi`, step, party, unit, at });
  return [{ kind: 'file', at, unit: unit.id, body, deliveries: 1 }];
}
