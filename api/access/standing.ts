import { givesOpinion, unitsInCharge } from '../../use-cases/campaigns/standing';
import type { Deps } from '../../use-cases/deps';
import type { Grant } from './grants';
import type { Standing, Viewer } from './viewer';

/** What the register says of a viewer: one look-up for those cells that ask for it, none for all others. */
export async function standingOf(
  deps: Pick<Deps, 'store'>,
  cells: readonly Grant[],
  params: unknown,
  { party, person }: Viewer,
): Promise<Standing> {
  const { campaign, unit } = (params ?? {}) as { campaign?: string; unit?: string };
  if (campaign === undefined) return {};
  const asksCharge = cells.some((cell) => cell.unit === 'in-charge' || cell.rows === 'in-charge');
  const asksOpinion = cells.some((cell) => cell.unit === 'assigned');
  const [inCharge, opinion] = await Promise.all([
    asksCharge && person !== undefined ? unitsInCharge(deps, { campaign, person }) : undefined,
    asksOpinion && party !== undefined && unit !== undefined
      ? givesOpinion(deps, { campaign, unit, party })
      : undefined,
  ]);
  return { ...(inCharge && { inCharge }), ...(opinion !== undefined && { givesOpinion: opinion }) };
}
