import type { Deps } from '../deps';

/** The units in a person's charge by the register of a campaign: those that they head or follow, for the chair all. */
export async function unitsInCharge(
  { store }: Pick<Deps, 'store'>,
  who: { campaign: string; person: string },
): Promise<ReadonlySet<string> | 'all'> {
  const roles = (await store.register.person(who))?.roles ?? [];
  if (roles.some(({ role }) => role === 'chair')) return 'all';
  return new Set(
    roles.filter(({ role }) => role === 'vice-chair' || role === 'head').map(({ party }) => party),
  );
}

/** Whether a party gives an opinion on a unit, by the register of a campaign. */
export async function givesOpinion(
  { store }: Pick<Deps, 'store'>,
  { party, ...target }: { campaign: string; unit: string; party: string },
): Promise<boolean> {
  const unit = await store.register.unit(target);
  return unit?.owed.some((each) => each.step === 'member-opinion' && each.party === party) ?? false;
}
