import { type Claimed, type Intake, intakeFaults, intakeOf } from '../../domain/rules/intake';
import { invalid } from '../refusals';

/** How something came in; throws the refusal `invalid` where what is claimed cannot be. */
export function takeIn(claimed: Claimed): Intake {
  const faults = intakeFaults(claimed);
  if (faults.length > 0) throw invalid(faults);
  return intakeOf(claimed);
}
