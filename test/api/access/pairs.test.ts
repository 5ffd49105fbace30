import type { Operation } from '../../../api/access/table';
import { endpoints } from '../../../api/endpoints';
import { KEY_ROLES, type KeyRole } from '../../../domain/key-roles';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { IS_FULL } from '../../support/size';
import { seedAccounts } from './accounts';
import { isOfRoles, ROLE_OPERATIONS } from './operations';
import { ATTEMPTS } from './pairs/attempts';
import { askingBelowHttp, facts } from './pairs/told';
import { AFTER_DEADLINES, C, fileYear, PARTY, PERSON, register } from './pairs/year';

/**
 * A key of two roles: it may do, and sees, what a key of the one and a key of the other do together, request for request.
 * Every pair is tried at every operation (by `npm test` a third of them at each, which comes round to all), by a party that is a unit, reviews others and gives opinions, and by a person in
 * charge of another. Thousands of requests are asked below HTTP, and a sample of them over it. What each role has by itself
 * is the other test's.
 */

describeApi(
  'a key of two roles,',
  { register, open: 'c', at: AFTER_DEADLINES, deps: () => postRoom().deps },
  (api) => {
    const told = askingBelowHttp(api);
    beforeAll(async () => {
      await fileYear(api);
      await seedAccounts(api);
    });

    const PAIRS = KEY_ROLES.flatMap((a, i) => KEY_ROLES.slice(i + 1).map((b) => [a, b] as const));
    const OWN_WORDS: Partial<Record<Operation, RegExp>> = {
      // What the key says of itself.
      whoAmI: /^\.(key|roles)\b/,
      // When it was asked, and of which rows.
      listEvaluations: /^\.asOf\b/,
    };

    it.each([
      ['unit', 'reviewer'],
      ['member', 'clerk'],
      ['party-body', 'reader'],
    ] as const)('is told the same over HTTP, as %s and %s', async (...roles) => {
      const caller = await api.as(roles, PARTY, { person: PERSON });
      for (const { operation, method, sendsBytes } of endpoints) {
        if (method !== 'get' || sendsBytes || operation === 'whoAmI') continue;
        if (!isOfRoles(operation)) continue;
        for (const attempt of ATTEMPTS[operation]) {
          const { status, body } = await caller.get(attempt.path);
          const got = status === 200 ? facts(body) : undefined;
          expect({ attempt, told: got }).toEqual({ attempt, told: await told(roles, operation, attempt) });
        }
      }
    });

    it.each([
      ['listEvaluations', `${C}/evaluations?`, ['unit', 'reviewer']],
      ['listDocuments', `${C}/documents?`, ['party-body', 'reader']],
      ['listDocuments', `${C}/documents?`, ['party-body', 'committee']],
    ] as const)(
      'turns the pages of %s at %s with what the roles %j have together',
      async (operation, path, roles) => {
        const caller = await api.as(roles, PARTY);
        const paged: string[] = [];
        let next: string | undefined = '';
        while (next !== undefined) {
          const { body } = await caller.get(`${path}limit=1${next && `&cursor=${next}`}`);
          const { nextCursor, ...page } = body;
          expect(page.items).toHaveLength(1);
          paged.push(...facts(page));
          next = nextCursor;
        }
        const all = await told(roles, operation, { path });
        expect([...new Set(paged)].sort()).toEqual([...(all ?? [])].sort());
      },
    );

    it.each(ROLE_OPERATIONS)('has at %s what its roles have by themselves', async (operation) => {
      const isMeant = (fact: string) => !OWN_WORDS[operation]?.test(fact);
      const turn = ROLE_OPERATIONS.indexOf(operation);
      for (const attempt of ATTEMPTS[operation]) {
        const alone = new Map<KeyRole, string[] | undefined>();
        for (const role of KEY_ROLES) alone.set(role, await told([role], operation, attempt));
        for (const [a, b] of PAIRS.filter((_, at) => IS_FULL || at % 3 === turn % 3)) {
          const both = await told([a, b], operation, attempt);
          const [ofA, ofB] = [alone.get(a), alone.get(b)];
          const expected = ofA || ofB ? new Set([...(ofA ?? []), ...(ofB ?? [])].filter(isMeant)) : undefined;
          const got = both && new Set(both.filter(isMeant));
          expect({ attempt, roles: [a, b], told: got && [...got].sort() }).toEqual({
            attempt,
            roles: [a, b],
            told: expected && [...expected].sort(),
          });
        }
      }
    });

    it('tries each operation with each role and each pair', () => {
      expect(PAIRS).toHaveLength((KEY_ROLES.length * (KEY_ROLES.length - 1)) / 2);
      expect(Object.keys(ATTEMPTS).sort()).toEqual([...ROLE_OPERATIONS].sort());
    });
  },
);
