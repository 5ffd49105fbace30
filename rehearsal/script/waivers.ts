import type { Instant } from '../../domain/time';
import type { DeskAction, UnitDecision } from './actions';
import type { Contents } from './contents';
import type { Owed } from './filers';
import type { Moments } from './moments';
import { hoursAfter, lateFrom, partWay, type Year } from './year';

const REASONS = {
  waiver: 'Cơ quan đang sắp xếp lại tổ chức trong năm (diễn tập)',
  lifting: 'Cơ quan đã sắp xếp xong tổ chức (diễn tập)',
} as const;

/**
 * Of two obligations that nobody fulfils both are waived after their deadline, and before the first dossiers are frozen; one
 * waiver is lifted again, and what it was of is asked anew.
 */
export function waiversOf({
  spared,
  freeze,
  signer,
  year,
  moments,
  contents,
}: {
  spared: readonly Owed[];
  /** The first dossiers are frozen then. */
  freeze: Instant;
  signer: string;
  year: Year;
  moments: Moments;
  contents: Contents;
}): DeskAction[] {
  const decide = (kind: 'waiver' | 'lifting', owed: Owed, share: number): DeskAction => {
    const { step, party, unit } = owed;
    const [from, to] = [lateFrom(year, step), hoursAfter(freeze, -24)];
    const at = moments.between({
      from: partWay(from, to, share),
      to: partWay(from, to, share + 0.2),
    });
    const obligation = `${step}/${party}`;
    const id = `${kind === 'waiver' ? 'mien' : 'bo-mien'}-${step}-${party}`;
    const decision: UnitDecision = {
      id,
      ...contents.document({ kind: 'QĐ', at, signer }),
      reason: REASONS[kind],
    };
    return { kind, at, unit: unit.id, decision: { ...decision, obligation } };
  };
  const [forGood, forAWhile] = spared;
  return [
    ...(forGood ? [decide('waiver', forGood, 0.3)] : []),
    ...(forAWhile ? [decide('waiver', forAWhile, 0.1), decide('lifting', forAWhile, 0.5)] : []),
  ];
}
