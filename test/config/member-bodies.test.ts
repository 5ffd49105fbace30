import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../config/fault';
import { parsePlan } from '../../config/plan/load-plan';
import { parseRegister, type RegisterFile } from '../../config/register/load-register';
import { type Edit, edited, lineOf } from '../fixtures/plan-files';
import { VAN_SON_PLAN_FILE, VAN_SON_REGISTER_DIR, vanSon } from '../fixtures/van-son';

const PLAN = readFileSync(VAN_SON_PLAN_FILE, 'utf8');
const planFaultsOf = (text: string): Fault[] => parsePlan({ file: 'plan.yaml', content: text }).faults;

const FILES: readonly RegisterFile[] = [
  'register.yaml',
  'units.csv',
  'members.csv',
  'people.csv',
  'roles.csv',
  'reviews.csv',
  'opinions.csv',
];

/** What is wrong with the register after one file of it was edited, and that file's text. */
function registerFaultsOf(file: RegisterFile, edits: readonly Edit[], plan = vanSon().plan) {
  const texts = FILES.map((name) => {
    const text = readFileSync(join(VAN_SON_REGISTER_DIR, name), 'utf8');
    return [name, name === file ? edited(text, edits) : text] as const;
  });
  const files = Object.fromEntries(texts) as Record<RegisterFile, string>;
  return { text: files[file], faults: parseRegister({ dir: 'register', files, plan }).faults };
}

const OFFICE = 'office: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh Vân Sơn }';

describe('a fault in the bodies of a plan', () => {
  it.each<{ fault: string; edit: Edit; field: string; rule: string; message: RegExp }>([
    {
      fault: 'one party under two names',
      edit: { from: OFFICE, to: 'office: { party: van-phong-ubnd, name: Văn phòng }' },
      field: 'bodies.memberBodies[0].office.name',
      rule: 'two-names',
      message: /«Văn phòng UBND tỉnh Vân Sơn» in bodies\.committeeOffice/,
    },
    {
      fault: 'a member body that is there twice',
      edit: {
        from: 'party: thuong-truc-hdnd\n      name: Thường trực HĐND tỉnh Vân Sơn',
        to: 'party: ubnd-tinh\n      name: UBND tỉnh Vân Sơn',
      },
      field: 'bodies.memberBodies[1].party',
      rule: 'duplicate-id',
      message: /ubnd-tinh/,
    },
    {
      fault: 'a member body without its office',
      edit: { from: OFFICE, to: '' },
      field: 'bodies.memberBodies[0].office',
      rule: 'missing',
      message: /is missing/,
    },
    {
      fault: 'a list of member bodies that is empty',
      edit: {
        from: PLAN.slice(PLAN.indexOf('  memberBodies:'), PLAN.indexOf('steps:')),
        to: '  memberBodies: []\n',
      },
      field: 'bodies.memberBodies',
      rule: 'missing',
      message: /must not be empty/,
    },
  ])('$fault', ({ edit, field, rule, message }) => {
    const faults = planFaultsOf(edited(PLAN, [edit]));
    expect(faults).toMatchObject([
      { field, rule, message: { en: expect.stringMatching(message) as string } },
    ]);
  });
});

describe('a fault in the members of a register under several bodies', () => {
  it('is a body that the plan does not have, told with those that it has', () => {
    const { text, faults } = registerFaultsOf('members.csv', [{ from: ',thuong-truc-hdnd', to: ',hdnd' }]);
    expect(faults.find(({ rule }) => rule === 'unknown-body')).toMatchObject({
      row: lineOf(text, ',hdnd'),
      field: 'body',
      message: {
        en: 'the plan van-son-2026 has no member body «hdnd»; there are ubnd-tinh, thuong-truc-hdnd',
        vi: 'memberBodies của kế hoạch van-son-2026 không có cơ quan «hdnd»; hiện có ubnd-tinh, thuong-truc-hdnd',
      },
    });
  });

  it('is a member of no body', () => {
    const { text, faults } = registerFaultsOf('members.csv', [{ from: ',thuong-truc-hdnd', to: ',' }]);
    expect(faults).toContainEqual(
      expect.objectContaining({ row: lineOf(text, 'pho-chu-tich-hdnd'), field: 'body', rule: 'missing' }),
    );
  });

  it('is an office whose head is nobody, which would hear of missing opinions', () => {
    const edits = [{ from: 'chanh-van-phong-hdnd,van-phong-hdnd,head\n', to: '' }];
    const { faults } = registerFaultsOf('roles.csv', edits);
    expect(faults).toMatchObject([
      {
        rule: 'nobody-in-role',
        message: {
          en: expect.stringContaining('«<person>,van-phong-hdnd,head»') as string,
          vi: expect.stringContaining('«<người>,van-phong-hdnd,head»') as string,
        },
      },
    ]);
  });

  it('is a unit or a member that has the id of a body', () => {
    const unit = registerFaultsOf('units.csv', [{ from: 'xa-nui-tien,', to: 'thuong-truc-hdnd,' }]);
    expect(unit.faults).toContainEqual(expect.objectContaining({ field: 'id', rule: 'duplicate-id' }));
    const member = registerFaultsOf('members.csv', [{ from: 'uv-kinh-te,', to: 'van-phong-hdnd,' }]);
    expect(member.faults).toContainEqual(expect.objectContaining({ field: 'id', rule: 'duplicate-id' }));
  });

  it('is none where the only body goes without saying', () => {
    const { plan } = vanSon();
    const [first, second] = plan.bodies.memberBodies ?? [];
    const bodies = { ...plan.bodies, memberBodies: first && second && [{ ...first, office: second.office }] };
    const edits = [
      { from: ',ubnd-tinh', to: ',' },
      { from: ',ubnd-tinh', to: ',' },
      { from: ',thuong-truc-hdnd', to: ',' },
      { from: ',thuong-truc-hdnd', to: ',' },
    ];
    expect(registerFaultsOf('members.csv', edits, { ...plan, bodies }).faults).toEqual([]);
  });
});

describe('a unit’s code', () => {
  it.each<{ fault: string; edit: Edit; rule: string }>([
    { fault: 'that another unit has', edit: { from: 'H99.2', to: 'H99.1' }, rule: 'duplicate-code' },
    { fault: 'in small letters', edit: { from: 'H99.2', to: 'h99.2' }, rule: 'format' },
    { fault: 'with a blank', edit: { from: 'H99.2', to: 'H99 2' }, rule: 'format' },
    { fault: 'of 36 characters', edit: { from: 'H99.2', to: 'H'.repeat(36) }, rule: 'format' },
  ])('$fault is refused', ({ edit, rule }) => {
    const { text, faults } = registerFaultsOf('units.csv', [edit]);
    expect(faults).toMatchObject([{ row: lineOf(text, ',Ban Nội vụ,'), field: 'code', rule }]);
  });

  it('that is another unit’s id is refused, since either may name a unit', () => {
    const edits = [
      { from: 'xa-nui-tien,', to: '52,' },
      { from: 'H99.2', to: '52' },
    ];
    const { faults } = registerFaultsOf('units.csv', edits);
    expect(faults).toContainEqual(expect.objectContaining({ row: 3, field: 'code', rule: 'duplicate-code' }));
  });

  it('may be left out, and so may the column', () => {
    expect(registerFaultsOf('units.csv', [{ from: 'H99.2', to: '' }]).faults).toEqual([]);
    const text = readFileSync(join(VAN_SON_REGISTER_DIR, 'units.csv'), 'utf8');
    const without = text.replaceAll(/,(code|H99\.\d+)\n/g, '\n');
    expect(registerFaultsOf('units.csv', [{ from: text, to: without }]).faults).toEqual([]);
  });

  it('is in the register as it was written', () => {
    expect(vanSon().register.units.map(({ code }) => code)).toContain('H99.51');
  });
});
