import { LRUCache } from 'lru-cache';
import { type Among, type EvaluationFilter, isMeant } from '../../domain/rules/evaluation-filter';
import type { EvaluationRow, Evaluations, StandingRow } from '../../store/evaluations';
import { Standings } from './standings';

/** Of so many campaigns, those that were asked about lately. */
const CAMPAIGNS = 20;
const KEPT_MS = 15 * 60_000;

const kept = new WeakMap<Evaluations, LRUCache<string, Standings>>();

/** Where the evaluations of a campaign stand, as this process knows it. */
export function standingsOf(evaluations: Evaluations, campaign: string): Standings {
  const campaigns =
    kept.get(evaluations) ?? new LRUCache({ max: CAMPAIGNS, ttl: KEPT_MS, updateAgeOnGet: true });
  kept.set(evaluations, campaigns);
  const standings = campaigns.get(campaign) ?? new Standings(evaluations, campaign);
  campaigns.set(campaign, standings);
  return standings;
}

interface Asked {
  filter: EvaluationFilter;
  among?: readonly Among[] | undefined;
  after?: string;
  limit: number;
}

/** Whether an index leads the store to what is asked: to a party's or some units'. */
const isIndexed = ({ filter: { party }, among }: Asked): boolean =>
  among !== undefined || party !== undefined;

/**
 * A page of evaluations that a filter means, by id, of each where everything stands. What any evaluation could be is found in memory,
 * and only the page is read: a store may read all of a campaign before it looks at how many are wanted.
 */
export async function findStandings(
  evaluations: Evaluations,
  asked: Asked,
): Promise<{ evaluations: StandingRow[]; next: string | null }> {
  if (isIndexed(asked)) return evaluations.standings(asked);
  return found(evaluations, asked, (ids) => evaluations.standingsOf(ids));
}

/** The same, of each all but its story. */
export async function findRows(
  evaluations: Evaluations,
  asked: Asked,
): Promise<{ evaluations: EvaluationRow[]; next: string | null }> {
  if (isIndexed(asked)) return evaluations.page(asked);
  return found(evaluations, asked, (ids) => evaluations.rowsById(ids));
}

async function found<Row extends StandingRow>(
  evaluations: Evaluations,
  { filter, after = '', limit }: Asked,
  read: (ids: readonly string[]) => Promise<Row[]>,
): Promise<{ evaluations: Row[]; next: string | null }> {
  const { ids, next } = await standingsOf(evaluations, filter.campaign).find({ filter, after, limit });
  if (ids.length === 0) return { evaluations: [], next };
  // One that has changed since is in another list by now.
  return { evaluations: (await read(ids)).filter((row) => isMeant(row, filter)), next };
}
