import type { FilingStepId } from '../../domain/plan';
import type { UnitDocument } from '../../store/documents/register';
import type { Store } from '../../store/store';
import { wrongParty } from './wrong-party';

/** A unit of a campaign by its id or else by its code. */
export async function resolveUnit(
  { register }: Pick<Store, 'register'>,
  { campaign, named }: { campaign: string; named: string },
): Promise<UnitDocument | null> {
  const unit = await register.unit({ campaign, unit: named });
  if (unit) return unit;
  const coded = await register.partyOfCode({ campaign, code: named });
  return coded === null ? null : register.unit({ campaign, unit: coded });
}

/** The id of a party of a campaign (a unit, a party, a member or a body) that is named by its id or else by its code. */
export async function resolveParty(
  { register }: Pick<Store, 'register'>,
  { campaign, named }: { campaign: string; named: string },
): Promise<string | null> {
  if (await register.party({ campaign, party: named })) return named;
  return register.partyOfCode({ campaign, code: named });
}

/** What a ledger would refuse for good is refused before anything is stored: the register of a campaign stands. */
export function checkAssigned({
  unit: { unit, owed },
  step,
  party,
  field,
}: {
  unit: UnitDocument;
  step: FilingStepId;
  party: string;
  /** Where the request names it. */
  field: 'party' | 'reviewer';
}): void {
  if (step === 'agency-review' && party === unit.id) throw wrongParty('own-unit', field);
  const isAssigned = owed.some((each) => each.step === step && each.party === party);
  if (!isAssigned) throw wrongParty('not-assigned', field);
}
