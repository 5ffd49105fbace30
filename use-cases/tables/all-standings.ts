import type { EvaluationFilter } from '../../domain/rules/evaluation-filter';
import type { StandingRow } from '../../store/evaluations';
import type { Store } from '../../store/store';
import { findStandings } from '../standings/find-standings';

const AT_ONCE = 500;

/** All evaluations that a filter means, each only where everything stands. */
export async function* allStandings(
  { evaluations }: Pick<Store, 'evaluations'>,
  filter: EvaluationFilter,
): AsyncIterable<StandingRow> {
  let after: string | null = '';
  while (after !== null) {
    const page: { evaluations: StandingRow[]; next: string | null } = await findStandings(evaluations, {
      filter,
      after,
      limit: AT_ONCE,
    });
    yield* page.evaluations;
    after = page.next;
  }
}
