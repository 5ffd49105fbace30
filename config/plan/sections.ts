import type { Plan } from '../../domain/plan';
import { planSchema } from './schema';

/** What a register is held against; of a plan with faults as much of it as can be read. A whole plan has it all. */
export type PlanSections = Partial<Pick<Plan, 'id' | 'unitKinds' | 'bodies' | 'steps'>>;

export function sectionsOf(value: unknown): PlanSections {
  const fields = planSchema.pick({ id: true, unitKinds: true, bodies: true, steps: true });
  const sent = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const readable = sent.filter(([name, section]) => {
    const schema = Object.entries(fields.shape).find(([field]) => field === name)?.[1];
    return schema?.safeParse(section).success === true;
  });
  return fields.partial().parse(Object.fromEntries(readable));
}
