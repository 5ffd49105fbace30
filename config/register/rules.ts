import { bodiesOf } from '../../domain/bodies';
import type { Fault } from '../fault';
import { faultAt, idsOf, unknownNames } from '../files/table-faults';
import type { PlanSections } from '../plan/sections';
import { duplicates } from './ids';
import { missingRoles } from './roles';
import type { RegisterTables } from './tables';

/** References between the tables; one that cannot be read makes nothing unknown. */
function references(
  { units, parties, members, people, roles, reviews, opinions }: RegisterTables,
  { id: plan = '', unitKinds, bodies }: PlanSections,
): Fault[] {
  const found: Fault[][] = [];
  if (unitKinds !== undefined) {
    const known = unitKinds.map(({ id }) => id);
    const what = {
      en: `the plan ${plan} has no kind of unit`,
      vi: `kế hoạch ${plan} không có loại đơn vị`,
    };
    found.push(unknownNames(units, 'kind', { known, rule: 'unknown-kind', what }));
  }
  if (units.isWhole) {
    const unit = {
      known: idsOf(units),
      rule: 'unknown-unit',
      what: { en: 'units.csv has no unit', vi: 'units.csv không có đơn vị' },
    } as const;
    found.push(
      unknownNames(members, 'headOf', unit),
      unknownNames(reviews, 'unit', unit),
      unknownNames(opinions, 'unit', unit),
    );
  }
  if (bodies && units.isWhole && parties.isWhole) {
    const { homeAffairs, committeeOffice } = bodies;
    const known = [...idsOf(units), ...idsOf(parties), homeAffairs.party, committeeOffice.party];
    const none = {
      en: 'neither units.csv nor parties.csv has',
      vi: 'units.csv và parties.csv đều không có',
    };
    found.push(unknownNames(reviews, 'reviewer', { known, rule: 'unknown-party', what: none }));
  }
  if (members.isWhole) {
    const member = {
      known: idsOf(members),
      rule: 'unknown-member',
      what: { en: 'members.csv has no member', vi: 'members.csv không có thành viên' },
    } as const;
    found.push(unknownNames(opinions, 'member', member));
  }
  if (people.isWhole) {
    const person = {
      known: idsOf(people),
      rule: 'unknown-person',
      what: { en: 'people.csv has no person', vi: 'people.csv không có người' },
    } as const;
    found.push(unknownNames(roles, 'person', person));
  }
  if (bodies && units.isWhole && parties.isWhole && members.isWhole) {
    const ofPlan = bodiesOf(bodies).map(({ party }) => party);
    const known = [...idsOf(units), ...idsOf(parties), ...idsOf(members), ...ofPlan];
    const none = {
      en: 'no unit, party, member or body of the plan is called',
      vi: 'không có đơn vị, cơ quan, thành viên hay cơ quan nào của kế hoạch mang mã',
    };
    found.push(unknownNames(roles, 'party', { known, rule: 'unknown-party', what: none }));
  }
  return found.flat();
}

/** Which body a member belongs to decides whose office hears of an opinion that has not come. */
function membersOfNoBody({ members }: RegisterTables, { id = '', bodies }: PlanSections): Fault[] {
  if (bodies === undefined) return [];
  const { memberBodies = [] } = bodies;
  const known = memberBodies.map(({ party }) => party);
  const oneOf = (or: string) => known.map((party) => `«${party}»`).join(or);
  const unknown = unknownNames(members, 'body', {
    known,
    rule: 'unknown-body',
    what: {
      en: `the plan ${id} has no member body`,
      vi: `memberBodies của kế hoạch ${id} không có cơ quan`,
    },
  });
  if (!members.isWhole || known.length < 2) return unknown;
  const without = members.rows.filter(({ cells }) => cells.body === undefined);
  const message = {
    en: `is missing: the plan ${id} has several member bodies; write ${oneOf(' or ')}`,
    vi: `còn thiếu: kế hoạch ${id} có nhiều cơ quan có thành viên cho ý kiến; đề nghị ghi ${oneOf(' hoặc ')}`,
  };
  return [...unknown, ...without.map((row) => faultAt(members, row, 'body', 'missing', message))];
}

/** Of a body that is a party too, letters have the name of either: they must be one. A unit's name stands by itself. */
function otherNames({ parties }: RegisterTables, { id: planId = '', bodies }: PlanSections): Fault[] {
  if (bodies === undefined) return [];
  const nameOf = new Map(bodiesOf(bodies).map(({ party, name }) => [party, name]));
  return parties.rows.flatMap((row) => {
    const { id = '', name } = row.cells;
    const ofPlan = nameOf.get(id);
    if (name === undefined || ofPlan === undefined || name === ofPlan) return [];
    const message = {
      en: `«${id}» is called «${ofPlan}» in the plan ${planId}: give it that name here too`,
      vi: `«${id}» có tên «${ofPlan}» trong kế hoạch ${planId}: đề nghị ghi cùng tên ở đây`,
    };
    return [faultAt(parties, row, 'name', 'two-names', message)];
  });
}

/** Nobody reviews their own unit. */
const ownUnits = ({ reviews }: RegisterTables): Fault[] =>
  reviews.rows.flatMap((row) => {
    const { reviewer, unit } = row.cells;
    if (reviewer === undefined || reviewer !== unit) return [];
    return [
      faultAt(reviews, row, 'reviewer', 'own-unit', {
        en: `«${unit}» would review itself: nobody reviews their own unit, so take the row out`,
        vi: `«${unit}» tự nhận xét chính mình: không cơ quan nào nhận xét đơn vị của mình, đề nghị bỏ dòng này`,
      }),
    ];
  });

/** Every unit has an opinion coming from somebody other than its own head. */
function unitsWithoutOtherMember({ units, members, opinions }: RegisterTables): Fault[] {
  if (!members.isWhole || !opinions.isWhole) return [];
  const headOf = new Map(members.rows.map(({ cells }) => [cells.id, cells.headOf]));
  const heard = new Set(
    opinions.rows.flatMap(({ cells: { member, unit } }) =>
      member !== undefined && headOf.get(member) !== unit ? (unit ?? []) : [],
    ),
  );
  return units.rows.flatMap((row) => {
    const { id } = row.cells;
    if (id === undefined || heard.has(id)) return [];
    const message = {
      en: `no member other than its own head gives an opinion on «${id}»: add one to opinions.csv`,
      vi: `ngoài người đứng đầu, chưa có thành viên nào cho ý kiến về «${id}»: đề nghị thêm vào opinions.csv`,
    };
    return [faultAt(units, row, 'id', 'no-other-member', message)];
  });
}

/** What only makes sense together: every rule that a register breaks under a plan, as far as that can be read. */
export const registerRules = (tables: RegisterTables, plan: PlanSections): Fault[] => [
  ...references(tables, plan),
  ...membersOfNoBody(tables, plan),
  ...duplicates(tables, plan),
  ...otherNames(tables, plan),
  ...ownUnits(tables),
  ...unitsWithoutOtherMember(tables),
  ...missingRoles(tables, plan),
];
