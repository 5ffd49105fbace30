import { homedir } from 'node:os';
import path from 'node:path';

/** Where fetched and built programs are kept for this user, by the XDG base directories. */
export const cacheDirOf = (env: NodeJS.ProcessEnv): string =>
  path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'cong-vu');
