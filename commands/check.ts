import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describePlan, describeRegister } from '../config/describe';
import type { Fault } from '../config/fault';
import { type LoadedPlan, loadPlan } from '../config/plan/load-plan';
import { loadRegister, registerIdIn } from '../config/register/load-register';
import { EXIT, readCommandLine, UsageError } from './usage';

const USAGE = `Usage: npm run check -- [--plan PLAN] FILE…

Checks plans and registers, and reports every fault by file, line or row, and field: what is wrong, and how a right
value looks. A plan or register without faults is described, to be compared with the document; docs/plans.md explains
every field.

  FILE         a plan (config/plans/dong-nai-2013.yaml) or the folder of a register
               (config/registers/dong-nai-2013)
  --plan PLAN  the plan to check registers against; without it, the plan given along with
               the register, else ../../plans/<id>.yaml as seen from the register's folder
  --help       this text

Exit code: 0 all is well, 1 faults were found, 2 it could not be checked.
`;

type ExitCode = (typeof EXIT)['done' | 'failed' | 'notMade'];

const place = ({ file, line, row }: Fault): string => [file, line ?? row].filter(Boolean).join(':');

/** `units.csv:7: kind: the plan has no kind of unit «xa»`. */
const inOneLine = (fault: Fault): string =>
  [place(fault), fault.field, fault.message].filter(Boolean).join(': ');

/** Under a fault what its field is for; told once in a file, however often the field is wrong. */
function withHints(faults: readonly Fault[]): string[] {
  const told = new Set<string>();
  return faults.flatMap((fault) => {
    const { file, hint } = fault;
    if (hint === undefined || told.has(`${file} ${hint}`)) return [inOneLine(fault)];
    told.add(`${file} ${hint}`);
    return [inOneLine(fault), `    ${hint}`];
  });
}

const readArguments = (args: readonly string[]) =>
  readCommandLine({
    args: [...args],
    options: { plan: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });

function sortFiles(files: readonly string[]): { plans: string[]; registers: string[] } {
  const plans: string[] = [];
  const registers: string[] = [];
  for (const file of files) {
    if (!existsSync(file)) throw new UsageError(`${file}: there is no such file or folder`);
    if (statSync(file).isDirectory()) registers.push(file);
    else if (file.endsWith('.csv')) throw new UsageError(`${file}: name the register's folder instead`);
    else plans.push(file);
  }
  return { plans, registers };
}

/** Which plan a register is checked against: the one named, else one given along with it, else the one of its id. */
function planFileFor(dir: string, named: string | undefined, given: ReadonlyMap<string, LoadedPlan>): string {
  if (named !== undefined) return named;
  const id = registerIdIn(dir);
  for (const [file, { plan }] of given) if (plan?.id === id) return file;
  const [only, ...others] = given.keys();
  if (only !== undefined && others.length === 0) return only;
  const shipped = join(dir, '..', '..', 'plans', `${id}.yaml`);
  if (id !== undefined && existsSync(shipped)) return shipped;
  throw new UsageError(
    id === undefined
      ? `${dir}: is not the folder of a register, which has a register.yaml with an id; or name its plan with --plan`
      : `${dir}: no plan has the register's id «${id}»: name one with --plan`,
  );
}

/** Checks what the arguments name and says what was found, line by line. */
export function check(args: readonly string[], print: (line: string) => void): ExitCode {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    print(USAGE.trimEnd());
    return EXIT.done;
  }
  if (positionals.length === 0) throw new UsageError('name a plan or a register; --help tells more');
  if (values.plan !== undefined && !existsSync(values.plan)) {
    throw new UsageError(`${values.plan}: there is no such file`);
  }
  const { plans, registers } = sortFiles(positionals);
  let faultCount = 0;
  let notChecked = 0;
  const report = (file: string, faults: readonly Fault[], description: () => string[]) => {
    faultCount += faults.length;
    if (faults.length === 0) [`${file}:`, ...description()].forEach(print);
    else withHints(faults).forEach(print);
  };

  const loaded = new Map<string, LoadedPlan>(plans.map((file) => [file, loadPlan(file)]));
  for (const [file, { plan, faults }] of loaded) report(file, faults, () => (plan ? describePlan(plan) : []));

  for (const dir of registers) {
    const planFile = planFileFor(dir, values.plan, loaded);
    const known = loaded.get(planFile);
    const { plan, faults } = known ?? loadPlan(planFile);
    if (plan) {
      const { register, faults: found } = loadRegister(dir, plan);
      report(dir, found, () => (register ? describeRegister(register, plan) : []));
    } else {
      if (!known) report(planFile, faults, () => []);
      print(`${dir}: not checked, since its plan ${planFile} has faults`);
      notChecked += 1;
    }
  }
  print(summary({ files: positionals.length, faultCount, notChecked }));
  return faultCount > 0 ? EXIT.failed : EXIT.done;
}

function summary({
  files,
  faultCount,
  notChecked,
}: Record<'files' | 'faultCount' | 'notChecked', number>): string {
  const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
  const skipped = notChecked > 0 ? `, ${count(notChecked, 'register')} not checked` : '';
  const checked = `${count(files - notChecked, 'file')} checked`;
  return `${checked}${skipped}: ${faultCount === 0 ? 'no faults' : count(faultCount, 'fault')}`;
}

function main(): ExitCode {
  try {
    return check(process.argv.slice(2), (line) => console.log(line));
  } catch (error) {
    console.error(`check: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.notMade;
  }
}

if (require.main === module) process.exitCode = main();
