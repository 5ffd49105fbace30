import { basename } from 'node:path';
import type { Plan } from '../../domain/plan';
import { type Fault, fieldName, inOrder, type Note } from '../fault';
import { schemaFaults } from '../files/schema-faults';
import { readSource, type Source } from '../files/source-text';
import { parseYaml, type YamlFile } from '../files/yaml-file';
import { planHint } from '../hints';
import { planNotes } from './notes';
import { planParts } from './parts';
import { planRules } from './rules';
import { planSchema } from './schema';
import { type PlanSections, sectionsOf } from './sections';

/** A plan with what is doubtful in it, or all that is wrong with its file. */
export type LoadedPlan =
  | { plan: Plan; faults: []; notes: Note[] }
  | {
      plan?: undefined;
      faults: Fault[];
      notes: [];
      /** What can be read of it all the same, for a register to be held against. */
      sections: PlanSections;
    };

/** A plan from the text of its file, which may hold anything; nothing is thrown. */
export function parsePlan(source: Source): LoadedPlan {
  const yaml = parseYaml(source);
  if (!yaml.value) return { faults: yaml.faults, notes: [], sections: {} };
  const { value } = yaml.value;
  const faults = faultsOf(source, yaml.value);
  if (faults.length > 0) return { faults, notes: [], sections: sectionsOf(value) };
  const plan = planSchema.parse(value);
  return { plan, faults: [], notes: notesOf(source, yaml.value, plan) };
}

function faultsOf({ file }: Source, { value, lineOf }: YamlFile): Fault[] {
  const parts = planParts.safeParse(value);
  const found = [...schemaFaults(planSchema, value), ...(parts.success ? planRules(parts.data) : [])];
  return inOrder(
    found.map(({ path, rule, message }) => {
      const hint = planHint(path, rule);
      const place = { file, line: lineOf(path), field: fieldName(path) };
      return { ...place, rule, message, ...(hint !== undefined && { hint }) };
    }),
  );
}

const notesOf = ({ file }: Source, { lineOf }: YamlFile, plan: Plan): Note[] =>
  inOrder(
    planNotes(plan).map(({ path, rule, message }) => ({
      file,
      line: lineOf(path),
      field: fieldName(path),
      rule,
      message,
    })),
  );

/** A plan from a YAML file; a file that is not there is a fault like any other, and so is one with another's name. */
export function loadPlan(file: string): LoadedPlan {
  const source = readSource(file);
  if (!source.value) return { faults: source.faults, notes: [], sections: {} };
  const loaded = parsePlan(source.value);
  const id = loaded.plan ? loaded.plan.id : loaded.sections.id;
  const named = `${id}.yaml`;
  if (id === undefined || basename(file) === named) return loaded;
  const misnamed: Fault = {
    file,
    line: lineOfId(source.value),
    field: 'id',
    rule: 'not-file-name',
    message: {
      en: `is «${id}», but plans are opened by the name of their file: call the file ${named}, or write the id by which it is opened`,
      vi: `là «${id}», trong khi kế hoạch được mở theo tên tệp: đề nghị đặt tên tệp là ${named}, hoặc ghi mã trùng với tên tệp`,
    },
  };
  const sections = loaded.plan ?? loaded.sections;
  return { faults: inOrder([misnamed, ...loaded.faults]), notes: [], sections };
}

const lineOfId = (source: Source): number | undefined => parseYaml(source).value?.lineOf(['id']);
