import { ACCESS, type Operation } from '../../../api/access/table';

/** What belongs to a session, and to no role. */
export const SESSION_OPERATIONS = [
  'getSecurity',
  'listOwnSessions',
  'endOwnSession',
  'endOtherSessions',
  'confirmSession',
] as const satisfies readonly Operation[];

export type RoleOperation = Exclude<Operation, (typeof SESSION_OPERATIONS)[number]>;

export const isOfRoles = (operation: Operation): operation is RoleOperation =>
  !(SESSION_OPERATIONS as readonly Operation[]).includes(operation);

export const ROLE_OPERATIONS = (Object.keys(ACCESS) as Operation[]).filter(isOfRoles);
