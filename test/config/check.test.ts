import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edited, lineOf, PLAN_FILE, PLAN_TEXT, REGISTER_DIR } from '../fixtures/plan-files';
import { checked } from '../support/check';
import { runCli } from '../support/run-cli';

function run(...files: string[]): { code: number; lines: string[] } {
  return runAgainst(undefined, ...files);
}

function runAgainst(plan: string | undefined, ...files: string[]): { code: number; lines: string[] } {
  const { code, lines } = checked({ files, plan });
  return { code, lines };
}

describe('npm run check', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'cong-vu-check-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const brokenPlan = (): string => {
    const file = join(dir, 'dong-nai-2013.yaml');
    writeFileSync(file, edited(PLAN_TEXT, [{ from: '"08:00"', to: '"8:00"' }]));
    return file;
  };

  const brokenRegister = (): string => {
    const folder = join(dir, 'registers', 'dong-nai-2013');
    cpSync(REGISTER_DIR, folder, { recursive: true });
    const units = join(folder, 'units.csv');
    const text = readFileSync(units, 'utf8');
    writeFileSync(units, edited(text, [{ from: 'tp-bien-hoa,district', to: 'tp-bien-hoa,distrikt' }]));
    return folder;
  };

  it('describes the shipped plan and register, and is content', () => {
    const { code, lines } = run(PLAN_FILE, REGISTER_DIR);
    const text = lines.join('\n');
    expect(code).toBe(0);
    expect(text).toContain(
      'trước ngày 10/11/2013 (chậm nhất hết ngày 09/11/2013; ngày làm việc cuối cùng: thứ Sáu',
    );
    expect(text).toContain('36: department 20, public-service-unit 5, district 11');
    expect(text).toContain('291 by 14 agencies');
    expect(lines.at(-1)).toBe('2 files checked: no faults');
  });

  it('prints each fault as file:line: field: message', () => {
    const file = brokenPlan();
    const { code, lines } = run(file);
    expect(code).toBe(1);
    const line = lineOf(PLAN_TEXT, '"08:00"');
    expect(lines[0]).toMatch(new RegExp(`^${file}:${line}: letterTime: must be a time of day`));
    expect(lines.at(-1)).toBe('1 file checked: 1 fault');
  });

  it('prints rows for tables', () => {
    const folder = brokenRegister();
    const { code, lines } = runAgainst(PLAN_FILE, folder);
    const row = lineOf(readFileSync(join(folder, 'units.csv'), 'utf8'), 'distrikt');
    expect(code).toBe(1);
    expect(lines[0]).toBe(
      `${join(folder, 'units.csv')}:${row}: kind: the plan dong-nai-2013 has no kind of unit «distrikt»; did you mean «district»?`,
    );
  });

  it('says the same to officials in Vietnamese: file, line, field, rule, and what the field is for', () => {
    const file = brokenPlan();
    const line = lineOf(PLAN_TEXT, '"08:00"');
    expect(checked({ files: [file] }, 'vi')).toMatchObject({
      code: 1,
      lines: [
        `${file}, dòng ${line}, trường letterTime: phải là giờ và phút đặt trong dấu nháy kép, ví dụ "08:00"`,
        '    giờ gửi thư nhắc thời hạn và thư báo cáo; ví dụ letterTime: "08:00"',
        'đã kiểm tra 1 tệp hoặc thư mục: có 1 lỗi',
      ],
    });
    const folder = brokenRegister();
    const { lines } = checked({ files: [folder], plan: PLAN_FILE }, 'vi');
    const units = join(folder, 'units.csv');
    const row = lineOf(readFileSync(units, 'utf8'), 'distrikt');
    expect(lines[0]).toBe(
      `${units}, dòng ${row}, cột kind: kế hoạch dong-nai-2013 không có loại đơn vị «distrikt»; có phải là «district» không?`,
    );
    expect(checked({ files: [file, folder] }, 'vi').lines.slice(-2)).toEqual([
      `${folder}: mới kiểm tra một phần, vì kế hoạch ${file} có lỗi`,
      'đã kiểm tra 2 tệp hoặc thư mục, trong đó 1 danh sách đơn vị mới kiểm tra một phần: có 2 lỗi',
    ]);
  });

  it('describes a plan and a register to officials in Vietnamese', () => {
    const { code, lines, text } = checked({ files: [PLAN_FILE, REGISTER_DIR] }, 'vi');
    expect(code).toBe(0);
    expect(text).toMatch(/^ {2}ngày mở +01\/10\/2013 lúc 08:00, Asia\/Ho_Chi_Minh$/m);
    expect(text).toMatch(
      /^ {2}bước 1, agency-review +trước ngày 10\/11\/2013 .*, hết hạn lúc 00:00 ngày 10\/11\/2013$/m,
    );
    expect(text).toMatch(
      /^ {2}bước 4, party-assessment .*, ngày làm việc cuối cùng: thứ Hai, 30\/12\/2013, hết hạn lúc 00:00 ngày 31\/12\/2013$/m,
    );
    expect(text).toMatch(/^ {2}nhận xét +291, của 14 cơ quan$/m);
    expect(text).toMatch(/^ {2}số thư +\d+ nếu không ai gửi gì, trong \d+ lượt; \d+ thư chờ cho phép gửi$/m);
    expect(text).toMatch(/^ {2}lượt thư đầu tiên +08:00 thứ Ba, 01\/10\/2013: \d+ thư$/m);
    expect(text).toMatch(/^ {2}lượt thư cuối cùng +08:00 [^:]+: \d+ thư$/m);
    expect(text).not.toMatch(/\b(due|by|of|at|none|reviews|people|required)\b/);
    expect(lines.at(-1)).toBe('đã kiểm tra 2 tệp hoặc thư mục: không có lỗi');
  });

  it('says how long the most letters take at the rate of the relay', () => {
    const most = (env: NodeJS.ProcessEnv) =>
      checked({ files: [REGISTER_DIR], env }, 'vi').lines.find((line) =>
        line.includes('lượt nhiều thư nhất'),
      );
    const [, letters] = /: (\d+) thư, gửi trong khoảng/.exec(most({}) ?? '') ?? [];
    expect(most({})).toContain('MAIL_PER_SECOND 20');
    expect(most({ MAIL_PER_SECOND: '0.01' })).toContain(
      `gửi trong khoảng ${String(Math.round((Number(letters) * 100) / 360) / 10).replace('.', ',')} giờ`,
    );
  });

  it('names the page on the fields in the language of its help', async () => {
    const help = async (language: 'en' | 'vi') =>
      (await runCli(['check', '--help'], { language })).lines.join(' ');
    expect(await help('en')).toContain('docs/plans.md');
    expect(await help('vi')).toContain('docs/plans.vi.md');
  });

  it('finds the plan of a register by its id', () => {
    expect(run(REGISTER_DIR)).toMatchObject({ code: 0 });
    const folder = brokenRegister();
    mkdirSync(join(dir, 'plans'));
    writeFileSync(join(dir, 'plans', 'dong-nai-2013.yaml'), PLAN_TEXT);
    expect(run(folder)).toMatchObject({ code: 1 });
  });

  it('tells the faults of a register beside those of its plan, as far as the plan can be read', () => {
    const folder = brokenRegister();
    const { code, lines } = run(brokenPlan(), folder);
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/letterTime: must be a time of day/));
    expect(lines).toContainEqual(expect.stringMatching(/kind: the plan .* has no kind of unit «distrikt»/));
    expect(lines).toContainEqual(expect.stringMatching(/checked in part, since its plan .* has faults/));
    expect(lines.at(-1)).toBe('2 files checked, of which 1 register in part: 2 faults');
  });

  it('tells of a register what does not depend on a plan that cannot be read at all', () => {
    const folder = brokenRegister();
    const reviews = join(folder, 'reviews.csv');
    writeFileSync(
      reviews,
      edited(readFileSync(reviews, 'utf8'), [{ from: 'so-noi-vu,so-tu-phap', to: 'so-noi-vu,so-tu-phat' }]),
    );
    const file = join(dir, 'dong-nai-2013.yaml');
    writeFileSync(file, 'id: "dong');
    const { text } = checked({ files: [file, folder] });
    expect(text).toMatch(/units\.csv has no unit «so-tu-phat»/);
    expect(text).not.toMatch(/distrikt|nobody is/);
  });

  it('refuses a plan and a register whose id is not the name that they are opened by', () => {
    const file = join(dir, 'dong-nai-2014.yaml');
    writeFileSync(file, PLAN_TEXT);
    const folder = join(dir, 'dong-nai');
    cpSync(REGISTER_DIR, folder, { recursive: true });
    const { code, lines } = checked({ files: [file, folder] }, 'vi');
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/dong-nai-2014\.yaml, dòng \d+, trường id: là «dong-nai-2013»/);
    expect(lines[1]).toMatch(/register\.yaml, dòng 1, trường id: là «dong-nai-2013»/);
    expect(checked({ files: [`${REGISTER_DIR}/`] }).code).toBe(0);
  });

  it('says under a fault what the field is for and how a right value looks, once in a file', () => {
    const { lines } = run(brokenPlan());
    expect(lines[1]).toBe('    when reminders and reports go out; for example letterTime: "08:00"');
    const folder = brokenRegister();
    const file = join(folder, 'units.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('district', 'distrikt'));
    const taught = runAgainst(PLAN_FILE, folder).lines.filter((line) => line.startsWith('    '));
    expect(taught).toEqual(['    a kind of the plan’s unitKinds; for example department']);
  });

  it.each<{ what: string; from: string; to: string; says: RegExp }>([
    { what: 'a tab', from: '  daysOff:', to: '\tdaysOff:', says: /indent with spaces/ },
    { what: 'a field twice', from: 'year: 2013', to: 'year: 2013\nyear: 2014', says: /keep one/ },
    { what: 'an open quote', from: '"08:00"', to: '"08:00', says: /end every quote/ },
    {
      what: 'a colon in a text',
      from: 'province: Đồng',
      to: 'province: tỉnh: Đồng',
      says: /must be in quotes/,
    },
    { what: 'a name for an id', from: 'party: so-noi-vu', to: 'party: Sở Nội vụ', says: /write «so-noi-vu»/ },
    { what: 'a month too many', from: 'month: 11', to: 'month: 13', says: /must be 12 or less/ },
    {
      what: 'a month too short',
      from: 'day: 10, month: 11',
      to: 'day: 31, month: 11',
      says: /ends on 30\/11\/2013/,
    },
    { what: 'a wrong zone', from: 'Asia/Ho_Chi_Minh', to: 'Hanoi', says: /in Việt Nam Asia\/Ho_Chi_Minh/ },
    { what: 'an unknown field', from: 'province:', to: 'xyzzy:', says: /here are id, title, province/ },
  ])('tells the remedy for $what', ({ from, to, says }) => {
    const file = join(dir, 'dong-nai-2013.yaml');
    writeFileSync(file, edited(PLAN_TEXT, [{ from, to }]));
    expect(run(file).lines.join('\n')).toMatch(says);
  });

  it.each<{ what: string; table: string; from: string; to: string; says: RegExp }>([
    {
      what: 'semicolons',
      table: 'units',
      from: 'id,kind,name',
      to: 'id;kind;name',
      says: /save it as CSV with one separator/,
    },
    { what: 'a bare comma', table: 'units', from: 'Sở Nội vụ', to: 'Sở, Nội vụ', says: /in double quotes/ },
    {
      what: 'another column',
      table: 'units',
      from: 'id,kind,name',
      to: 'id,kind,ten',
      says: /there are id, kind, name, code/,
    },
    {
      what: 'a missing role',
      table: 'roles',
      from: 'lanh-dao-so-y-te,so-y-te,head\n',
      to: '',
      says: /add to roles\.csv a row «<person>,so-y-te,head»/,
    },
  ])('tells the remedy for $what in a table', ({ table, from, to, says }) => {
    const folder = brokenRegister();
    const file = join(folder, `${table}.csv`);
    writeFileSync(file, edited(readFileSync(join(REGISTER_DIR, `${table}.csv`), 'utf8'), [{ from, to }]));
    expect(runAgainst(PLAN_FILE, folder).lines.join('\n')).toMatch(says);
  });

  it('does not take rows for the same where their column is called otherwise', () => {
    const folder = brokenRegister();
    const file = join(folder, 'opinions.csv');
    writeFileSync(file, edited(readFileSync(file, 'utf8'), [{ from: 'member,unit', to: 'thanh-vien,unit' }]));
    expect(runAgainst(PLAN_FILE, folder).lines.join('\n')).not.toContain('says the same');
  });

  it('says which files a register has where one is not there', () => {
    const folder = brokenRegister();
    rmSync(join(folder, 'opinions.csv'));
    expect(runAgainst(PLAN_FILE, folder).lines.join('\n')).toMatch(/reviews and opinions\.csv in UTF-8/);
  });

  it.each<{ what: string; args: string[]; says: RegExp }>([
    { what: 'no file', args: [], says: /name a plan or a register/ },
    { what: 'an unknown option', args: ['--nonsense'], says: /nonsense/ },
    {
      what: 'a file that is not there',
      args: ['nowhere.yaml'],
      says: /nowhere\.yaml: there is no such file/,
    },
    {
      what: 'an id, whose files it names',
      args: ['dong-nai-2013'],
      says: /such file or folder: name .*config\/plans\/dong-nai-2013\.yaml, .*config\/registers\/dong-nai-2013$/,
    },
    { what: 'a plan that is not there', args: ['--plan', 'no.yaml', REGISTER_DIR], says: /no\.yaml/ },
    { what: 'one table', args: [join(REGISTER_DIR, 'units.csv')], says: /the register's folder/ },
  ])('is not made, and says why in one line, for $what', async ({ args, says }) => {
    const { code, lines, errors } = await runCli(['check', ...args]);
    expect({ code, lines, errors }).toEqual({ code: 2, lines: [], errors: [expect.stringMatching(says)] });
  });

  it('asks for --plan where it cannot know the plan', () => {
    expect(() => run(brokenRegister())).toThrow(/--plan/);
  });
});
