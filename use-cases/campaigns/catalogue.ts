import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
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
  /** All plans that have no faults, each with the registers that fit it. */
  choices?(): PlanChoice[];
  /** What is wrong with a register as far as its plan can be read, which has faults of its own. */
  faultsUnder?(id: string, plan: PlanSections): readonly Fault[];
}

/** A plan, and the registers that it can be used with. */
export interface PlanChoice {
  id: string;
  title: string;
  registers: { id: string; title: string }[];
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
    choices: () =>
      idsOf(folder, 'plans').flatMap((planId) => {
        const { plan } = loadPlan(planFileOf({ folder, id: planId }));
        if (plan?.id !== planId) return [];
        const registers = idsOf(folder, 'registers').flatMap((id) => {
          const { register } = loadRegister(registerFolderOf({ folder, id }), plan);
          return register ? [{ id, title: register.title }] : [];
        });
        return registers.length > 0 ? [{ id: planId, title: plan.title, registers }] : [];
      }),
    faultsUnder(id, plan) {
      const dir = registerFolderOf({ folder, id });
      return existsSync(dir) ? faultsUnder(dir, plan) : [];
    },
  };
}

/** In the order of their names. */
const idsOf = (folder: string, kind: 'plans' | 'registers'): string[] => {
  const inside = path.join(folder, kind);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .flatMap((name) => (kind === 'registers' ? [name] : name.endsWith('.yaml') ? [name.slice(0, -5)] : []))
    .sort();
};
