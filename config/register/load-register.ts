import { basename, join } from 'node:path';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { type Fault, fieldName, inOrder } from '../fault';
import { schemaFaults } from '../files/schema-faults';
import { absent, readSource, type Source } from '../files/source-text';
import { parseYaml } from '../files/yaml-file';
import { registerHint } from '../hints';
import { registerRules } from './rules';
import { type OptionalTable, registerHead, registerSchema, TABLE_NAMES, type TableName } from './schema';
import { type ReadFile, readTables } from './tables';

/** A register, or all that is wrong with its files. */
export type LoadedRegister = { register: Register; faults: [] } | { register?: undefined; faults: Fault[] };

/** The files of a register's folder. */
export type RegisterFile = 'register.yaml' | `${TableName}.csv`;

type OptionalFile = `${OptionalTable}.csv`;

type ReadRegisterFile = (name: RegisterFile) => ReadFile;

function readHead(readFile: ReadRegisterFile): { value: unknown; faults: Fault[] } {
  const read = readFile('register.yaml');
  const yaml = read.value ? parseYaml(read.value) : read;
  if (!yaml.value || !('lineOf' in yaml.value)) return { value: undefined, faults: yaml.faults };
  const { value, lineOf } = yaml.value;
  const faults = schemaFaults(registerHead, value).map(({ path, rule, message }) => ({
    file: read.file,
    line: lineOf(path),
    field: fieldName(path),
    rule,
    message,
  }));
  return { value, faults };
}

/** The file's name is the table's. */
function withHint(fault: Fault): Fault {
  const table = basename(fault.file).replace(/\.(csv|yaml)$/, '');
  const hint = registerHint(table, fault.field, fault.rule);
  return hint === undefined ? fault : { ...fault, hint };
}

function assemble({ readFile, plan }: { readFile: ReadRegisterFile; plan: Plan }): LoadedRegister {
  const head = readHead(readFile);
  const tables = readTables((table) => readFile(`${table}.csv`));
  const faults = [
    ...head.faults,
    ...TABLE_NAMES.flatMap((name) => tables[name].faults),
    ...registerRules(tables, plan),
  ];
  if (tables.units.isWhole && tables.units.rows.length === 0) {
    faults.push({
      file: tables.units.file,
      field: '',
      rule: 'missing',
      message: { en: 'there must be a unit', vi: 'phải có ít nhất một đơn vị' },
    });
  }
  if (faults.length > 0) return { faults: inOrder(faults).map(withHint) };
  const { id, title } = registerHead.parse(head.value);
  const rows = TABLE_NAMES.map((name) => [name, tables[name].rows.map(({ cells }) => cells)]);
  return { register: registerSchema.parse({ id, title, ...Object.fromEntries(rows) }), faults: [] };
}

/** A register from the contents of its files, checked under its plan; `dir` only names them in faults. */
export function parseRegister({
  dir,
  files,
  plan,
}: {
  dir: string;
  files: Record<Exclude<RegisterFile, OptionalFile>, Source['content']> &
    Partial<Record<OptionalFile, Source['content']>>;
  plan: Plan;
}): LoadedRegister {
  const readFile: ReadRegisterFile = (name) => {
    const file = join(dir, name);
    const content = files[name];
    if (content === undefined) return { file, ...absent(file) };
    return { file, value: { file, content }, faults: [], isAbsent: false };
  };
  return assemble({ readFile, plan });
}

/** A register from its folder, checked under its plan; a file that is not there is a fault like any other. */
export function loadRegister(dir: string, plan: Plan): LoadedRegister {
  const readFile: ReadRegisterFile = (name) => {
    const file = join(dir, name);
    return { file, ...readSource(file) };
  };
  return assemble({ readFile, plan });
}

/** The id that a register's folder says it has, whatever else is wrong with it. */
export function registerIdIn(dir: string): string | undefined {
  const read = readSource(join(dir, 'register.yaml'));
  const yaml = read.value && parseYaml(read.value);
  return registerHead.pick({ id: true }).loose().safeParse(yaml?.value?.value).data?.id;
}
