import { givesOpinion as givesOpinionOn, unitsInCharge } from '../../use-cases/campaigns/standing';
import type { Deps } from '../../use-cases/deps';
import { isAboutCharge } from './cell';
import type { Grant } from './grants';
import type { Standing } from './viewer';

/** What the register says of a viewer: a look-up for those cells that ask for it, none for all others. */
export async function standingOf(
  deps: Pick<Deps, 'store'>,
  cells: readonly Grant[],
  params: unknown,
): Promise<Standing> {
  const { campaign, unit } = (params ?? {}) as { campaign?: string; unit?: string };
  if (campaign === undefined) return {};
  const inCharge = new Map<string, ReadonlySet<string> | 'all'>();
  for (const person of those(cells, isAboutCharge, 'person')) {
    inCharge.set(person, await unitsInCharge(deps, { campaign, person }));
  }
  const givesOpinion = new Set<string>();
  if (unit === undefined) return { inCharge, givesOpinion };
  for (const party of those(cells, isAboutOpinions, 'party')) {
    if (await givesOpinionOn(deps, { campaign, unit, party })) givesOpinion.add(party);
  }
  return { inCharge, givesOpinion };
}

const isAboutOpinions = ({ unit }: Grant): boolean => unit === 'assigned';

/** The parties, or persons, of those cells that ask for something. */
const those = (
  cells: readonly Grant[],
  ask: (cell: Grant) => boolean,
  whose: 'party' | 'person',
): ReadonlySet<string> => new Set(cells.filter(ask).flatMap((cell) => cell[whose] ?? []));
