import { fullyStaffed } from '../../fixtures/small-register';

export const UNITS = fullyStaffed.units.map(({ id }) => id);
