import type { z } from 'zod';
import type { AccountDocument } from '../../store/documents/account';
import type { Asker } from '../../use-cases/accounts/asker';
import { loadAccount } from '../../use-cases/accounts/change';
import { closeAccount, reopenAccount } from '../../use-cases/accounts/close';
import { invite } from '../../use-cases/accounts/invite';
import { sendLink } from '../../use-cases/accounts/link';
import { listAccounts, shownAccounts } from '../../use-cases/accounts/list';
import { askReset, confirmReset, withdrawReset } from '../../use-cases/accounts/reset';
import { setRoles } from '../../use-cases/accounts/roles';
import { endSessions, sessionsOf } from '../../use-cases/accounts/sessions';
import type { Deps } from '../../use-cases/deps';
import { newInvitation, withReason } from '../../use-cases/input/accounts';
import { type Answer, type Asked, endpoint, noContent, nothing, ok } from '../http/endpoint';
import { sessionLine } from '../sessions/response';
import { accountParams, accountsQuery, rolesBody } from './request';
import { accountAnswer, accountLine, accountSessionsAnswer, accountsAnswer } from './response';

/** Who changes an account; a key has none of its own, and neither has the administrator of a trial. */
const askerOf = ({ actor, from, grants, viewer: { session } }: Asked): Asker => ({
  actor,
  from,
  isAdministrator: grants.some(({ role }) => role === 'administrator'),
  ...(session?.accountId !== undefined && { self: { account: session.accountId, epoch: session.epoch } }),
});

const selfOf = (asked: Asked): string | undefined => asked.viewer.session?.accountId;

async function answered(deps: Deps, asked: Asked, account: AccountDocument, status = 200): Promise<Answer> {
  const [shown] = await shownAccounts(deps, [account], selfOf(asked));
  return { status, body: shown && accountLine(shown) };
}

/** Does something to the account of the address, as the body says it, and answers with the account. */
const acting =
  <Body = unknown>(
    act: (deps: Deps, asked: Body & { id: string; asker: Asker }) => Promise<AccountDocument>,
    status?: number,
  ) =>
  async (asked: Asked<{ account: string }, unknown, Body>, deps: Deps): Promise<Answer> => {
    const account = await act(deps, { ...asked.body, id: asked.params.account, asker: askerOf(asked) });
    return answered(deps, asked, account, status);
  };

export const accountEndpoints = [
  endpoint({
    operation: 'listAccounts',
    method: 'get',
    path: '/accounts',
    summary: 'Accounts of people, by address; by default those that have been granted roles',
    pages: true,
    query: accountsQuery,
    answers: { 200: accountsAnswer },
    async handle(asked, deps) {
      const { granted, address, limit } = asked.query;
      const isOnlyGranted = granted === undefined ? address === undefined : granted === 'true';
      const { accounts, next } = await listAccounts(deps, {
        granted: isOnlyGranted,
        address,
        after: asked.place.after,
        limit,
      });
      const shown = await shownAccounts(deps, accounts, selfOf(asked));
      return ok(asked.place.page(shown.map(accountLine), next));
    },
  }),
  endpoint({
    operation: 'getAccount',
    method: 'get',
    path: '/accounts/:account',
    summary: 'One account',
    params: accountParams,
    answers: { 200: accountAnswer },
    handle: async (asked, deps) => answered(deps, asked, await loadAccount(deps, asked.params.account)),
  }),
  endpoint({
    operation: 'inviteAccount',
    method: 'post',
    path: '/accounts',
    summary: 'Gives a person an account with roles, and mails the link by which they set their password',
    idempotent: true,
    body: newInvitation,
    answers: { 201: accountAnswer },
    problems: [409, 503],
    handle: async (asked, deps) =>
      answered(deps, asked, await invite(deps, { ...asked.body, asker: askerOf(asked) }), 201),
  }),
  endpoint({
    operation: 'setAccountRoles',
    method: 'put',
    path: '/accounts/:account/roles',
    summary: "Grants and takes roles, which ends the account's sessions; never one's own",
    params: accountParams,
    body: rolesBody,
    answers: { 200: accountAnswer },
    problems: [409],
    handle: acting<z.output<typeof rolesBody>>(setRoles),
  }),
  endpoint({
    operation: 'sendSetupLink',
    method: 'post',
    path: '/accounts/:account/setup-link',
    summary: 'Mails the setup link again to somebody who has no password yet; the one before ends',
    params: accountParams,
    answers: { 202: accountAnswer },
    problems: [409, 503],
    handle: acting(sendLink, 202),
  }),
  endpoint({
    operation: 'askAccountReset',
    method: 'post',
    path: '/accounts/:account/reset',
    summary: 'Asks that an account sets its password and second factor anew; a second person confirms it',
    params: accountParams,
    body: withReason,
    answers: { 200: accountAnswer },
    problems: [409],
    handle: acting(askReset),
  }),
  endpoint({
    operation: 'confirmAccountReset',
    method: 'post',
    path: '/accounts/:account/reset/confirm',
    summary: 'Confirms a reset, as a second person who has signed in; mails a setup link',
    params: accountParams,
    answers: { 200: accountAnswer },
    problems: [409, 503],
    handle: acting(confirmReset),
  }),
  endpoint({
    operation: 'withdrawAccountReset',
    method: 'delete',
    path: '/accounts/:account/reset',
    summary: 'Withdraws a reset that nobody has confirmed',
    params: accountParams,
    answers: { 200: accountAnswer },
    problems: [409],
    handle: acting(withdrawReset),
  }),
  endpoint({
    operation: 'closeAccount',
    method: 'post',
    path: '/accounts/:account/close',
    summary: 'Closes an account: its sessions end, and nobody signs in by it any more',
    params: accountParams,
    body: withReason,
    answers: { 200: accountAnswer },
    problems: [409],
    handle: acting(closeAccount),
  }),
  endpoint({
    operation: 'reopenAccount',
    method: 'post',
    path: '/accounts/:account/reopen',
    summary: 'Lets the person of a closed account sign in again',
    params: accountParams,
    answers: { 200: accountAnswer },
    problems: [409],
    handle: acting(reopenAccount),
  }),
  endpoint({
    operation: 'listAccountSessions',
    method: 'get',
    path: '/accounts/:account/sessions',
    summary: 'Where the person of an account is signed in',
    params: accountParams,
    answers: { 200: accountSessionsAnswer },
    handle: async ({ params }, deps) => {
      const sessions = await sessionsOf(deps, await loadAccount(deps, params.account));
      return ok({ items: sessions.map(sessionLine) });
    },
  }),
  endpoint({
    operation: 'endAccountSessions',
    method: 'delete',
    path: '/accounts/:account/sessions',
    summary: 'Ends all sessions of an account',
    params: accountParams,
    answers: { 204: nothing },
    problems: [409],
    async handle(asked, deps) {
      await endSessions(deps, { id: asked.params.account, asker: askerOf(asked) });
      return noContent;
    },
  }),
];
