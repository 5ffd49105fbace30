import { bodiesOf, memberBodyOf } from '../../domain/bodies';
import { resolveRecipient } from '../../domain/ledger/notices';
import { type Bodies, type Plan, type Recipient, STEP_IDS, type StepId } from '../../domain/plan';
import type { Role } from '../../domain/register';
import type { Text } from '../../domain/text';
import type { Fault } from '../fault';
import type { Row, Table } from '../files/csv-table';
import type { PlanSections } from '../plan/sections';
import { ROLE_NAMES } from './fields/people';
import type { RegisterTables } from './tables';

interface Need {
  party: string;
  role: Role;
  why: Text;
}

const columnOf = <C extends string>(table: Table<C>, column: C): string[] => [
  ...new Set(table.rows.flatMap(({ cells }) => cells[column] ?? [])),
];

interface Owing {
  party: string;
  /** Of a member, where the plan names member bodies. */
  body?: string | undefined;
}

function owingParties(step: StepId, { units, members, reviews }: RegisterTables, bodies: Bodies): Owing[] {
  switch (step) {
    case 'agency-review':
      return columnOf(reviews, 'reviewer').map((party) => ({ party }));
    case 'self-review':
      return columnOf(units, 'id').map((party) => ({ party }));
    case 'member-opinion':
      return members.rows.flatMap(({ cells: { id, ...member } }) =>
        id === undefined ? [] : { party: id, body: memberBodyOf(bodies, member) },
      );
    case 'party-assessment':
    case 'recognition':
      return [{ party: bodies.homeAffairs.party }];
  }
}

/** Whom the letters of a step go to, and why: who is reminded, and who is told on which overdue day. */
function toldBy(step: StepId, steps: Plan['steps']): { recipient: Recipient; why: Text }[] {
  const { reminds, overdueDays } = steps[step];
  return [
    ...reminds.map((recipient) => ({
      recipient,
      why: { en: `${step} reminds the ${recipient}`, vi: `${step} nhắc ${recipient}` },
    })),
    ...overdueDays.flatMap(({ day, to }) =>
      to.map((recipient) => ({
        recipient,
        why: {
          en: `${step} tells the ${recipient} on overdue day ${day}`,
          vi: `${step} báo ${recipient} vào ngày làm việc thứ ${day} sau thời hạn`,
        },
      })),
    ),
  ];
}

/** Every unit hears of receipts, announcements and recognition, whatever the steps say. */
const unitNeeds = ({ units }: RegisterTables): Need[] =>
  columnOf(units, 'id').flatMap((party) => [
    {
      party,
      role: 'focal-person',
      why: {
        en: 'receipts and announcements go to the focal person',
        vi: 'thư báo tiếp nhận và công khai kết quả gửi cho đầu mối',
      },
    },
    {
      party,
      role: 'head',
      why: {
        en: 'the recognised level goes to the head',
        vi: 'thư báo mức được công nhận gửi cho người đứng đầu',
      },
    },
  ]);

/** Whom the silence of a last deadline is told, and who is told that such letters wait for release, whatever the steps say. */
const lastNeeds = ({ provincialCommittee, homeAffairs }: Bodies): Need[] => [
  {
    party: provincialCommittee.party,
    role: 'chair',
    why: {
      en: 'the chair is told when a last deadline passes without an answer',
      vi: 'Chủ tịch được báo khi hết thời hạn cuối cùng mà chưa có văn bản trả lời',
    },
  },
  {
    party: homeAffairs.party,
    role: 'head',
    why: {
      en: 'letters that nobody releases are told to the head',
      vi: 'người đứng đầu được báo về thư chờ cho phép gửi',
    },
  },
];

const stepNeeds = (tables: RegisterTables, { bodies, steps }: Pick<Plan, 'bodies' | 'steps'>): Need[] =>
  STEP_IDS.flatMap((step) => {
    const told = toldBy(step, steps);
    return owingParties(step, tables, bodies).flatMap((owing) =>
      told.map(({ recipient, why }) => ({ ...resolveRecipient({ recipient, ...owing, bodies }), why })),
    );
  });

/** Letters that would find nobody: a role that they are addressed to and that no one holds. Each is said once. */
export function missingRoles(tables: RegisterTables, { bodies: given, steps }: PlanSections): Fault[] {
  const { units, parties, members, roles } = tables;
  if (!roles.isWhole) return [];
  const held = new Set(roles.rows.map(({ cells: { party, role } }) => `${party}/${role}`));
  const declared = new Map(
    [units, parties, members].flatMap((table: Table<'id'>) =>
      table.rows.map((row): [string, { table: Table; row: Row }] => [row.cells.id ?? '', { table, row }]),
    ),
  );
  const bodies = new Set((given ? bodiesOf(given) : []).map(({ party }) => party));
  const needs = [
    ...unitNeeds(tables),
    ...(given && steps ? stepNeeds(tables, { bodies: given, steps }) : []),
    ...(given ? lastNeeds(given) : []),
  ];
  const faults: Fault[] = [];
  for (const { party, role, why } of needs) {
    const key = `${party}/${role}`;
    const at = declared.get(party);
    if (held.has(key) || !(at || bodies.has(party))) continue;
    held.add(key);
    const message = {
      en: `nobody is ${role} of «${party}», but ${why.en}: add to roles.csv a row «<person>,${party},${role}»`,
      vi: `chưa có ai giữ vai trò ${role} (${ROLE_NAMES[role].vi}) của «${party}», trong khi ${why.vi}: đề nghị thêm vào roles.csv dòng «<người>,${party},${role}»`,
    };
    const place = at
      ? { file: at.table.file, row: at.row.row, field: 'id' }
      : { file: roles.file, field: 'role' };
    faults.push({ ...place, rule: 'nobody-in-role', message });
  }
  return faults;
}
