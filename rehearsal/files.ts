import path from 'node:path';
import { loadPlan } from '../config/load-plan';
import { loadRegister } from '../config/load-register';
import type { Plan } from '../domain/plan';
import type { Register } from '../domain/register';
import { projectRoot } from '../services/project-root';

/** A plan or a register that is not there, or not as it must be; `npm run check` tells more. */
export class NothingToRehearse extends Error {
  override readonly name = 'NothingToRehearse';
}

/** A plan and a register of `config/`, and where they are, for the checker to read them itself. */
export interface RehearsedFiles {
  plan: Plan;
  register: Register;
  planFile: string;
  registerFolder: string;
}

/** Throws {@link NothingToRehearse}. */
export function rehearsedFiles(ids: { plan: string; register: string }): RehearsedFiles {
  const planFile = path.join(projectRoot, 'config', 'plans', `${ids.plan}.yaml`);
  const registerFolder = path.join(projectRoot, 'config', 'registers', ids.register);
  const { plan } = loadPlan(planFile);
  if (!plan) throw new NothingToRehearse(`${planFile}: no plan, or one with faults; see "npm run check"`);
  const { register } = loadRegister(registerFolder, plan);
  if (!register) {
    throw new NothingToRehearse(`${registerFolder}: no register, or one with faults; see "npm run check"`);
  }
  return { plan, register, planFile, registerFolder };
}
