import type { FilingStepId } from '../../domain/plan';
import { type Instant, latest } from '../../domain/time';
import type { PartyAction } from './actions';
import { type Filing, type Making, onPaper, receiptOf } from './making';
import { hoursAfter, lateFrom, partWay } from './year';

/** An instant at a share of the way from when a step is late to the first freeze. */
function lateMoment(
  step: FilingStepId,
  [from, to]: readonly [number, number],
  { year, freeze, moments }: Making,
): Instant {
  const late = lateFrom(year, step);
  return moments.between({
    from: partWay(late, freeze, from),
    to: partWay(late, freeze, to),
  });
}

/**
 * A paper that a clerk enters with a wrong stamp, after the deadline, and corrects some days later: it was in time and
 * seemed late, or the other way round.
 */
export function wrongStamp(
  entry: Filing,
  mistake: 'late by mistake' | 'in time by mistake',
  making: Making,
): PartyAction[] {
  const { year, clerk } = making;
  const { step, id } = entry.body;
  entry.at = lateMoment(step, [0.05, 0.35], making);
  const inTime = hoursAfter(year.dueAt[step], -6);
  const tooLate = latest([year.dayOver[step], hoursAfter(entry.at, -18)]) as Instant;
  const [wrong, right] = mistake === 'late by mistake' ? [tooLate, inTime] : [inTime, tooLate];
  entry.body.receipt = receiptOf(entry, wrong, clerk);
  const body = {
    ...entry.body,
    id: `${id}-dinh-chinh`,
    replaces: id,
    receipt: receiptOf(entry, right, clerk),
  };
  const at = lateMoment(step, [0.45, 0.85], making);
  return [{ kind: 'file', at, unit: entry.unit, body, deliveries: 1 }];
}

/** A paper that counts from its stamp, and whose contents a clerk enters some days later. */
export function laterContents(entry: Filing, making: Making): PartyAction[] {
  const { moments } = making;
  onPaper(entry, making);
  const { id, step, party, document, receipt } = entry.body;
  const body = { ...entry.body, id: `${id}-noi-dung`, replaces: id };
  entry.body = {
    id,
    step,
    party,
    awaitsContent: true,
    ...(document && { document }),
    ...(receipt && { receipt }),
  };
  const from = hoursAfter(entry.at, 30);
  const at = moments.between({ from, to: hoursAfter(from, 3 * 24) });
  return [{ kind: 'file', at, unit: entry.unit, body, deliveries: 1 }];
}

/**
 * A paper, of a review with its announcement, that a clerk enters for a party that it is not of, and voids. Nobody is asked
 * in between; then that party is, and brings its own.
 */
export function wrongParty(own: Filing, making: Making): PartyAction[] {
  const { actions, contents, clerk } = making;
  const { unit } = own;
  const { step, party } = own.body;
  const announced = actions.find(
    (action) => action.kind === 'announce' && action.unit === unit && action.body.party === party,
  );
  const at = lateMoment(step, [0.05, 0.15], making);
  const announcedAt = hoursAfter(at, 2);
  const stampedAt = hoursAfter(at, -18);
  const id = `nham-${step}-${party}`;
  const wrong: Filing = { ...own, at, body: { ...own.body, id }, deliveries: 1 };
  wrong.body.receipt = receiptOf(wrong, stampedAt, clerk);
  const entries: PartyAction[] = [wrong];
  const filings = [id];
  if (announced) {
    const document = contents.document({ kind: 'TB', at: stampedAt, signer: 'Thủ trưởng cơ quan' });
    const body = { id: `${id}-tb`, party, document, receipt: wrong.body.receipt };
    entries.push({ kind: 'announce', at: announcedAt, unit, body });
    filings.push(body.id);
  }
  // Here the announcement comes first.
  if (announced) announced.at = lateMoment(step, [0.65, 0.75], making);
  own.at = lateMoment(step, [0.8, 0.9], making);
  const reason = 'Nhập nhầm văn bản của cơ quan khác (diễn tập)';
  const voided = { kind: 'void', at: lateMoment(step, [0.35, 0.5], making), unit, filings, reason } as const;
  return [...entries, voided];
}
