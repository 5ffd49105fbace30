import { type Among, type EvaluationFilter, isMeantBy } from '../../domain/rules/evaluation-filter';
import type { Evaluations, StandingRow } from '../../store/evaluations';
import { standingsAmong, standingsOf } from './find-standings';

/** A page of a list, or, with `gone`, what of the list has changed. */
export interface Found {
  evaluations: StandingRow[];
  next: string | null;
  /** Units that have changed and are not what is asked for, whether they were before or not. */
  gone?: string[];
  /** Of the first page, by the store's clock: where a question for what changes after it begins. */
  asOf?: Date;
}

/**
 * What was written since a list was read, if that is known and no more than a page: finding it costs a look at what is new, which
 * those who ask at once share, and reading it a call, however many evaluations there are. Else the list from its beginning.
 */
export async function findChanged(
  evaluations: Evaluations,
  {
    filter,
    among,
    since,
    limit,
  }: {
    filter: EvaluationFilter;
    among: readonly Among[] | undefined;
    since: Date | undefined;
    limit: number;
  },
): Promise<Found> {
  const { campaign, now } = filter;
  const known = await standingsOf(evaluations, campaign);
  // Not narrowed by the filter: nobody would hear of what has left it.
  const { ids, asOf } = known.changed({ now, among, since, limit });
  if (!ids) return { ...(await standingsAmong(known, evaluations, { filter, among, limit })), asOf };
  const rows = ids.length === 0 ? [] : await evaluations.standingsOf(ids);
  const isAskedFor = isMeantBy(filter, among);
  return {
    evaluations: rows.filter(isAskedFor),
    next: null,
    gone: rows.filter((row) => !isAskedFor(row)).map(({ unit }) => unit.id),
    asOf,
  };
}
