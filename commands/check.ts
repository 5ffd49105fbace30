import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describePlan, describeRegister } from '../config/describe';
import type { Fault } from '../config/fault';
import { type LoadedPlan, loadPlan } from '../config/plan/load-plan';
import { loadRegister, registerIdIn } from '../config/register/load-register';
import { joined, type Text } from '../domain/text';
import type { Print } from './store-command';
import { EXIT, type ExitCode, UsageError } from './usage';

/** `units.csv:7: kind`, as tools know it; officials read «units.csv, dòng 7, cột kind». */
function place({ file, line, row, field }: Fault): Text {
  const number = line ?? row;
  const vietnamese = [
    file,
    number === undefined ? '' : `dòng ${number}`,
    field === '' ? '' : `${row === undefined ? 'trường' : 'cột'} ${field}`,
  ];
  return {
    en: [[file, number].filter(Boolean).join(':'), field].filter(Boolean).join(': '),
    vi: vietnamese.filter(Boolean).join(', '),
  };
}

/** `units.csv:7: kind: the plan has no kind of unit «xa»`. */
const inOneLine = (fault: Fault): Text => joined(place(fault), ': ', fault.message);

/** Under a fault what its field is for; told once in a file, however often the field is wrong. */
function withHints(faults: readonly Fault[]): Text[] {
  const told = new Set<string>();
  return faults.flatMap((fault) => {
    const { file, hint } = fault;
    if (hint === undefined || told.has(`${file} ${hint.en}`)) return [inOneLine(fault)];
    told.add(`${file} ${hint.en}`);
    return [inOneLine(fault), joined('    ', hint)];
  });
}

function sortFiles(files: readonly string[]): { plans: string[]; registers: string[] } {
  const plans: string[] = [];
  const registers: string[] = [];
  for (const file of files) {
    if (!existsSync(file)) throw nothingAt(file);
    if (statSync(file).isDirectory()) registers.push(file);
    else if (file.endsWith('.csv')) {
      throw new UsageError({
        en: `${file}: name the register's folder instead`,
        vi: `${file}: đề nghị nêu thư mục của danh sách đơn vị`,
      });
    } else plans.push(file);
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
  if (id === undefined) {
    throw new UsageError({
      en: `${dir}: is not the folder of a register, which has a register.yaml with an id; or name its plan with --plan`,
      vi: `${dir}: không phải thư mục của danh sách đơn vị (cần có register.yaml với id); hoặc nêu kế hoạch bằng --plan`,
    });
  }
  throw new UsageError({
    en: `${dir}: no plan has the register's id «${id}»: name one with --plan`,
    vi: `${dir}: không có kế hoạch nào mang mã «${id}» của danh sách đơn vị: đề nghị nêu kế hoạch bằng --plan`,
  });
}

const nothingAt = (file: string): UsageError =>
  new UsageError({
    en: `${file}: there is no such file or folder`,
    vi: `${file}: không có tệp hoặc thư mục này`,
  });

/** Checks plans and registers and says what was found, line by line. */
export function check(
  { files, plan }: { files: readonly string[]; plan?: string | undefined },
  print: Print,
): ExitCode {
  if (files.length === 0) {
    throw new UsageError({
      en: 'name a plan or a register; --help tells more',
      vi: 'đề nghị nêu một kế hoạch hoặc danh sách đơn vị; xem thêm bằng --help',
    });
  }
  if (plan !== undefined && !existsSync(plan)) throw nothingAt(plan);
  const { plans, registers } = sortFiles(files);
  let faultCount = 0;
  let notChecked = 0;
  const report = (file: string, faults: readonly Fault[], description: () => Text[]) => {
    faultCount += faults.length;
    if (faults.length === 0) [`${file}:`, ...description()].forEach(print);
    else withHints(faults).forEach(print);
  };

  const loaded = new Map<string, LoadedPlan>(plans.map((file) => [file, loadPlan(file)]));
  for (const [file, found] of loaded) {
    report(file, found.faults, () => (found.plan ? describePlan(found.plan) : []));
  }

  for (const dir of registers) {
    const planFile = planFileFor(dir, plan, loaded);
    const known = loaded.get(planFile);
    const { plan: itsPlan, faults } = known ?? loadPlan(planFile);
    if (itsPlan) {
      const { register, faults: found } = loadRegister(dir, itsPlan);
      report(dir, found, () => (register ? describeRegister(register, itsPlan) : []));
    } else {
      if (!known) report(planFile, faults, () => []);
      print({
        en: `${dir}: not checked, since its plan ${planFile} has faults`,
        vi: `${dir}: chưa kiểm tra, vì kế hoạch ${planFile} có lỗi`,
      });
      notChecked += 1;
    }
  }
  print(summary({ files: files.length, faultCount, notChecked }));
  return faultCount > 0 ? EXIT.failed : EXIT.done;
}

function summary({
  files,
  faultCount,
  notChecked,
}: Record<'files' | 'faultCount' | 'notChecked', number>): Text {
  const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
  const skipped = notChecked > 0 ? `, ${count(notChecked, 'register')} not checked` : '';
  const checked = `${count(files - notChecked, 'file')} checked`;
  return {
    en: `${checked}${skipped}: ${faultCount === 0 ? 'no faults' : count(faultCount, 'fault')}`,
    vi:
      `đã kiểm tra ${files - notChecked} tệp hoặc thư mục` +
      `${notChecked > 0 ? `, chưa kiểm tra ${notChecked} danh sách đơn vị` : ''}: ` +
      (faultCount === 0 ? 'không có lỗi' : `có ${faultCount} lỗi`),
  };
}
