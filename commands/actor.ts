import { userInfo } from 'node:os';

/** Who runs a command, for the audit. */
export const commandActor = (): string => `command line (${userInfo().username})`;
