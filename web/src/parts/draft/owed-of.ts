import type { AskedForm } from '../../api/contract';
import type { OwedPath } from '../files/use-uploads';

/** The obligation that a form is of. */
export const owedOf = ({ campaign, unit, step, party }: AskedForm): OwedPath => ({
  campaign: campaign.id,
  unit: unit.id,
  step: step.id,
  party: party.id,
});
