import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { configFolderOf, planFileOf, registerFolderOf } from '../config/config-folder';
import { describePlan, describeRegister } from '../config/describe';
import { readEnvironment } from '../config/environment';
import type { Fault, Note } from '../config/fault';
import { faultInOneLine, noteInOneLine } from '../config/fault-text';
import { type LoadedPlan, loadPlan } from '../config/plan/load-plan';
import { faultsUnder, loadRegister, registerIdIn } from '../config/register/load-register';
import { ID_FORM } from '../domain/ids';
import { joined, type Text } from '../domain/text';
import type { Print } from './store-command';
import { EXIT, type ExitCode, UsageError } from './usage';

/** Under a fault what its field is for; told once in a file, however often the field is wrong. */
function withHints(faults: readonly Fault[]): Text[] {
  const told = new Set<string>();
  return faults.flatMap((fault) => {
    const { file, hint } = fault;
    if (hint === undefined || told.has(`${file} ${hint.en}`)) return [faultInOneLine(fault)];
    told.add(`${file} ${hint.en}`);
    return [faultInOneLine(fault), joined('    ', hint)];
  });
}

function sortFiles(
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): { plans: string[]; registers: string[] } {
  const plans: string[] = [];
  const registers: string[] = [];
  for (const file of files) {
    if (!existsSync(file)) throw nothingAt(file, env);
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

/** The id of a plan or a register is what other commands and the API take. */
function nothingAt(file: string, env: NodeJS.ProcessEnv): UsageError {
  const folder = configFolderOf(readEnvironment({ CONFIG_DIR: env['CONFIG_DIR'] }));
  const named = [planFileOf({ folder, id: file }), registerFolderOf({ folder, id: file })]
    .filter((each) => ID_FORM.test(file) && existsSync(each))
    .map((each) => relative('.', each));
  const [en, vi] =
    named.length === 0 ? ['', ''] : [`: name ${named.join(', ')}`, `: đề nghị ghi ${named.join(', ')}`];
  return new UsageError({
    en: `${file}: there is no such file or folder${en}`,
    vi: `${file}: không có tệp hoặc thư mục này${vi}`,
  });
}

/** Checks plans and registers and says what was found, line by line. */
export function check(
  { files, plan, env = {} }: { files: readonly string[]; plan?: string | undefined; env?: NodeJS.ProcessEnv },
  print: Print,
): ExitCode {
  if (files.length === 0) {
    throw new UsageError({
      en: 'name a plan or a register; --help tells more',
      vi: 'đề nghị nêu một kế hoạch hoặc danh sách đơn vị; xem thêm bằng --help',
    });
  }
  if (plan !== undefined && !existsSync(plan)) throw nothingAt(plan, env);
  const { plans, registers } = sortFiles(files, env);
  // No other setting matters here.
  const { MAIL_PER_SECOND } = readEnvironment({ MAIL_PER_SECOND: env['MAIL_PER_SECOND'] });
  let faultCount = 0;
  let noteCount = 0;
  let inPart = 0;
  const report = (
    file: string,
    { faults, notes }: { faults: readonly Fault[]; notes: readonly Note[] },
    description: () => Text[],
  ) => {
    faultCount += faults.length;
    noteCount += notes.length;
    withHints(faults).forEach(print);
    if (faults.length > 0) return;
    [`${file}:`, ...description()].forEach(print);
    notes.map(noteInOneLine).forEach(print);
  };

  const loaded = new Map<string, LoadedPlan>(plans.map((file) => [file, loadPlan(file)]));
  for (const [file, found] of loaded) {
    report(file, found, () => (found.plan ? describePlan(found.plan) : []));
  }

  for (const dir of registers) {
    const planFile = planFileFor(dir, plan, loaded);
    const known = loaded.get(planFile);
    const its = known ?? loadPlan(planFile);
    if (its.plan) {
      const { plan: itsPlan } = its;
      const found = loadRegister(dir, itsPlan);
      report(dir, found, () =>
        found.register ? describeRegister(found.register, itsPlan, MAIL_PER_SECOND) : [],
      );
    } else {
      if (!known) report(planFile, its, () => []);
      const faults = faultsUnder(dir, its.sections);
      faultCount += faults.length;
      withHints(faults).forEach(print);
      print({
        en: `${dir}: checked in part, since its plan ${planFile} has faults`,
        vi: `${dir}: mới kiểm tra một phần, vì kế hoạch ${planFile} có lỗi`,
      });
      inPart += 1;
    }
  }
  print(summary({ files: files.length, faultCount, noteCount, inPart }));
  return faultCount > 0 ? EXIT.failed : EXIT.done;
}

function summary({
  files,
  faultCount,
  noteCount,
  inPart,
}: Record<'files' | 'faultCount' | 'noteCount' | 'inPart', number>): Text {
  const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
  return {
    en:
      `${count(files, 'file')} checked${inPart > 0 ? `, of which ${count(inPart, 'register')} in part` : ''}: ` +
      (faultCount === 0 ? 'no faults' : count(faultCount, 'fault')) +
      (noteCount > 0 ? `, ${count(noteCount, 'note')}` : ''),
    vi:
      `đã kiểm tra ${files} tệp hoặc thư mục` +
      `${inPart > 0 ? `, trong đó ${inPart} danh sách đơn vị mới kiểm tra một phần` : ''}: ` +
      (faultCount === 0 ? 'không có lỗi' : `có ${faultCount} lỗi`) +
      (noteCount > 0 ? `, ${noteCount} điểm cần lưu ý` : ''),
  };
}
