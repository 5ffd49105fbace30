import type { Role } from '../api/contract';
import { addressOf } from './addresses';

const WITH_TASKS: readonly Role[] = ['unit', 'reviewer', 'member', 'leader'];
/** They look after the service: accounts, keys, senders, the audit. */
const STEWARDS: readonly Role[] = ['administrator', 'it'];
/** They see how far every campaign has come. */
const OVERSEERS: readonly Role[] = ['administrator', 'committee'];

/** They enter what comes on paper. */
const AT_THE_DESK: readonly Role[] = ['administrator', 'clerk'];

const isAny = (roles: readonly Role[], of: readonly Role[]): boolean =>
  roles.some((role) => of.includes(role));

/** Somebody without any role is told on the page of tasks whom to ask. */
export const hasTasks = (roles: readonly Role[]): boolean => roles.length === 0 || isAny(roles, WITH_TASKS);

export const isSteward = (roles: readonly Role[]): boolean => isAny(roles, STEWARDS);

/** They look at where units stand: all of them, or those in their charge. */
export const isOnlooker = (roles: readonly Role[]): boolean => isAny(roles, [...OVERSEERS, 'leader']);

export const isOverseer = (roles: readonly Role[]): boolean => isAny(roles, OVERSEERS);

export const entersPapers = (roles: readonly Role[]): boolean => isAny(roles, AT_THE_DESK);

/** The first page of somebody who wanted nothing in particular. */
export function startOf(roles: readonly Role[]): string {
  if (isOverseer(roles)) return addressOf.home;
  if (hasTasks(roles)) return addressOf.tasks;
  if (entersPapers(roles)) return addressOf.home;
  return isSteward(roles) ? addressOf.accounts : addressOf.me;
}
