import { parsePlan } from '../../config/plan/load-plan';
import { loadRegister } from '../../config/register/load-register';
import {
  edited,
  lineOf,
  PLAN_TEXT,
  registerFaults,
  registerFiles,
  shippedPlan,
} from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';
import { removed } from './faults/register-fault';
import { ROLE_FAULTS } from './faults/register-roles';
import { ROW_FAULTS } from './faults/register-rows';
import { TABLE_FAULTS } from './faults/register-tables';

const plan = shippedPlan();

describe('the check of a register', () => {
  it.each([...ROW_FAULTS, ...ROLE_FAULTS, ...TABLE_FAULTS])(
    'tells $fault as $rule in $file, with its row and field',
    ({ edits, file, on, field, rule, message }) => {
      const files = registerFiles(edits);
      const found = registerFaults(files, plan).filter(
        (fault) => fault.file === `register/${file}` && fault.field === field && fault.rule === rule,
      );
      expect(found).toHaveLength(1);
      expect(found[0]?.row).toBe(on === undefined ? undefined : lineOf(files[file], on));
      if (message) expect(found[0]?.message.en).toMatch(message);
      expect(found.flatMap((fault) => faultsOfText(fault.message))).toEqual([]);
    },
  );

  it('tells a fault in register.yaml by its line', () => {
    const edits = { 'register.yaml': [{ from: 'title:', to: 'titel:' }] };
    expect(registerFaults(registerFiles(edits), plan)).toMatchObject([
      { file: 'register/register.yaml', line: 1, field: 'title', rule: 'missing' },
      { file: 'register/register.yaml', line: 2, field: 'titel', rule: 'unknown-field' },
    ]);
  });

  it('tells every fault, though tables cannot be read, and none that only follows from another', () => {
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

  it('tells each table that is not there', () => {
    const { faults } = loadRegister('/nowhere', plan);
    expect(faults.map(({ rule }) => rule)).toEqual(Array(7).fill('unreadable'));
  });

  it('tells of a register without units', () => {
    const files = { ...registerFiles(), 'units.csv': 'id,kind,name\n' };
    expect(registerFaults(files, plan)).toContainEqual(
      expect.objectContaining({ file: 'register/units.csv', rule: 'missing' }),
    );
  });
});

describe('the check of a register finds no fault in', () => {
  it('an empty role that only another plan needs', () => {
    const toLeaders = { from: '[focal-person, vice-chair]', to: '[focal-person]' };
    const content = edited(PLAN_TEXT, [toLeaders, toLeaders]);
    const milder = parsePlan({ file: 'plan.yaml', content }).plan;
    const files = registerFiles({ 'roles.csv': [removed('pct-kinh-te-ubnd-tinh,so-noi-vu,vice-chair')] });
    expect(milder && registerFaults(files, milder)).toEqual([]);
  });

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
