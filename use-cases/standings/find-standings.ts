import { LRUCache } from 'lru-cache';
import { type Among, type EvaluationFilter, isMeantBy } from '../../domain/rules/evaluation-filter';
import type { EvaluationRow, Evaluations, StandingRow } from '../../store/evaluations';
import { Standings } from './standings';

/** Of so many campaigns, those that were asked about lately. */
const CAMPAIGNS = 20;
const KEPT_MS = 15 * 60_000;

const kept = new WeakMap<Evaluations, LRUCache<string, Standings>>();

/** Where the evaluations of a campaign stand, as of now. */
export function standingsOf(evaluations: Evaluations, campaign: string): Promise<Standings> {
  const campaigns =
    kept.get(evaluations) ?? new LRUCache({ max: CAMPAIGNS, ttl: KEPT_MS, updateAgeOnGet: true });
  kept.set(evaluations, campaigns);
  const standings = campaigns.get(campaign) ?? new Standings(evaluations, campaign);
  campaigns.set(campaign, standings);
  return standings.latest();
}

interface Asked {
  filter: EvaluationFilter;
  /** Only those that one of these means. */
  among?: readonly Among[] | undefined;
  after?: string;
  limit: number;
}

interface Page<Row> {
  evaluations: Row[];
  /** The `after` of the next page; null at the end. */
  next: string | null;
}

/** A page of evaluations that a filter means, by id, of each where everything stands. */
export async function findStandings(evaluations: Evaluations, asked: Asked): Promise<Page<StandingRow>> {
  return standingsAmong(await standingsOf(evaluations, asked.filter.campaign), evaluations, asked);
}

/** The same of those that are known already. */
export const standingsAmong = (
  known: Standings,
  evaluations: Evaluations,
  asked: Asked,
): Promise<Page<StandingRow>> => pageOf(known, asked, (ids) => evaluations.standingsOf(ids));

/** The same, of each all but its story. */
export async function findRows(evaluations: Evaluations, asked: Asked): Promise<Page<EvaluationRow>> {
  return pageOf(await standingsOf(evaluations, asked.filter.campaign), asked, (ids) =>
    evaluations.rowsById(ids),
  );
}

/**
 * Found in memory, so that only the page is read: for most filters a store had to read all of a campaign, and for whoever owes
 * something of all units too, before it had a page.
 */
async function pageOf<Row extends StandingRow>(
  known: Standings,
  { filter, among, after = '', limit }: Asked,
  read: (ids: readonly string[]) => Promise<Row[]>,
): Promise<Page<Row>> {
  const { ids, next } = known.find({ filter, among, after, limit });
  if (ids.length === 0) return { evaluations: [], next };
  // One that has changed since is in another list by now.
  return { evaluations: (await read(ids)).filter(isMeantBy(filter, among)), next };
}
