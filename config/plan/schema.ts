import { z } from 'zod';
import type { Plan } from '../../domain/plan';
import { exactly } from '../fields';
import { calendarAndSender } from './fields/calendar-and-sender';
import { fiveSteps } from './fields/five-steps';
import { whatAndWhen } from './fields/what-and-when';
import { whatIsEvaluated } from './fields/what-is-evaluated';
import { whoTakesPart } from './fields/who-takes-part';

/** The structure of a plan file, field by field; what only makes sense together is in `rules.ts`. */
export const planSchema = exactly<Plan>()(
  z.strictObject({
    ...whatAndWhen,
    ...whatIsEvaluated,
    ...whoTakesPart,
    ...fiveSteps,
    ...calendarAndSender,
  }),
);
