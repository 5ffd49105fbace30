import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { joined, type Text } from '../../domain/text';
import { invalid } from '../refusals';
import { type Catalogue, FaultyFile } from './catalogue';

/** The plan and the register that a request names, else the register with the plan's id; throws the refusal `invalid` by field if one is not to be had. */
export function loadPlanAndRegister(
  catalogue: Catalogue,
  names: { plan: string; register?: string | undefined },
): { plan: Plan; register: Register } {
  const plan = load('plan', () => catalogue.plan(names.plan));
  const register = load('register', () => catalogue.register(names.register ?? names.plan, plan));
  return { plan, register };
}

const UNKNOWN: Record<'plan' | 'register', Text> = {
  plan: { en: 'Plan not found.', vi: 'Không có kế hoạch này.' },
  register: { en: 'Register not found.', vi: 'Không có danh sách đơn vị này.' },
};

function load<Loaded>(field: 'plan' | 'register', read: () => Loaded | undefined): Loaded {
  const found = readOrExplain(field, read);
  if (found !== undefined) return found;
  throw invalid([{ field, rule: `unknown-${field}`, message: UNKNOWN[field] }]);
}

function readOrExplain<Loaded>(field: string, read: () => Loaded): Loaded {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FaultyFile)) throw error;
    throw invalid(
      error.faults.map((fault) => ({
        field,
        rule: fault.rule,
        message: joined(`${fault.field}: `, fault.message),
      })),
    );
  }
}
