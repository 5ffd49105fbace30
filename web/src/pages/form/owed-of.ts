import type { Form } from '../../api/contract';
import type { OwedPath } from '../../parts/files/use-uploads';

/** The obligation that a form is of. */
export const owedOf = ({ campaign, unit, step, party }: Form): OwedPath => ({
  campaign: campaign.id,
  unit: unit.id,
  step: step.id,
  party: party.id,
});
