import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../../../api/access/markdown';
import { ACCESS, accessOf, type Operation } from '../../../api/access/table';
import { endpoints } from '../../../api/endpoints';
import { REFUSED_ACTIONS } from '../../../domain/audit';
import { KEY_ROLES, type KeyRole } from '../../../domain/key-roles';
import { partlyStaffed } from '../../fixtures/small-register';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { seedAccounts } from './accounts';
import { type Attempt, attemptsIn, draft, owedBy } from './attempts';
import { hasConditions, isSeen, leaves } from './fields';
import { AFTER_DEADLINES, callersOf, FOREIGN, fileYear, type Holder, OWN, Y_TE } from './filed-year';
import { ROLE_OPERATIONS, SESSION_OPERATIONS } from './operations';

/**
 * Every cell of the table of access is tried with a key whose own the thing is, and with one whose it is not. What the
 * table should say is not asked here but by the test of what reaches whom.
 */

/** What was read or refused is on record too, and nothing is changed by it. */
const OF_NO_CHANGE: readonly string[] = [...REFUSED_ACTIONS, 'content-read'];
const isOfChange = ({ action }: { action: string }) => !OF_NO_CHANGE.includes(action);

const WITHOUT_BODY: readonly Operation[] = ['deleteDraft', 'endAccountSessions', 'putFilePart'];
/** Their answer is no fields. */
const OF_BYTES: readonly Operation[] = endpoints.flatMap((each) => (each.sendsBytes ? [each.operation] : []));

const isEmpty = (body: { items?: unknown[] }) => body.items?.length === 0;

describeApi(
  'by the table of access,',
  { open: 'c', at: AFTER_DEADLINES, deps: () => postRoom().deps },
  (api) => {
    let secrets = new Map<string, string>();
    /** The last answer as it was before fields were left out. */
    let whole: unknown;
    const callerOf = callersOf(api);
    const ATTEMPTS = attemptsIn(api, (sender) => secrets.get(sender) ?? '');

    beforeAll(async () => {
      const { onAnswer } = api.deps;
      api.deps.onAnswer = (endpoint, answer) => {
        onAnswer?.(endpoint, answer);
        whole = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
      };
      secrets = await fileYear(api);
      await seedAccounts(api);
      for (const role of ['unit', 'reviewer', 'member'] as const) {
        const to = `${Y_TE}/drafts/${owedBy(role)}`;
        const { status } = await (await callerOf([role], OWN[role])).put(to, draft).set('If-None-Match', '*');
        if (status !== 200) throw new Error(`${to} was answered ${status}`);
      }
    });

    async function ask({ path: to, body, method }: Attempt, role: KeyRole, holder?: Holder) {
      const caller = await callerOf([role], holder);
      whole = undefined;
      if (method === 'put') return caller.put(to, body ?? {}).set('If-None-Match', '*');
      if (method === 'patch') return caller.patch(to, body ?? {});
      if (method === 'delete') return caller.delete(to);
      return body ? caller.post(to, body) : caller.get(to);
    }

    /** Everything that a request could have written. */
    async function stored(): Promise<string> {
      const {
        accounts,
        campaigns,
        audit,
        filings,
        files,
        decisions,
        drafts,
        keys,
        letters,
        senders,
        parked,
      } = api.store;
      const units = partlyStaffed.units.map(({ id: unit }) => ({ campaign: 'c', unit }));
      return JSON.stringify([
        await campaigns.list(),
        (await audit.list({ campaign: 'c', limit: 10_000 })).filter(isOfChange),
        await Promise.all(units.map((unit) => filings.byEvaluation(unit))),
        await Promise.all(units.map((unit) => decisions.byEvaluation(unit))),
        await drafts.headsOf({ campaign: 'c', parties: ['so-y-te', 'so-tai-chinh', 'pct-van-xa'] }),
        await Promise.all(
          ['so-y-te', 'so-tai-chinh', 'pct-van-xa'].map((party) => files.ofParty({ campaign: 'c', party })),
        ),
        (await letters.page({ filter: { campaign: 'c' }, limit: 100 })).letters,
        await senders.list(),
        await accounts.list({ after: '', limit: 100 }),
        await accounts.resets(),
        (await keys.list()).filter(({ revokedAt }) => revokedAt !== undefined),
        await parked.list({ campaign: 'c', states: ['parked', 'assigning', 'assigned', 'dismissed'] }),
      ]);
    }

    describe.each(ROLE_OPERATIONS)('%s', (operation) => {
      const attempt = ATTEMPTS[operation];
      const roles = KEY_ROLES.map((role) => ({ role, cells: accessOf(operation).cells[role] ?? [] }));
      const allowed = roles.filter(({ cells }) => cells.length > 0);
      const refused = roles.filter(({ cells }) => cells.length === 0);

      if (refused.length > 0) {
        const names = refused.map(({ role }) => role).join(', ');
        it(`is refused to ${names}, for their own and for what is not, and nothing is changed`, async () => {
          const before = await stored();
          const asked = refused.flatMap(({ role }) => {
            const holders = new Set([OWN[role], FOREIGN[role]]);
            return [...holders].map(async (holder) => ({
              role,
              answer: await ask(attempt(role), role, holder),
            }));
          });
          for (const { role, answer } of await Promise.all(asked)) {
            const { status, body, headers } = answer;
            const type = 'urn:cong-vu:problem:forbidden';
            expect({ role, status, type: body.type, etag: headers['etag'] }).toEqual({
              role,
              status: 403,
              type,
            });
          }
          expect(whole).toBeUndefined();
          expect(await stored()).toBe(before);
        });
      }

      it.each(allowed)(
        'is answered to $role with the fields of its cell and no other',
        async ({ role, cells }) => {
          const answer = await ask(attempt(role), role, OWN[role]);
          if (WITHOUT_BODY.includes(operation)) return expect(answer.status).toBe(204);
          // A key may ask, and is no second person.
          if (operation === 'confirmAccountReset') return expect(answer.body.type).toMatch('another-person');
          expect([200, 201, 202]).toContain(answer.status);
          if (OF_BYTES.includes(operation)) {
            expect(answer.headers['content-disposition']).toMatch(
              /^attachment; filename="(TEP-|[a-z-]+\.(xlsx|csv)")/,
            );
            return undefined;
          }
          const seen = new Set(leaves(answer.body));
          const meant = (leaf: string) => cells.some((cell) => isSeen(cell, leaf));
          expect([...seen].filter((leaf) => !meant(leaf))).toEqual([]);
          // What is no list of somebody's items is there if anybody has it.
          const always = cells.flatMap(({ sees }) => sees.filter((field) => !/\[[a-z-]+\]/.test(field)));
          const expected = leaves(whole).filter((leaf) => isSeen({ sees: always }, leaf));
          if (!cells.some(({ only, rows, documents }) => only ?? rows ?? documents)) {
            expect(expected.filter((leaf) => !seen.has(leaf))).toEqual([]);
          }
          expect(seen.size).toBeGreaterThan(0);
        },
      );

      const limited = allowed.filter(({ cells }) => cells.every(hasConditions));
      if (limited.length > 0) {
        const names = limited.map(({ role }) => role).join(', ');
        it(`shows ${names} nothing that is not their own, and changes nothing for them`, async () => {
          const before = await stored();
          for (const { role } of limited) {
            const { foreign, ...own } = attempt(role);
            const { status, body } = await ask(foreign ?? own, role, FOREIGN[role]);
            const isNothing = status === 200 ? isEmpty(body) : [403, 404].includes(status);
            expect({ role, status, isNothing }).toEqual({ role, status, isNothing: true });
          }
          expect(await stored()).toBe(before);
        });
      }
    });

    it.each(endpoints.filter(({ operation }) => accessOf(operation).ofSession))(
      'refuses every key for $operation, which is of a session',
      async ({ operation, method, path: at }) => {
        expect(SESSION_OPERATIONS).toContain(operation);
        const all = await api.as(KEY_ROLES, 'so-y-te');
        const to = at.replace(':session', '0123456789abcdef');
        const { status } = await (method === 'post'
          ? all.post(to, {})
          : method === 'get'
            ? all.get(to)
            : all.delete(to));
        expect(status).toBe(403);
      },
    );
  },
);

describe('the table of access', () => {
  it('has a row for each operation, and an operation for each row', () => {
    expect(endpoints.map(({ operation }) => operation).sort()).toEqual(Object.keys(ACCESS).sort());
  });

  it('is written down in docs/access.md as it stands ("npm run docs")', async () => {
    const page = await readFile(path.join(__dirname, '../../../docs/access.md'), 'utf8');
    expect(page).toBe(accessMarkdown(endpoints));
  });
});
