import type { FilingStepId } from '../../../domain/plan';
import { fullyStaffed as register } from '../../fixtures/small-register';

/** Who owes what on which unit. */
export const OWED = [
  ...register.reviews.map(({ reviewer, unit: of }) => ({ step: 'agency-review', party: reviewer, of })),
  ...register.units.map(({ id }) => ({ step: 'self-review', party: id, of: id })),
  ...register.opinions.map(({ member, unit: of }) => ({ step: 'member-opinion', party: member, of })),
] as { step: FilingStepId; party: string; of: string }[];
