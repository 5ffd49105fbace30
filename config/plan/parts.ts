import { z } from 'zod';
import { DEADLINE_READINGS } from '../../domain/plan';
import { dayOfYear, planYear, workingDayNumber } from './fields/values';

/** A part that is absent or does not fit is left out, so that the rules can still be tried on all the others. */
const part = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
const listOf = <S extends z.ZodType>(schema: S) => z.array(part(schema)).catch([]);

const name = z.string();
const withId = z.object({ id: part(name) });

const body = z.object({ party: part(name), name: part(name) });
const memberBody = body.extend({ office: part(body) });

const step = z.object({
  deadline: part(dayOfYear),
  reminderDays: listOf(workingDayNumber),
  reminds: listOf(name),
  overdueDays: listOf(z.object({ day: part(workingDayNumber), to: listOf(name) })),
  releasedFirst: listOf(name),
});

/** What of a plan file the rules read, as far as it fits; indexes of lists are those of the file. */
export const planParts = z.object({
  id: part(name),
  title: part(name),
  source: part(name),
  year: part(planYear),
  reading: part(z.enum(DEADLINE_READINGS)),
  timeZone: part(z.string().min(1)),
  opensOn: part(dayOfYear),
  unitKinds: listOf(withId),
  criteria: listOf(z.object({ id: part(name), unitKinds: listOf(name), max: part(z.number().positive()) })),
  score: part(z.object({ min: z.number(), max: z.number() })),
  levels: listOf(withId.extend({ from: part(z.number()) })),
  bodies: z
    .object({
      provincialCommittee: part(body),
      partyBody: part(body),
      homeAffairs: part(body),
      committeeOffice: part(body),
      memberBodies: listOf(memberBody).optional(),
    })
    .catch({}),
  steps: z
    .object({
      'agency-review': part(step),
      'self-review': part(step),
      'member-opinion': part(step),
      'party-assessment': part(step),
      recognition: part(step),
    })
    .catch({}),
  calendar: z
    .object({
      daysOff: listOf(z.object({ date: part(name), document: part(name) })),
      workingDays: listOf(z.object({ date: part(name) })),
    })
    .catch({ daysOff: [], workingDays: [] }),
});

export type PlanParts = z.output<typeof planParts>;
