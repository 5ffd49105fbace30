import { filingFaults } from '../../domain/rules/filing-check';
import { invalid } from '../refusals';

/** Throws the refusal `invalid` with every fault of a filing's content by the plan. */
export function checkFiling(filing: Parameters<typeof filingFaults>[0]): void {
  const faults = filingFaults(filing);
  if (faults.length > 0) throw invalid(faults);
}
