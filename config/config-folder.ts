import path from 'node:path';
import type { Environment } from './environment';
import { projectRoot } from './project-root';

/** Where plans and registers are: the folder of the environment, else the one that comes with the service. Absolute. */
export const configFolderOf = ({ CONFIG_DIR }: Pick<Environment, 'CONFIG_DIR'>): string =>
  CONFIG_DIR === undefined ? path.join(projectRoot, 'config') : path.resolve(CONFIG_DIR);

export const planFileOf = ({ folder, id }: { folder: string; id: string }): string =>
  path.join(folder, 'plans', `${id}.yaml`);

export const registerFolderOf = ({ folder, id }: { folder: string; id: string }): string =>
  path.join(folder, 'registers', id);
