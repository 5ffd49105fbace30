import type { Request, Response } from 'express';
import { deviceOf } from '../../use-cases/sign-in/device';
import { type Came, type LivingSession, livingSession } from '../../use-cases/sign-in/session';
import type { ApiDeps } from '../deps';
import { addressOf } from '../http/caller';
import { isUnattended } from '../http/unattended';
import { cookieNames, cookieOf, dropCookie, setCookie } from './cookies';

/** What this service keeps in a browser: a session, or before that what it asked for a code with. */
export interface Browser {
  session(request: Request): string | undefined;
  /** The session that it stands for, if that lives. */
  living(request: Request): Promise<LivingSession | undefined>;
  /** In which browser somebody comes in, and from where. */
  came(request: Request): Came;
  ticket(request: Request): string | undefined;
  keepTicket(response: Response, ticket: string): void;
  keepSession(response: Response, session: string): void;
  /** What it was sent to the province's provider with. */
  sentWith(request: Request): string | undefined;
  keepSent(response: Response, ticket: string): void;
  dropSent(response: Response): void;
  /** Begins a session there, and goes on to a page. */
  enter(response: Response, session: string, to: string): void;
  leave(response: Response): void;
}

export function browserOf(deps: Pick<ApiDeps, 'store' | 'now' | 'logger' | 'signIn' | 'faceAt'>): Browser {
  const nameOf = cookieNames(deps.faceAt?.secret);
  const signIn = { ...deps, ...deps.signIn };
  const [session, ticket, province] = [nameOf('session'), nameOf('ticket'), nameOf('province')];
  return {
    session: (request) => cookieOf(request, session),
    async living(request) {
      const secret = cookieOf(request, session);
      return secret === undefined
        ? undefined
        : livingSession(signIn, { secret, isUsed: !isUnattended(request) });
    },
    came: (request) => ({
      device: deviceOf(request.get('user-agent')),
      from: addressOf(request),
      previous: cookieOf(request, session),
    }),
    ticket: (request) => cookieOf(request, ticket),
    keepTicket: (response, value) => setCookie(response, ticket, value),
    keepSession: (response, value) => setCookie(response, session, value),
    sentWith: (request) => cookieOf(request, province),
    keepSent: (response, value) => setCookie(response, province, value),
    dropSent: (response) => dropCookie(response, province),
    enter(response, value, to) {
      setCookie(response, session, value);
      dropCookie(response, ticket);
      response.set('Cache-Control', 'no-store').redirect(303, to);
    },
    leave: (response) => dropCookie(response, session),
  };
}
