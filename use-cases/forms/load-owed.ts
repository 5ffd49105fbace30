import type { ObligationView } from '../../domain/ledger/view';
import type { EvaluationRow } from '../../store/evaluations';
import { loadUnit } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import type { Owed } from '../drafts/draft';
import { stillOpening } from '../evaluations/read-evaluation';
import { notFound } from '../refusals';

/** An evaluation as it was last written down, and what a party owes in it; refuses with `not-found` what is none. */
export async function loadOwed(
  deps: Pick<Deps, 'store'>,
  { campaign, unit, step, party }: Owed,
): Promise<{ row: EvaluationRow; obligation: ObligationView }> {
  const row = await deps.store.evaluations.rowOf({ campaign, unit });
  if (!row) {
    await loadUnit(deps, { campaign, unit });
    throw stillOpening();
  }
  const obligation = row.obligations.find((each) => each.step === step && each.party === party);
  if (obligation) return { row, obligation };
  throw notFound({
    en: 'This party has nothing to file for this unit in this step.',
    vi: 'Ở bước này, bên gửi không có phân công gửi văn bản đối với đơn vị này.',
  });
}
