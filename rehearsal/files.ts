import { configFolderOf, planFileOf, registerFolderOf } from '../config/config-folder';
import { loadPlan } from '../config/plan/load-plan';
import { loadRegister } from '../config/register/load-register';
import type { Plan } from '../domain/plan';
import type { Register } from '../domain/register';
import { TextError } from '../domain/text-error';

/** A plan or a register that is not there, or not as it must be; `npm run check` tells more. */
export class NothingToRehearse extends TextError {
  override readonly name = 'NothingToRehearse';
}

/** A plan and a register of a config folder, and where they are, for the checker to read them itself. */
export interface RehearsedFiles {
  plan: Plan;
  register: Register;
  planFile: string;
  registerFolder: string;
}

/** Throws {@link NothingToRehearse}. */
export function rehearsedFiles({
  configFolder: folder = configFolderOf({ CONFIG_DIR: undefined }),
  ...ids
}: {
  configFolder?: string | undefined;
  plan: string;
  register: string;
}): RehearsedFiles {
  const planFile = planFileOf({ folder, id: ids.plan });
  const registerFolder = registerFolderOf({ folder, id: ids.register });
  const { plan } = loadPlan(planFile);
  if (!plan)
    throw new NothingToRehearse({
      en: `${planFile}: no plan, or one with faults; see "npm run check"`,
      vi: `${planFile}: không có kế hoạch, hoặc kế hoạch có lỗi; xem "npm run check"`,
    });
  const { register } = loadRegister(registerFolder, plan);
  if (!register) {
    throw new NothingToRehearse({
      en: `${registerFolder}: no register, or one with faults; see "npm run check"`,
      vi: `${registerFolder}: không có danh sách đơn vị, hoặc danh sách có lỗi; xem "npm run check"`,
    });
  }
  return { plan, register, planFile, registerFolder };
}
