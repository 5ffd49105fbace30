import { existsSync } from 'node:fs';
import { planFileOf, registerFolderOf } from '../../config/config-folder';
import type { Fault } from '../../config/fault';
import { loadPlan } from '../../config/plan/load-plan';
import type { PlanSections } from '../../config/plan/sections';
import { faultsUnder, loadRegister } from '../../config/register/load-register';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';

/** Where plans and registers come from; read anew each time, so that a mended file counts at once. */
export interface Catalogue {
  /** Undefined when there is none of that id. Throws {@link FaultyFile}. */
  plan(id: string): Plan | undefined;
  /** A register is checked under the plan that it is to be used with. Throws {@link FaultyFile}. */
  register(id: string, plan: Plan): Register | undefined;
  /** What is wrong with a register as far as its plan can be read, which has faults of its own. */
  faultsUnder?(id: string, plan: PlanSections): readonly Fault[];
}

/** A plan or a register that `npm run check` refuses. */
export class FaultyFile extends Error {
  override readonly name = 'FaultyFile';
  constructor(
    readonly id: string,
    readonly faults: readonly Fault[],
    /** Of a plan: what can be read of it all the same. */
    readonly sections?: PlanSections,
  ) {
    super(`${id} has ${faults.length} faults; see "npm run check"`);
  }
}

/** The plans and registers of a folder: `plans/<id>.yaml`, `registers/<id>/`. Ids are slugs, never paths. */
export function folderCatalogue({ folder }: { folder: string }): Catalogue {
  return {
    plan(id) {
      const file = planFileOf({ folder, id });
      if (!existsSync(file)) return undefined;
      const loaded = loadPlan(file);
      if (!loaded.plan) throw new FaultyFile(id, loaded.faults, loaded.sections);
      return loaded.plan;
    },
    register(id, plan) {
      const dir = registerFolderOf({ folder, id });
      if (!existsSync(dir)) return undefined;
      const { register, faults } = loadRegister(dir, plan);
      if (!register) throw new FaultyFile(id, faults);
      return register;
    },
    faultsUnder(id, plan) {
      const dir = registerFolderOf({ folder, id });
      return existsSync(dir) ? faultsUnder(dir, plan) : [];
    },
  };
}
