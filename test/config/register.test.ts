import { parsePlan } from '../../config/plan/load-plan';
import { loadRegister, type RegisterFile } from '../../config/register/load-register';
import type { Register } from '../../domain/register';
import {
  type Edit,
  edited,
  lineOf,
  PLAN_TEXT,
  REGISTER_DIR,
  registerFaults,
  registerFiles,
  shippedPlan,
} from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';

const plan = shippedPlan();

describe('the shipped register of 2013', () => {
  const { register, faults } = loadRegister(REGISTER_DIR, plan);
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

interface Case {
  fault: string;
  edits: Partial<Record<RegisterFile, Edit[]>>;
  file: RegisterFile;
  /** A text of the edited file that stands in the row of the fault; none where a whole file is meant. */
  on?: string;
  field: string;
  rule: string;
  message?: RegExp;
}

const removed = (row: string): Edit => ({ from: `${row}\n`, to: '' });

const CASES: Case[] = [
  {
    fault: 'a reviewer that takes no part',
    edits: { 'reviews.csv': [{ from: 'so-noi-vu,van-phong-ubnd', to: 'so-noi-vy,van-phong-ubnd' }] },
    file: 'reviews.csv',
    on: 'so-noi-vy',
    field: 'reviewer',
    rule: 'unknown-party',
    message: /neither units\.csv nor parties\.csv has «so-noi-vy»; did you mean «so-noi-vu»/,
  },
  {
    fault: 'a reviewed unit that there is not',
    edits: { 'reviews.csv': [{ from: 'so-noi-vu,tp-bien-hoa', to: 'so-noi-vu,tp-bien-hoa-2' }] },
    file: 'reviews.csv',
    on: 'tp-bien-hoa-2',
    field: 'unit',
    rule: 'unknown-unit',
  },
  {
    fault: 'a member who gives an opinion on no unit',
    edits: { 'opinions.csv': [{ from: 'chu-tich,so-noi-vu', to: 'chu-tich,so-noi' }] },
    file: 'opinions.csv',
    on: 'chu-tich,so-noi\n',
    field: 'unit',
    rule: 'unknown-unit',
  },
  {
    fault: 'a member who heads no unit',
    edits: { 'members.csv': [{ from: ',so-tai-chinh', to: ',so-tai-chin' }] },
    file: 'members.csv',
    on: ',so-tai-chin\n',
    field: 'headOf',
    rule: 'unknown-unit',
  },
  {
    fault: 'a body of the plan whose unit is called otherwise, by its unit',
    edits: { 'units.csv': [{ from: 'so-noi-vu,', to: 'so-noi-vu-moi,' }] },
    file: 'units.csv',
    on: 'so-noi-vu-moi,',
    field: 'id',
    rule: 'no-other-member',
    message: /«so-noi-vu-moi»/,
  },
  {
    fault: 'an opinion of nobody known',
    edits: { 'opinions.csv': [{ from: 'chu-tich,so-noi-vu', to: 'chu-tic,so-noi-vu' }] },
    file: 'opinions.csv',
    on: 'chu-tic,',
    field: 'member',
    rule: 'unknown-member',
    message: /did you mean «chu-tich»/,
  },
  {
    fault: 'a role at no party',
    edits: { 'roles.csv': [{ from: 'ubnd-tinh,ubnd-tinh,chair', to: 'ubnd-tinh,ubnd-tin,chair' }] },
    file: 'roles.csv',
    on: 'ubnd-tin,',
    field: 'party',
    rule: 'unknown-party',
    message: /did you mean «ubnd-tinh»/,
  },
  {
    fault: 'a role of nobody known',
    edits: { 'roles.csv': [{ from: 'lanh-dao-so-y-te,', to: 'lanh-dao-so-y,' }] },
    file: 'roles.csv',
    on: 'lanh-dao-so-y,',
    field: 'person',
    rule: 'unknown-person',
  },
  {
    fault: 'a role that there is not',
    edits: { 'roles.csv': [{ from: 'so-y-te,so-y-te,head', to: 'so-y-te,so-y-te,haed' }] },
    file: 'roles.csv',
    on: 'haed',
    field: 'role',
    rule: 'format',
    message: /did you mean «head»/,
  },
  {
    fault: 'a kind that the plan lacks',
    edits: { 'units.csv': [{ from: 'tp-bien-hoa,district', to: 'tp-bien-hoa,commune' }] },
    file: 'units.csv',
    on: 'tp-bien-hoa',
    field: 'kind',
    rule: 'unknown-kind',
  },
  {
    fault: 'a unit that reviews itself',
    edits: { 'reviews.csv': [{ from: 'so-noi-vu,so-tu-phap', to: 'so-noi-vu,so-noi-vu' }] },
    file: 'reviews.csv',
    on: 'so-noi-vu,so-noi-vu',
    field: 'reviewer',
    rule: 'own-unit',
  },
  {
    fault: 'a unit without any member',
    edits: {
      'opinions.csv': [removed('pct-kinh-te,so-tu-phap'), removed('uv-thanh-tra,so-tu-phap')],
    },
    file: 'units.csv',
    on: 'so-tu-phap',
    field: 'id',
    rule: 'no-other-member',
  },
  {
    fault: 'a unit whose only member is its own head',
    edits: {
      'opinions.csv': [
        removed('pct-kinh-te,so-tai-chinh'),
        { from: 'uv-ke-hoach,so-tai-chinh', to: 'uv-tai-chinh,so-tai-chinh' },
      ],
    },
    file: 'units.csv',
    on: 'so-tai-chinh',
    field: 'id',
    rule: 'no-other-member',
  },
  {
    fault: 'two persons with one address, in other letters',
    edits: { 'people.csv': [{ from: 'dau-moi@so-y-te', to: 'Lanh-Dao@SO-Y-TE' }] },
    file: 'people.csv',
    on: 'Lanh-Dao@',
    field: 'email',
    rule: 'same-address',
    message: /row \d+/,
  },
  {
    fault: 'a bad address',
    edits: { 'people.csv': [{ from: 'dau-moi@so-y-te', to: 'dau moi@so-y-te' }] },
    file: 'people.csv',
    on: 'dau moi@',
    field: 'email',
    rule: 'bad-email',
  },
  {
    fault: 'two units with one id',
    edits: { 'units.csv': [{ from: 'so-y-te,', to: 'so-ngoai-vu,department,Sở Ngoại vụ\nso-y-te,' }] },
    file: 'units.csv',
    on: 'so-ngoai-vu,department,Sở Ngoại vụ\nban-dan-toc',
    field: 'id',
    rule: 'duplicate-id',
  },
  {
    fault: 'a member with the id of a unit',
    edits: { 'members.csv': [{ from: 'uv-quan-su,', to: 'so-y-te,Ủy viên,\nuv-quan-su,' }] },
    file: 'members.csv',
    on: 'so-y-te,',
    field: 'id',
    rule: 'duplicate-id',
  },
  {
    fault: 'a unit with the id of the party body',
    edits: { 'units.csv': [{ from: 'so-y-te,', to: 'ban-can-su-dang,department,Ban\nso-y-te,' }] },
    file: 'units.csv',
    on: 'ban-can-su-dang',
    field: 'id',
    rule: 'duplicate-id',
  },
  {
    fault: 'a review that is there twice',
    edits: { 'reviews.csv': [{ from: 'so-noi-vu,so-tu-phap', to: 'so-noi-vu,thanh-tra-tinh' }] },
    file: 'reviews.csv',
    on: 'so-noi-vu,thanh-tra-tinh\nso-noi-vu,so-ke',
    field: 'reviewer',
    rule: 'duplicate',
  },
  {
    fault: 'a unit without a focal person',
    edits: { 'roles.csv': [removed('dau-moi-so-y-te,so-y-te,focal-person')] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'id',
    rule: 'nobody-in-role',
    message: /focal-person of «so-y-te»/,
  },
  {
    fault: 'a unit without a head',
    edits: { 'roles.csv': [removed('lanh-dao-so-y-te,so-y-te,head')] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'id',
    rule: 'nobody-in-role',
    message: /head of «so-y-te»/,
  },
  {
    fault: 'a unit without a vice-chair in charge',
    edits: { 'roles.csv': [removed('pct-van-hoa-xa-hoi-ubnd-tinh,so-y-te,vice-chair')] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'id',
    rule: 'nobody-in-role',
    message: /on overdue day 7/,
  },
  {
    fault: 'a member without a secretary',
    edits: { 'roles.csv': [removed('thu-ky-uv-cong-an,uv-cong-an,secretary')] },
    file: 'members.csv',
    on: 'uv-cong-an',
    field: 'id',
    rule: 'nobody-in-role',
    message: /member-opinion reminds the secretary/,
  },
  {
    fault: 'a committee without a chair',
    edits: { 'roles.csv': [removed('chu-tich-ubnd-tinh,ubnd-tinh,chair')] },
    file: 'roles.csv',
    field: 'role',
    rule: 'nobody-in-role',
    message: /chair of «ubnd-tinh»/,
  },
  {
    fault: 'a blank cell',
    edits: { 'units.csv': [{ from: 'Sở Y tế', to: ' ' }] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'name',
    rule: 'missing',
  },
  {
    fault: 'a row that is too long',
    edits: { 'units.csv': [{ from: 'Sở Y tế', to: 'Sở Y tế,Đồng Nai' }] },
    file: 'units.csv',
    on: 'so-y-te',
    field: '',
    rule: 'syntax',
    message: /4 cells where the header has 3/,
  },
  {
    fault: 'a column that there is not',
    edits: { 'people.csv': [{ from: 'id,name,title,email', to: 'id,name,titel,email' }] },
    file: 'people.csv',
    on: 'titel',
    field: 'titel',
    rule: 'unknown-field',
    message: /did you mean «title»/,
  },
  {
    fault: 'a column that is missing',
    edits: { 'people.csv': [{ from: 'id,name,title,email', to: 'id,name,titel,email' }] },
    file: 'people.csv',
    on: 'titel',
    field: 'title',
    rule: 'missing',
  },
  {
    fault: 'semicolons between the columns',
    edits: { 'opinions.csv': [{ from: 'member,unit', to: 'member;unit' }] },
    file: 'opinions.csv',
    on: 'member;unit',
    field: '',
    rule: 'syntax',
  },
  {
    fault: 'a quote that does not end',
    edits: { 'units.csv': [{ from: 'Sở Y tế', to: '"Sở Y tế' }] },
    file: 'units.csv',
    on: '"Sở Y tế',
    field: '',
    rule: 'syntax',
  },
];

describe('a fault in a register is told by file, row and field', () => {
  it.each(CASES)('$fault', ({ edits, file, on, field, rule, message }) => {
    const files = registerFiles(edits);
    const found = registerFaults(files, plan).filter(
      (fault) => fault.file === `register/${file}` && fault.field === field && fault.rule === rule,
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.row).toBe(on === undefined ? undefined : lineOf(files[file], on));
    if (message) expect(found[0]?.message.en).toMatch(message);
    expect(found.flatMap((fault) => faultsOfText(fault.message))).toEqual([]);
  });

  it('by line in register.yaml', () => {
    const edits = { 'register.yaml': [{ from: 'title:', to: 'titel:' }] };
    expect(registerFaults(registerFiles(edits), plan)).toMatchObject([
      { file: 'register/register.yaml', line: 1, field: 'title', rule: 'missing' },
      { file: 'register/register.yaml', line: 2, field: 'titel', rule: 'unknown-field' },
    ]);
  });

  it('every one of them, though tables cannot be read, and none that only follows from it', () => {
    const files = registerFiles({
      'people.csv': [{ from: 'id,name', to: 'id,nam' }],
      'reviews.csv': [{ from: 'so-noi-vu,so-tu-phap', to: 'so-noi-vu,so-noi-vu' }],
      'units.csv': [{ from: 'tp-bien-hoa,district', to: 'tp-bien-hoa,commune' }],
    });
    expect(registerFaults(files, plan).map(({ file, rule }) => [file, rule])).toEqual([
      ['register/people.csv', 'missing'],
      ['register/people.csv', 'unknown-field'],
      ['register/reviews.csv', 'own-unit'],
      ['register/units.csv', 'unknown-kind'],
    ]);
  });

  it('each table that is not there', () => {
    const { faults } = loadRegister('/nowhere', plan);
    expect(faults.map(({ rule }) => rule)).toEqual(Array(7).fill('unreadable'));
  });

  it('a register without units', () => {
    const files = { ...registerFiles(), 'units.csv': 'id,kind,name\n' };
    expect(registerFaults(files, plan)).toContainEqual(
      expect.objectContaining({ file: 'register/units.csv', rule: 'missing' }),
    );
  });

  it('a role that only another plan needs', () => {
    const toLeaders = { from: '[focal-person, vice-chair]', to: '[focal-person]' };
    const content = edited(PLAN_TEXT, [toLeaders, toLeaders]);
    const milder = parsePlan({ file: 'plan.yaml', content }).plan;
    const files = registerFiles({ 'roles.csv': [removed('pct-kinh-te-ubnd-tinh,so-noi-vu,vice-chair')] });
    expect(milder && registerFaults(files, milder)).toEqual([]);
  });
});

describe('what is no fault in a register', () => {
  it('columns in another order, blank rows, a byte order mark, and no `headOf` at all', () => {
    const files = {
      ...registerFiles(),
      'opinions.csv': registerFiles()
        ['opinions.csv'].replace(/^(.*),(.*)$/gm, '$2,$1')
        .replace('\n', '\n,\n\n'),
      'members.csv': `\uFEFF${registerFiles()['members.csv'].replace(/,[^,]*$/gm, '')}`,
    };
    expect(registerFaults(files, plan)).toEqual([]);
  });

  it('a member who gives an opinion on their own unit beside another member', () => {
    const edits = { 'opinions.csv': [{ from: 'uv-ke-hoach,so-tai-chinh', to: 'uv-tai-chinh,so-tai-chinh' }] };
    expect(registerFaults(registerFiles(edits), plan)).toEqual([]);
  });
});
