import { basename, join, resolve } from 'node:path';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { type Fault, fieldName, inOrder, type Note } from '../fault';
import { schemaFaults } from '../files/schema-faults';
import { absent, readSource, type Source } from '../files/source-text';
import { parseYaml } from '../files/yaml-file';
import { registerHint } from '../hints';
import type { PlanSections } from '../plan/sections';
import { registerNotes } from './notes';
import { registerRules } from './rules';
import { type OptionalTable, registerHead, registerSchema, TABLE_NAMES, type TableName } from './schema';
import { type ReadFile, type RegisterTables, readTables } from './tables';

/** A register with what is doubtful in it, or all that is wrong with its files. */
export type LoadedRegister =
  | { register: Register; faults: []; notes: Note[] }
  | { register?: undefined; faults: Fault[]; notes: [] };

/** The files of a register's folder. */
export type RegisterFile = 'register.yaml' | `${TableName}.csv`;

type OptionalFile = `${OptionalTable}.csv`;

type ReadRegisterFile = (name: RegisterFile) => ReadFile;

function readHead(
  readFile: ReadRegisterFile,
  folder: string | undefined,
): { value: unknown; faults: Fault[] } {
  const read = readFile('register.yaml');
  const yaml = read.value ? parseYaml(read.value) : read;
  if (!yaml.value || !('lineOf' in yaml.value)) return { value: undefined, faults: yaml.faults };
  const { value, lineOf } = yaml.value;
  const faults: Fault[] = schemaFaults(registerHead, value).map(({ path, rule, message }) => ({
    file: read.file,
    line: lineOf(path),
    field: fieldName(path),
    rule,
    message,
  }));
  const id = registerHead.shape.id.safeParse(headId(value)).data;
  if (folder !== undefined && id !== undefined && basename(resolve(folder)) !== id) {
    faults.push({
      file: read.file,
      line: lineOf(['id']),
      field: 'id',
      rule: 'not-file-name',
      message: {
        en: `is «${id}», but registers are opened by the name of their folder: call the folder ${id}, or write the id by which it is opened`,
        vi: `là «${id}», trong khi danh sách được mở theo tên thư mục: đề nghị đặt tên thư mục là ${id}, hoặc ghi mã trùng với tên thư mục`,
      },
    });
  }
  return { value, faults };
}

const headId = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;

/** The file's name is the table's. */
function withHint(fault: Fault): Fault {
  const table = basename(fault.file).replace(/\.(csv|yaml)$/, '');
  const hint = registerHint(table, fault.field, fault.rule);
  return hint === undefined ? fault : { ...fault, hint };
}

interface ReadRegister {
  head: unknown;
  tables: RegisterTables;
  faults: Fault[];
}

/** `folder` is the one whose name the register is opened by, where it comes from one. */
function readRegister(readFile: ReadRegisterFile, plan: PlanSections, folder?: string): ReadRegister {
  const head = readHead(readFile, folder);
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
  return { head: head.value, tables, faults: inOrder(faults).map(withHint) };
}

function assemble({ head, tables, faults }: ReadRegister): LoadedRegister {
  if (faults.length > 0) return { faults, notes: [] };
  const { id, title } = registerHead.parse(head);
  const rows = TABLE_NAMES.map((name) => [name, tables[name].rows.map(({ cells }) => cells)]);
  const register = registerSchema.parse({ id, title, ...Object.fromEntries(rows) });
  return { register, faults: [], notes: inOrder(registerNotes(tables)) };
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
  return assemble(readRegister(readFile, plan));
}

const filesOf =
  (dir: string): ReadRegisterFile =>
  (name) => {
    const file = join(dir, name);
    return { file, ...readSource(file) };
  };

/** A register from its folder, checked under its plan; a file that is not there is a fault like any other. */
export const loadRegister = (dir: string, plan: Plan): LoadedRegister =>
  assemble(readRegister(filesOf(dir), plan, dir));

/** What is wrong with a register as far as its plan can be read, which has faults of its own. */
export const faultsUnder = (dir: string, plan: PlanSections): Fault[] =>
  readRegister(filesOf(dir), plan, dir).faults;

/** The id that a register's folder says it has, whatever else is wrong with it. */
export function registerIdIn(dir: string): string | undefined {
  const read = readSource(join(dir, 'register.yaml'));
  const yaml = read.value && parseYaml(read.value);
  return registerHead.pick({ id: true }).loose().safeParse(yaml?.value?.value).data?.id;
}
