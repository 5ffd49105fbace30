import type { Request } from 'express';

/** Who a request comes from, once a credential of theirs stood. */
export interface Caller {
  /** As the audit names them. */
  actor: string;
  /** For the log: the public part of a key or of a session, or a sender. */
  by: { key: string } | { session: string } | { sender: string };
}

const callers = new WeakMap<Request, Caller>();
const addresses = new WeakMap<Request, string>();

export const noteCaller = (request: Request, caller: Caller): void => void callers.set(request, caller);

/** Undefined of somebody whom nobody knows. */
export const callerOf = (request: Request): Caller | undefined => callers.get(request);

/** Notes where a request comes from: Node forgets it with the connection. */
export const noteAddress = (request: Request): void => void addresses.set(request, request.ip ?? '');

/** The address that a request comes from; of a proxy that is trusted, its client's. */
export const addressOf = (request: Request): string => addresses.get(request) ?? request.ip ?? '';
