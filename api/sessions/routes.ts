import { z } from 'zod';
import { invalid } from '../../use-cases/refusals';
import { confirmSession } from '../../use-cases/sign-in/confirm';
import { endOtherSessions, endOwnSession, ownSessions } from '../../use-cases/sign-in/own-sessions';
import type { LivingSession } from '../../use-cases/sign-in/session';
import type { Viewer } from '../access/viewer';
import { endpoint, noContent, nothing, ok } from '../http/endpoint';
import { TooManyRequests } from '../http/problems';
import { securityAnswer, sessionLine, sessionsAnswer } from './response';

/** The table of access lets nobody else come here. */
function sessionOf({ session }: Viewer): LivingSession {
  if (session) return session;
  throw new Error('an operation of a session was asked without one');
}

const secret = z.string().min(1).max(1000);

export const sessionEndpoints = [
  endpoint({
    operation: 'getSecurity',
    method: 'get',
    path: '/me/security',
    summary: 'What you sign in with: password, second factor, recovery codes that are left',
    answers: { 200: securityAnswer },
    async handle({ viewer }, { store }) {
      const { accountId } = sessionOf(viewer);
      const account = accountId === undefined ? null : await store.accounts.get(accountId);
      const identities = account ? await store.accounts.identitiesOf(account._id) : [];
      return ok({
        password: account?.password !== undefined,
        secondFactor: account?.totp !== undefined,
        recoveryCodesLeft: account?.recoveryCodes?.length ?? 0,
        provinceSignIn: identities.length > 0,
      });
    },
  }),
  endpoint({
    operation: 'listOwnSessions',
    method: 'get',
    path: '/me/sessions',
    summary: 'Browsers in which you are signed in',
    answers: { 200: sessionsAnswer },
    async handle({ viewer }, deps) {
      const sessions = await ownSessions(deps, sessionOf(viewer));
      return ok({
        items: sessions.map((each) => ({ ...sessionLine(each), isThis: each.isThis })),
      });
    },
  }),
  endpoint({
    operation: 'endOwnSession',
    method: 'delete',
    path: '/me/sessions/:session',
    summary: 'Ends one of your sessions',
    params: z.strictObject({ session: z.string().regex(/^[0-9a-f]{16}$/) }),
    answers: { 204: nothing },
    problems: [404],
    async handle({ viewer, params }, deps) {
      await endOwnSession(deps, sessionOf(viewer), params.session);
      return noContent;
    },
  }),
  endpoint({
    operation: 'endOtherSessions',
    method: 'post',
    path: '/me/sessions/end-others',
    summary: 'Ends all your sessions but this one',
    answers: { 204: nothing },
    async handle({ viewer }, deps) {
      await endOtherSessions(deps, sessionOf(viewer));
      return noContent;
    },
  }),
  endpoint({
    operation: 'confirmSession',
    method: 'post',
    path: '/me/confirm',
    summary: 'Proves by password or authenticator code that it is you, which is good for 5 minutes',
    body: z.union([z.strictObject({ password: secret }), z.strictObject({ code: secret })]),
    answers: { 204: nothing },
    async handle({ viewer, body }, deps) {
      const done = await confirmSession(deps, sessionOf(viewer), body);
      if (done === 'limit') throw new TooManyRequests();
      if (done === 'confirmed') return noContent;
      const [field = ''] = Object.keys(body);
      throw invalid([{ field, rule: 'wrong-proof', message: WRONG }]);
    },
  }),
];

const WRONG = {
  en: 'This is wrong. Each code can be used once: wait for the next one.',
  vi: 'Chưa đúng. Mỗi mã xác thực chỉ dùng được một lần: đề nghị chờ mã kế tiếp.',
};
