import { loadRegister } from '../../config/register/load-register';
import type { Register } from '../../domain/register';
import { REGISTER_DIR, shippedPlan } from '../fixtures/plan-files';

describe('the shipped register of 2013', () => {
  const { register, faults } = loadRegister(REGISTER_DIR, shippedPlan());
  const { units, reviews, opinions, members, people, roles } = register as Register;
  const kindOf = new Map(units.map(({ id, kind }) => [id, kind]));

  it('has no faults', () => {
    expect(faults).toEqual([]);
  });

  it('has 36 units: 11 districts, 20 departments, 5 public-service units', () => {
    const count = (kind: string) => units.filter((unit) => unit.kind === kind).length;
    expect([units.length, count('district'), count('department'), count('public-service-unit')]).toEqual([
      36, 11, 20, 5,
    ]);
  });

  it('has 291 reviews: six agencies review all others, seven the districts, three their public-service units', () => {
    const reviewed = new Map<string, string[]>();
    for (const { reviewer, unit } of reviews)
      reviewed.set(reviewer, [...(reviewed.get(reviewer) ?? []), unit]);
    const ofAll = [...reviewed.values()].filter((found) => found.length === 35);
    const others = [...reviewed.values()].filter((found) => found.length < 35);
    const kinds = (kind: string) =>
      others.map((found) => found.filter((unit) => kindOf.get(unit) === kind).length);
    expect(reviews).toHaveLength(291);
    expect(ofAll).toHaveLength(6);
    expect(kinds('district').filter((n) => n === 11)).toHaveLength(7);
    expect(kinds('public-service-unit').filter((n) => n > 0)).toHaveLength(3);
    expect(kinds('department').every((n) => n === 0)).toBe(true);
  });

  it('asks nobody for an opinion on the unit that they head', () => {
    const headOf = new Map(members.map(({ id, headOf: unit }) => [id, unit]));
    expect(opinions.filter(({ member, unit }) => headOf.get(member) === unit)).toEqual([]);
    expect(new Set(opinions.map(({ unit }) => unit)).size).toBe(36);
  });

  it('has `.example` addresses only, one of which bounces in the rehearsal', () => {
    expect(people.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
    const bouncing = people.filter(({ email }) => email.startsWith('bounce'));
    expect(bouncing).toHaveLength(1);
    const [role] = roles.filter(({ person }) => person === bouncing[0]?.id);
    expect(role?.role).toBe('focal-person');
    expect(kindOf.get(role?.party ?? '')).toBe('public-service-unit');
  });

  it('names no real official', () => {
    expect(people.map(({ name }) => name)).not.toContain('Đinh Quốc Thái');
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });
});
