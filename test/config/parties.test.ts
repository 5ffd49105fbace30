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
import { PARTY_FAULTS } from './faults/parties';

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

describe('the check of a register with such parties', () => {
  it.each(PARTY_FAULTS)(
    'tells $fault as $rule in $file, with its row and field',
    ({ edits, file, on, field, rule, message }) => {
      const files = filesWith(edits);
      const found = faultsOf(files).filter(
        (fault) => fault.file === `register/${file}` && fault.field === field && fault.rule === rule,
      );
      expect(found).toHaveLength(1);
      expect(found[0]?.row).toBe(on === undefined ? undefined : lineOf(files[file], on));
      expect(found[0]?.message.en).toMatch(message);
      expect(found.flatMap((fault) => faultsOfText(fault.message))).toEqual([]);
    },
  );

  it('tells no fault that only follows from a parties.csv that cannot be read', () => {
    const files = { ...filesWith({}), 'parties.csv': '"id,name,code\n' };
    expect(faultsOf(files).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'register/parties.csv syntax',
    ]);
  });

  it('wants a head of a body that compiles, since letters wait for it, though the steps name none', () => {
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
      const copy = path.join(dir, path.basename(registerDir));
      cpSync(registerDir, copy, { recursive: true });
      rmSync(path.join(copy, 'parties.csv'));
      mkdirSync(path.join(copy, 'parties.csv'));
      const { faults } = loadRegister(copy, plan);
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
