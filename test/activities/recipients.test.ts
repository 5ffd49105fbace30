import { recipientsAt } from '../../activities/recipients';
import type { RolesOfPerson } from '../../store/register';

/** Each party has a focal person, and each ten of them one head together. */
const people = (parties: number): RolesOfPerson[] => [
  ...Array.from({ length: parties }, (_, at) => person(`dau-moi-${at}`, [[`so-${at}`, 'focal-person']])),
  ...Array.from({ length: Math.ceil(parties / 10) }, (_, at) =>
    person(
      `thu-truong-${at}`,
      Array.from({ length: 10 }, (_each, i) => [`so-${at * 10 + i}`, 'head']),
    ),
  ),
];

const person = (id: string, roles: [party: string, role: 'focal-person' | 'head'][]): RolesOfPerson => ({
  _id: `c/${id}`,
  id,
  roles: roles.map(([party, role]) => ({ party, role })),
});

const parties = (count: number): Set<string> => new Set(Array.from({ length: count }, (_, at) => `so-${at}`));

describe('who is told', () => {
  const asking = async (all: readonly RolesOfPerson[], count: number) => {
    const read: number[] = [];
    const rolesOf = async ({ parties: asked }: { parties?: string[] }) => {
      const found = all.filter(({ roles }) => !asked || roles.some(({ party }) => asked.includes(party)));
      read.push(found.length);
      return found;
    };
    return { recipients: await recipientsAt({ rolesOf }, { campaign: 'c', parties: parties(count) }), read };
  };

  it.each([
    ['a few', 3, [4]],
    ['some hundred', 450, [495]],
    ['thousands of', 2_500, [3_300]],
  ])('is read of %s parties, and of no others unless they are most', async (_how, count, expected) => {
    const { recipients, read } = await asking(people(3_000), count);
    expect(read).toEqual(expected);
    for (const party of parties(count)) {
      const at = Number(party.slice(3));
      expect(recipients.get(`${party}/focal-person`)).toEqual([`dau-moi-${at}`]);
      expect(recipients.get(`${party}/head`)).toEqual([`thu-truong-${Math.floor(at / 10)}`]);
    }
    expect(recipients.get('so-9999/head')).toBeUndefined();
  });

  it('is also whatever else these people are', async () => {
    const { recipients } = await asking(people(30), 1);
    expect(recipients.get('so-9/head')).toEqual(['thu-truong-0']);
    expect(recipients.get('so-9/focal-person')).toBeUndefined();
  });
});
