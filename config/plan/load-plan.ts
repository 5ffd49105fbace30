import type { Plan } from '../../domain/plan';
import { type Fault, fieldName, inOrder } from '../fault';
import { schemaFaults } from '../files/schema-faults';
import { readSource, type Source } from '../files/source-text';
import { parseYaml } from '../files/yaml-file';
import { planHint } from '../hints';
import { planParts } from './parts';
import { planRules } from './rules';
import { planSchema } from './schema';

/** A plan, or all that is wrong with its file. */
export type LoadedPlan = { plan: Plan; faults: [] } | { plan?: undefined; faults: Fault[] };

/** A plan from the text of its file, which may hold anything; nothing is thrown. */
export function parsePlan(source: Source): LoadedPlan {
  const yaml = parseYaml(source);
  if (!yaml.value) return { faults: yaml.faults };
  const { value, lineOf } = yaml.value;
  const parts = planParts.safeParse(value);
  const found = [...schemaFaults(planSchema, value), ...(parts.success ? planRules(parts.data) : [])];
  if (found.length === 0) return { plan: planSchema.parse(value), faults: [] };
  const faults = found.map(({ path, rule, message }) => {
    const hint = planHint(path, rule);
    const place = { file: source.file, line: lineOf(path), field: fieldName(path) };
    return { ...place, rule, message, ...(hint !== undefined && { hint }) };
  });
  return { faults: inOrder(faults) };
}

/** A plan from a YAML file; a file that is not there is a fault like any other. */
export function loadPlan(file: string): LoadedPlan {
  const source = readSource(file);
  return source.value ? parsePlan(source.value) : { faults: source.faults };
}
