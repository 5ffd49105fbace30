import { type Claimed, type Intake, intakeFaults, intakeOf } from '../../domain/rules/intake';
import { refuseFaults } from '../refusals';

/** How something came in; throws the refusal `invalid` where what is claimed cannot be. */
export function takeIn(claimed: Claimed): Intake {
  refuseFaults(intakeFaults(claimed));
  return intakeOf(claimed);
}
