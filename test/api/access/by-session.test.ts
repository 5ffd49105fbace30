import { accessOf, type Operation } from '../../../api/access/table';
import { GRANTED_ROLES, type KeyRole } from '../../../domain/key-roles';
import type { Caller } from '../../support/api/api';
import { describeApi } from '../../support/api/describe-api';
import { sized } from '../../support/size';
import { type Attempt, attemptsIn, draft, owedBy } from './attempts';
import { leaves } from './fields';
import { AFTER_DEADLINES, fileYear, Y_TE } from './filed-year';
import { ROLE_OPERATIONS } from './operations';

/*
 * A person who has signed in is told, and may do, just what a key of the same roles and party is told and may do. What that
 * is the other tests of access ask.
 */

/** People of the register, and what it says of them. */
const PEOPLE = [
  { email: 'y-te@thu-nghiem.example', party: 'so-y-te', roles: ['unit', 'reviewer'], asks: 'unit' },
  {
    email: 'giam-doc-y-te@thu-nghiem.example',
    party: 'so-y-te',
    roles: ['unit', 'reviewer'],
    asks: 'reviewer',
  },
  {
    email: 'tai-chinh@thu-nghiem.example',
    party: 'so-tai-chinh',
    roles: ['unit', 'reviewer'],
    asks: 'reviewer',
  },
  { email: 'thu-ky@thu-nghiem.example', party: 'pct-van-xa', roles: ['member'], asks: 'member' },
  {
    email: 'noi-vu@thu-nghiem.example',
    party: 'so-noi-vu',
    roles: ['unit', 'reviewer'],
    asks: 'administrator',
  },
] as const satisfies { email: string; party: string; roles: readonly KeyRole[]; asks: KeyRole }[];

/** What is granted to an account whom no register knows; a strong session has it in every campaign, as a key of none. */
const GRANTED = GRANTED_ROLES.map((role) => ({
  email: `${role}@tinh.example`,
  party: undefined,
  roles: [role],
  asks: role,
}));

/** Each is another credential, and what a session says of itself no key does. A sender's secret is shown to who asks first. */
const OF_THE_CREDENTIAL: readonly Operation[] = [
  'whoAmI',
  'listCampaigns',
  'createSender',
  'rotateSenderSecret',
];

const COMPARED = ROLE_OPERATIONS.filter((each) => !OF_THE_CREDENTIAL.includes(each));
const PARTS = sized(1, 3);

describeApi('by session as by key,', { open: 'c', at: AFTER_DEADLINES }, (api) => {
  let secrets = new Map<string, string>();
  const attempts = attemptsIn(api, (sender) => secrets.get(sender) ?? '');

  beforeAll(async () => {
    secrets = await fileYear(api);
    for (const role of ['unit', 'reviewer', 'member'] as const) {
      const party = PEOPLE.find(({ asks }) => asks === role && role !== 'reviewer')?.party ?? 'so-tai-chinh';
      const to = `${Y_TE}/drafts/${owedBy(role)}`;
      await (await api.as([role], party)).put(to, draft).set('If-None-Match', '*');
    }
  });

  const ask = ({ path, body, method }: Attempt, caller: Caller) => {
    if (method === 'put') return caller.put(path, body ?? {}).set('If-None-Match', '*');
    if (method === 'patch') return caller.patch(path, body ?? {});
    if (method === 'delete') return caller.delete(path);
    return body ? caller.post(path, body) : caller.get(path);
  };

  const everybody = [...PEOPLE, ...GRANTED];
  /** Where it must be quick each person does a third of it all, and all of it is done by somebody. */
  const partOf = (email: string) => {
    const turn = everybody.findIndex((each) => each.email === email) % PARTS;
    return COMPARED.filter((_, at) => at % PARTS === turn);
  };

  describe.each(everybody)('$email', ({ email, party, roles, asks }) => {
    let key: Caller;
    let person: Caller;
    beforeAll(async () => {
      key = await api.as(roles, party, party === undefined ? {} : { campaign: 'c' });
      const granted = party === undefined ? { granted: GRANTED_ROLES.filter((each) => each === asks) } : {};
      person = await api.signedIn(email, granted);
    });

    it.each(partOf(email))('is told of %s the same', async (operation) => {
      const { foreign, ...own } = attempts[operation](asks);
      for (const attempt of foreign ? [own, foreign] : [own]) {
        // Whoever asks second finds what the first has done, and repeats it.
        const [byKey, bySession] = [await ask(attempt, key), await ask(attempt, person)];
        const told = ({ status, body }: typeof byKey) => ({
          status: [201, 202].includes(status) ? 200 : status,
          type: body.type,
          leaves: status < 300 ? [...new Set(leaves(body))].sort() : [],
          // What is read is the same to the word; what is done names who has done it.
          ...(attempt.body || attempt.method ? {} : { items: body.items, evaluation: body.evaluation }),
        });
        expect(told(bySession)).toEqual(told(byKey));
        if (!roles.some((role) => accessOf(operation).cells[role])) expect(bySession.status).toBe(403);
      }
    });
  });
});
