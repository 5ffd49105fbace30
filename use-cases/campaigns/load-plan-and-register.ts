import { basename } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../../config/fault';
import { faultInOneLine } from '../../config/fault-text';
import { inOneForm } from '../../domain/input-text';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import type { Text } from '../../domain/text';
import { slug } from '../input/fields';
import { invalid, Refusal, type RefusedField } from '../refusals';
import { type Catalogue, FaultyFile } from './catalogue';

/**
 * The plan and the register that a request names, else the register with the plan's id; throws the refusal `invalid` by field
 * if one is not to be had.
 */
export function loadPlanAndRegister(
  catalogue: Catalogue,
  names: { plan: string; register?: string | undefined },
): { plan: Plan; register: Register } {
  const { plan: id, register: registerId = id } = names;
  const plan = load(
    'plan',
    () => catalogue.plan(id),
    ({ sections = {} }) => asFields('register', catalogue.faultsUnder?.(registerId, sections) ?? []),
  );
  const register = load('register', () => catalogue.register(registerId, plan));
  return { plan, register };
}

/** What is wrong with those that a request names, whatever else is wrong with it. */
export function faultsOfNamed(catalogue: Catalogue, sent: unknown): readonly RefusedField[] {
  const named = z.object({ plan: slug, register: slug.optional() }).safeParse(inOneForm(sent));
  if (!named.success) return [];
  try {
    loadPlanAndRegister(catalogue, named.data);
    return [];
  } catch (error) {
    if (error instanceof Refusal && error.type === 'invalid') return error.fields;
    throw error;
  }
}

const UNKNOWN: Record<'plan' | 'register', Text> = {
  plan: { en: 'Plan not found.', vi: 'Không có kế hoạch này.' },
  register: { en: 'Register not found.', vi: 'Không có danh sách đơn vị này.' },
};

type Field = 'plan' | 'register';

/** `alsoWrong` is told beside the faults of the file, so that one answer has them all. */
function load<Loaded>(
  field: Field,
  read: () => Loaded | undefined,
  alsoWrong: (faulty: FaultyFile) => RefusedField[] = () => [],
): Loaded {
  const found = readOrExplain(field, read, alsoWrong);
  if (found !== undefined) return found;
  throw invalid([{ field, rule: `unknown-${field}`, message: UNKNOWN[field] }]);
}

function readOrExplain<Loaded>(
  field: Field,
  read: () => Loaded,
  alsoWrong: (faulty: FaultyFile) => RefusedField[],
): Loaded {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FaultyFile)) throw error;
    throw invalid([...asFields(field, error.faults), ...alsoWrong(error)]);
  }
}

/** In the words of `npm run check`, without where the service keeps its files. */
const asFields = (field: Field, faults: readonly Fault[]): RefusedField[] =>
  faults.map((fault) => ({
    field,
    rule: fault.rule,
    message: faultInOneLine({ ...fault, file: basename(fault.file) }),
  }));
