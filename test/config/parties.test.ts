import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsePlan } from '../../config/plan/load-plan';
import { loadRegister, parseRegister, type RegisterFile } from '../../config/register/load-register';
import type { Plan } from '../../domain/plan';
import { type Edit, edited, lineOf, registerFiles } from '../fixtures/plan-files';
import { TRUONG_LINH } from '../fixtures/truong-linh';
import { checked } from '../support/check';
import { faultsOfText } from '../support/words-of-files';

const { planFile, registerDir, load } = TRUONG_LINH;
const { plan, register } = load();

const filesWith = (edits: Partial<Record<RegisterFile, readonly Edit[]>>) =>
  registerFiles(edits, registerDir);

const faultsOf = (files: Parameters<typeof parseRegister>[0]['files'], by: Plan = plan) =>
  parseRegister({ dir: 'register', files, plan: by }).faults;

const planWith = (...edits: Edit[]): Plan => {
  const content = edited(readFileSync(planFile, 'utf8'), edits);
  const { plan: changed, faults } = parsePlan({ file: 'plan.yaml', content });
  if (!changed) throw new Error(JSON.stringify(faults));
  return changed;
};

describe('a register whose reviewers, and who compiles, are not evaluated', () => {
  it('has its parties, with their codes, and its communes alone for units', () => {
    expect(register.units.map(({ kind }) => kind)).toEqual(['xa', 'xa', 'xa']);
    expect(register.parties).toEqual([
      { id: 'van-phong-ubnd', name: 'Văn phòng UBND tỉnh', code: 'H98.1' },
      { id: 'cong-an-tinh', name: 'Công an tỉnh', code: 'H98.30' },
      { id: 'thue-tinh', name: 'Thuế tỉnh' },
      { id: 'to-tham-dinh', name: 'Tổ thẩm định' },
    ]);
  });

  it('may do without parties.csv where nobody is in it, and not without another table', () => {
    const { 'parties.csv': _none, ...files } = filesWith({
      'reviews.csv': [
        { from: 'cong-an-tinh,xa-dong-cao\n', to: '' },
        { from: 'cong-an-tinh,xa-khe-lanh\n', to: '' },
        { from: 'cong-an-tinh,xa-bai-dau\n', to: '' },
        { from: 'thue-tinh,xa-dong-cao\n', to: '' },
      ],
      'roles.csv': [
        { from: 'giam-doc-cong-an,cong-an-tinh,head\n', to: '' },
        { from: 'dau-moi-cong-an,cong-an-tinh,focal-person\n', to: '' },
        { from: 'pct-ubnd-tinh,cong-an-tinh,vice-chair\n', to: '' },
        { from: 'truong-thue,thue-tinh,head\n', to: '' },
        { from: 'dau-moi-thue,thue-tinh,focal-person\n', to: '' },
        { from: 'pct-ubnd-tinh,thue-tinh,vice-chair\n', to: '' },
        { from: 'to-truong-tham-dinh,to-tham-dinh,head\n', to: '' },
      ],
    });
    const { register: without, faults } = parseRegister({ dir: 'register', files, plan });
    expect(faults).toEqual([]);
    expect(without?.parties).toEqual([]);
    const { faults: inEmpty } = loadRegister('/nowhere', plan);
    expect(inEmpty.map(({ file }) => path.basename(file))).not.toContain('parties.csv');
  });

  it('asks for no evaluation of a body, wherever it is named: only its people must be there', () => {
    const toUnit = planWith({ from: 'party: so-noi-vu', to: 'party: xa-khe-lanh' });
    expect(faultsOf(filesWith({}), toUnit).map(({ rule, message }) => `${rule} ${message.en}`)).toEqual([
      // The commune compiles then, and Sở Nội vụ is in no table.
      expect.stringContaining('unknown-party neither units.csv nor parties.csv has «so-noi-vu»'),
      expect.stringContaining('unknown-party neither units.csv nor parties.csv has «so-noi-vu»'),
      expect.stringContaining('unknown-party neither units.csv nor parties.csv has «so-noi-vu»'),
      expect.stringContaining(
        'unknown-party no unit, party, member or body of the plan is called «so-noi-vu»',
      ),
      expect.stringContaining(
        'unknown-party no unit, party, member or body of the plan is called «so-noi-vu»',
      ),
      expect.stringContaining(
        'unknown-party no unit, party, member or body of the plan is called «so-noi-vu»',
      ),
    ]);
    const fromParty = filesWith({ 'parties.csv': [{ from: 'to-tham-dinh,', to: 'so-noi-vu,' }] });
    const named = {
      ...fromParty,
      'parties.csv': fromParty['parties.csv'].replace('Tổ thẩm định', 'Sở Nội vụ'),
    };
    const roles = named['roles.csv'].replace('to-truong-tham-dinh,to-tham-dinh,head\n', '');
    expect(faultsOf({ ...named, 'roles.csv': roles })).toEqual([]);
  });
});

interface Case {
  fault: string;
  edits: Partial<Record<RegisterFile, Edit[]>>;
  file: RegisterFile;
  /** A text of the edited file that stands in the row of the fault; none where no row is meant. */
  on?: string;
  field: string;
  rule: string;
  message: RegExp;
}

const added = (row: string): Edit[] => [{ from: 'to-tham-dinh,', to: `${row}\nto-tham-dinh,` }];

const CASES: Case[] = [
  {
    fault: 'a party that is a unit too',
    edits: { 'parties.csv': added('xa-bai-dau,UBND xã Bãi Dâu,') },
    file: 'parties.csv',
    on: 'xa-bai-dau',
    field: 'id',
    rule: 'duplicate-id',
    message: /«xa-bai-dau» is the id of a unit too: a unit reviews and leads without a row here/,
  },
  {
    fault: 'a party with the id of a member',
    edits: { 'parties.csv': added('pct-kinh-te,Văn phòng khác,') },
    file: 'members.csv',
    on: 'pct-kinh-te',
    field: 'id',
    rule: 'duplicate-id',
    message: /«pct-kinh-te» is the id of a party too/,
  },
  {
    fault: 'two parties with one id',
    edits: { 'parties.csv': added('thue-tinh,Thuế tỉnh,') },
    file: 'parties.csv',
    on: 'thue-tinh,Thuế tỉnh,\nto-tham-dinh',
    field: 'id',
    rule: 'duplicate-id',
    message: /«thue-tinh» is the id of row 4 too/,
  },
  {
    fault: 'a body of the plan under another name',
    edits: { 'parties.csv': [{ from: 'Văn phòng UBND tỉnh', to: 'Văn phòng Ủy ban' }] },
    file: 'parties.csv',
    on: 'van-phong-ubnd',
    field: 'name',
    rule: 'two-names',
    message: /is called «Văn phòng UBND tỉnh» in the plan truong-linh-2026: give it that name here too/,
  },
  {
    fault: 'a code that a unit has',
    edits: { 'parties.csv': [{ from: 'H98.30', to: 'H98.52' }] },
    file: 'parties.csv',
    on: 'H98.52',
    field: 'code',
    rule: 'duplicate-code',
    message: /«H98\.52» is the code of row 3 of units\.csv too/,
  },
  {
    fault: 'a code that another party has',
    edits: { 'parties.csv': [{ from: 'H98.30', to: 'H98.1' }] },
    file: 'parties.csv',
    on: 'cong-an-tinh',
    field: 'code',
    rule: 'duplicate-code',
    message: /«H98\.1» is the code of row 2 of parties\.csv too/,
  },
  {
    fault: 'a code that is the id of a unit',
    edits: {
      'units.csv': [{ from: 'H98.53', to: 'H98.53\n77,xa,UBND xã Bảy,' }],
      'parties.csv': [{ from: 'H98.30', to: '77' }],
    },
    file: 'parties.csv',
    on: 'cong-an-tinh',
    field: 'code',
    rule: 'duplicate-code',
    message: /«77» is the id of row 5 of units\.csv: a code must not be another's id/,
  },
  {
    fault: 'a code of a unit that is the id of a party',
    edits: {
      'units.csv': [{ from: 'H98.53', to: '77' }],
      'parties.csv': added('77,Đội 77,'),
    },
    file: 'units.csv',
    on: 'xa-bai-dau',
    field: 'code',
    rule: 'duplicate-code',
    message: /«77» is the id of row 5 of parties\.csv/,
  },
  {
    fault: 'a code that is none',
    edits: { 'parties.csv': [{ from: 'H98.30', to: 'h98-30' }] },
    file: 'parties.csv',
    on: 'cong-an-tinh',
    field: 'code',
    rule: 'format',
    message: /digits and capitals with dots between/,
  },
  {
    fault: 'a party without a name',
    edits: { 'parties.csv': [{ from: 'Thuế tỉnh', to: '' }] },
    file: 'parties.csv',
    on: 'thue-tinh',
    field: 'name',
    rule: 'missing',
    message: /is missing/,
  },
  {
    fault: 'a column that there is not',
    edits: { 'parties.csv': [{ from: 'id,name,code', to: 'id,name,kode' }] },
    file: 'parties.csv',
    on: 'id,name',
    field: 'kode',
    rule: 'unknown-field',
    message: /did you mean «code»/,
  },
  {
    fault: 'a reviewer that is no party, however near',
    edits: { 'reviews.csv': [{ from: 'cong-an-tinh,xa-bai-dau', to: 'cong-an-tinhh,xa-bai-dau' }] },
    file: 'reviews.csv',
    on: 'cong-an-tinhh',
    field: 'reviewer',
    rule: 'unknown-party',
    message: /neither units\.csv nor parties\.csv has «cong-an-tinhh»; did you mean «cong-an-tinh»/,
  },
  {
    fault: 'a reviewer that is a body without a lead, and no party',
    edits: { 'reviews.csv': [{ from: 'thue-tinh,', to: 'dang-uy-ubnd,' }] },
    file: 'reviews.csv',
    on: 'dang-uy-ubnd',
    field: 'reviewer',
    rule: 'unknown-party',
    message: /neither units\.csv nor parties\.csv has «dang-uy-ubnd»/,
  },
  {
    fault: 'a reviewed party',
    edits: { 'reviews.csv': [{ from: 'thue-tinh,xa-dong-cao', to: 'thue-tinh,cong-an-tinh' }] },
    file: 'reviews.csv',
    on: 'thue-tinh,cong-an-tinh',
    field: 'unit',
    rule: 'unknown-unit',
    message: /units\.csv has no unit «cong-an-tinh»/,
  },
  {
    fault: 'an opinion on a party',
    edits: { 'opinions.csv': [{ from: 'uv-cong-an,xa-dong-cao', to: 'uv-cong-an,cong-an-tinh' }] },
    file: 'opinions.csv',
    on: 'uv-cong-an,cong-an-tinh',
    field: 'unit',
    rule: 'unknown-unit',
    message: /units\.csv has no unit «cong-an-tinh»/,
  },
  {
    fault: 'a role at no party',
    edits: { 'roles.csv': [{ from: 'truong-thue,thue-tinh', to: 'truong-thue,thue-tin' }] },
    file: 'roles.csv',
    on: 'thue-tin,',
    field: 'party',
    rule: 'unknown-party',
    message: /did you mean «thue-tinh»/,
  },
  {
    fault: 'a reviewing party without a focal person',
    edits: { 'roles.csv': [{ from: 'dau-moi-cong-an,cong-an-tinh,focal-person\n', to: '' }] },
    file: 'parties.csv',
    on: 'cong-an-tinh',
    field: 'id',
    rule: 'nobody-in-role',
    message: /focal-person of «cong-an-tinh», but agency-review reminds/,
  },
  {
    fault: 'a reviewing party without a vice-chair in charge',
    edits: { 'roles.csv': [{ from: 'pct-ubnd-tinh,thue-tinh,vice-chair\n', to: '' }] },
    file: 'parties.csv',
    on: 'thue-tinh',
    field: 'id',
    rule: 'nobody-in-role',
    message: /vice-chair of «thue-tinh», but agency-review tells the vice-chair on overdue day 7/,
  },
  {
    fault: 'a body alone that compiles, without a focal person',
    edits: { 'roles.csv': [{ from: 'dau-moi-so-noi-vu,so-noi-vu,focal-person\n', to: '' }] },
    file: 'roles.csv',
    field: 'role',
    rule: 'nobody-in-role',
    message: /focal-person of «so-noi-vu»/,
  },
  {
    fault: 'an office that is a party, without a head',
    edits: { 'roles.csv': [{ from: 'chanh-van-phong,van-phong-ubnd,head\n', to: '' }] },
    file: 'parties.csv',
    on: 'van-phong-ubnd',
    field: 'id',
    rule: 'nobody-in-role',
    message: /head of «van-phong-ubnd», but member-opinion tells the office-head/,
  },
];

describe('a fault about parties is told by file, row and field', () => {
  it.each(CASES)('$fault', ({ edits, file, on, field, rule, message }) => {
    const files = filesWith(edits);
    const found = faultsOf(files).filter(
      (fault) => fault.file === `register/${file}` && fault.field === field && fault.rule === rule,
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.row).toBe(on === undefined ? undefined : lineOf(files[file], on));
    expect(found[0]?.message.en).toMatch(message);
    expect(found.flatMap((fault) => faultsOfText(fault.message))).toEqual([]);
  });

  it('and none that only follows from a parties.csv that cannot be read', () => {
    const files = { ...filesWith({}), 'parties.csv': 'id;name;code\n' };
    expect(faultsOf(files).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'register/parties.csv syntax',
    ]);
  });

  it('a body that compiles needs a head, since letters wait for it, though the steps name none', () => {
    const { steps } = plan;
    const deskAlone = (step: 'party-assessment' | 'recognition') => ({ ...steps[step], overdueDays: [] });
    const milder: Plan = {
      ...plan,
      steps: {
        ...steps,
        'agency-review': {
          ...steps['agency-review'],
          overdueDays: steps['agency-review'].overdueDays.slice(2),
        },
        'party-assessment': deskAlone('party-assessment'),
        recognition: deskAlone('recognition'),
      },
    };
    // It reviews too, and its own head is told of that on overdue day 1 alone, which is not in this plan.
    const headless = filesWith({ 'roles.csv': [{ from: 'giam-doc-so-noi-vu,so-noi-vu,head\n', to: '' }] });
    expect(faultsOf(headless, milder).map(({ message }) => message.en)).toEqual([
      expect.stringContaining('head of «so-noi-vu», but letters that nobody releases are told to the head'),
    ]);
  });
});

describe('npm run check of such a register', () => {
  const printed = (dir: string, plan?: string) => {
    const { code, text } = checked({ files: [dir], plan });
    return { code, text };
  };

  it('says who is not evaluated, by what they take part, and of whom nothing is owed', () => {
    const { code, text } = printed(registerDir);
    expect(code).toBe(0);
    expect(text).toContain('5 of 7 units and parties');
    expect(text).toContain('not evaluated  Sở Nội vụ (so-noi-vu): compiles, reviews 3');
    expect(text).toContain('Văn phòng UBND tỉnh (van-phong-ubnd): is the committee’s office');
    expect(text).toContain('Công an tỉnh (cong-an-tinh): reviews 3');
    expect(text).toContain('Tổ thẩm định (to-tham-dinh): owes nothing');
    expect(text).toContain('7 by 3 agencies');
    const vietnamese = checked({ files: [registerDir] }, 'vi').text;
    expect(vietnamese).toContain('5 trong số 7 đơn vị và cơ quan');
    expect(vietnamese).toContain('không được đánh giá  Sở Nội vụ (so-noi-vu): tổng hợp, nhận xét 3 đơn vị');
    expect(vietnamese).toContain('Tổ thẩm định (to-tham-dinh): chưa được giao việc gì');
  });

  it('finds a parties.csv that is there and cannot be read', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'cong-vu-parties-'));
    try {
      cpSync(registerDir, dir, { recursive: true });
      rmSync(path.join(dir, 'parties.csv'));
      mkdirSync(path.join(dir, 'parties.csv'));
      const { faults } = loadRegister(dir, plan);
      expect(faults).toMatchObject([
        { rule: 'unreadable', message: { en: 'cannot be read (EISDIR)', vi: 'không đọc được (EISDIR)' } },
      ]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('says under a fault what the column is for', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'cong-vu-parties-'));
    try {
      cpSync(registerDir, dir, { recursive: true });
      writeFileSync(path.join(dir, 'parties.csv'), 'id,name\nCông an,Công an tỉnh\n');
      const { code, text } = printed(dir, planFile);
      expect(code).toBe(1);
      expect(text).toContain('parties.csv:2: id: an id is lower-case ASCII letters');
      expect(text).toContain('what roles.csv and reviews.csv name the party by; for example cong-an-tinh');
      expect(text).toContain('a unit, a party of parties.csv, or the plan’s homeAffairs or committeeOffice');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
