import path from 'node:path';
import { planFileOf, registerFolderOf } from '../../config/config-folder';
import { loadPlan } from '../../config/load-plan';
import { loadRegister } from '../../config/load-register';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';

/** A config folder of its own: an invented province that shares nothing with Đồng Nai but the five steps. */
export const VAN_SON_FOLDER = path.join(__dirname, '../provinces/van-son');

export const VAN_SON_PLAN_FILE = planFileOf({ folder: VAN_SON_FOLDER, id: 'van-son-2026' });
export const VAN_SON_REGISTER_DIR = registerFolderOf({ folder: VAN_SON_FOLDER, id: 'van-son-2026' });

/** Plan and register as the service reads them; throws if the checker refuses them. */
export function vanSon(): { plan: Plan; register: Register } {
  const { plan, faults } = loadPlan(VAN_SON_PLAN_FILE);
  if (!plan) throw new Error(JSON.stringify(faults));
  const { register, faults: found } = loadRegister(VAN_SON_REGISTER_DIR, plan);
  if (!register) throw new Error(JSON.stringify(found));
  return { plan, register };
}
