import type { Plan } from '../../../domain/plan';
import type { Register, Role } from '../../../domain/register';
import { plan2013, register as bare } from '../../domain/fixtures';

const person = (id: string, ...roles: [party: string, role: Role][]) => ({ id, roles });

const people = [
  person('y-te', ['so-y-te', 'focal-person']),
  person('giam-doc-y-te', ['so-y-te', 'head']),
  person('noi-vu', ['so-noi-vu', 'focal-person']),
  person('giam-doc-noi-vu', ['so-noi-vu', 'head']),
  person('tai-chinh', ['so-tai-chinh', 'focal-person']),
  person('thu-ky', ['pct-van-xa', 'secretary']),
];

export const plan: Plan = plan2013;

/** Four units, one of them with its code, three reviews, two opinions. */
export const register: Register = {
  ...bare,
  units: bare.units.map((unit) => (unit.id === 'so-y-te' ? { ...unit, code: '000.00.13.H19' } : unit)),
  people: people.map(({ id }) => ({ id, name: id, title: 'chuyên viên', email: `${id}@thu-nghiem.example` })),
  roles: people.flatMap(({ id, roles }) => roles.map(([party, role]) => ({ person: id, party, role }))),
};
