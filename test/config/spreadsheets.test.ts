import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadRegister, parseRegister, type RegisterFile } from '../../config/register/load-register';
import { REGISTER_DIR, registerFiles, shippedPlan, shippedRegister } from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';

const plan = shippedPlan();
const register = shippedRegister(plan);
const shipped = registerFiles();
const units = shipped['units.csv'];

const parsed = (table: RegisterFile, content: string | Uint8Array) =>
  parseRegister({ dir: 'register', files: { ...shipped, [table]: content }, plan });

/** A table with other separators; cells that hold a comma are in quotes. */
const separatedBy = (separator: string, text = units) =>
  text.replace(/("[^"]*")|,/g, (_, quoted?: string) => quoted ?? separator);
const eachLine = (change: (line: string, row: number) => string, text = units) =>
  text
    .trimEnd()
    .split('\n')
    .map((line, i) => change(line, i + 1))
    .join('\n');
const utf16 = (text: string, { isBig = false, hasMark = true } = {}) => {
  const bytes = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('a table is read as a spreadsheet leaves it:', () => {
  it.each<[string, string | Uint8Array]>([
    ['line ends of Windows', units.replaceAll('\n', '\r\n')],
    ['line ends of an old Mac', units.replaceAll('\n', '\r')],
    ['a header of Windows and rows of Linux', units.replace('\n', '\r\n')],
    ['rows of Windows and a header of Linux', units.replaceAll('\n', '\r\n').replace('\r\n', '\n')],
    ['a byte order mark', `\ufeff${units}`],
    ['a byte order mark, as bytes', Buffer.from(`\ufeff${units}`)],
    ['empty columns at the right', eachLine((line) => `${line},,`)],
    [
      'empty columns at the right of the header alone',
      eachLine((line, row) => (row === 1 ? `${line},,` : line)),
    ],
    ['an empty column in the middle', eachLine((line) => line.replace(',', ',,'))],
    ['empty rows at the end', `${units},,\n,,\n\n\n`],
    ['an empty row in the middle', eachLine((line, row) => (row === 5 ? `,,\n${line}` : line))],
    ['semicolons', separatedBy(';')],
    ['tabs', separatedBy('\t')],
    ['bars', separatedBy('|')],
    ['Excel’s hint of semicolons', `sep=;\r\n${separatedBy(';')}`],
    ['Excel’s hint of commas', `"sep=,"\n${units}`],
    ['a hint that does not hold', `sep=;\n${units}`],
    ['Excel’s «Unicode text»', utf16(separatedBy('\t').replaceAll('\n', '\r\n'))],
    ['UTF-16 of the other order', utf16(units, { isBig: true })],
    ['UTF-16 without a mark', utf16(units, { hasMark: false })],
    [
      'every cell in quotes',
      eachLine((line) => line.replace(/("[^"]*")|([^,]+)/g, (_, q, bare) => q ?? `"${bare}"`)),
    ],
    ['blanks of any width round cells', eachLine((line) => line.replaceAll(/,(?=\S)/g, '\u00a0,\u00a0'))],
    ['blanks round the names of columns', units.replace('id,kind,name', ' id ,\u00a0kind\u00a0, name\u200b')],
    ['decomposed letters', units.normalize('NFD')],
  ])('%s', (_what, content) => {
    const { faults, register: read } = parsed('units.csv', content);
    expect(faults).toEqual([]);
    expect(read?.units).toEqual(register.units);
  });

  it('a name with doubled quotes, and rows whose last cells are left out', () => {
    const members = shipped['members.csv'].replace(/,+$/gm, '');
    expect(parsed('members.csv', members).register?.members).toEqual(register.members);
    const quoted = units.replace(',Sở Y tế', ',"Sở ""Y tế"""');
    expect(parsed('units.csv', quoted).register?.units.find(({ id }) => id === 'so-y-te')?.name).toBe(
      'Sở "Y tế"',
    );
  });
});

/** Windows-1258: letters and tones apart; here for a few words. */
const in1258 = (text: string) => {
  const bytes: Readonly<Record<string, number>> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
    ơ: 0xf5,
    ư: 0xfd,
    đ: 0xf0,
    Đ: 0xd0,
    ă: 0xe3,
  };
  const parts = Array.from(
    text
      .normalize('NFD')
      .replaceAll('o\u031b', 'ơ')
      .replaceAll('u\u031b', 'ư')
      .replaceAll('a\u0306', 'ă')
      .replace(/[aeo]\u0302/g, (letter) => letter.normalize('NFC')),
  );
  return Buffer.from(
    parts.map((part) => bytes[part] ?? (part.charCodeAt(0) < 256 ? part.charCodeAt(0) : 63)),
  );
};

describe('a table is refused by what was met:', () => {
  it.each<[string, string | Uint8Array, RegExp, RegExp]>([
    [
      'Windows-1258',
      in1258(units),
      /line \d+ is not UTF-8 \(byte 0x\w\w\).*Windows-1258/,
      /Windows-1258.*CSV UTF-8/,
    ],
    [
      'another code page',
      Buffer.from(
        eachLine(
          (line, row) => (row === 3 ? 'so-x,department,Së Néi vô' : line),
          'id,kind,name\nso-y,department,So\nx',
        ),
        'latin1',
      ),
      /line 3 is not UTF-8.*older code page/,
      /TCVN3/,
    ],
    ['nothing at all', '', /table is empty/, /bảng trống/],
    ['empty cells alone', ',,,\r\n,,,\r\n', /table is empty/, /bảng trống/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /a workbook/, /sổ tính/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /older Office/, /Office cũ/],
    ['a web page', '<html><table><tr><td>id</td></tr></table></html>', /web page/, /trang web/],
    [
      'UTF-8 that was read wrongly',
      units.replace('Sở Y tế', 'Sá»Ÿ Y táº¿'),
      /line \d+ holds «á»Ÿ»/,
      /tệp gốc/,
    ],
    [
      'letters that were lost',
      units.replace('Sở Y tế', 'S\ufffd Y t\ufffd'),
      /lost letters \(U\+FFFD\)/,
      /mất chữ/,
    ],
    [
      'letters that became question marks',
      units.replace('Sở Y tế', 'S? Y t?'),
      /«S\? Y t\?» has lost letters/,
      /mất chữ/,
    ],
    [
      'a formula that failed',
      units.replace('Sở Y tế', '#N/A'),
      /«#N\/A» is what a spreadsheet shows/,
      /bảng tính/,
    ],
    ['a formula', units.replace('Sở Y tế', '=B2'), /«=B2» is a formula/, /công thức/],
    [
      'a column without a name',
      eachLine((line, row) => `${line},${row === 3 ? 'ghi chú' : ''}`),
      /column D has no name in the first row, but row 3 has «ghi chú»/,
      /cột D không có tên/,
    ],
    [
      'a column too many',
      eachLine((line, row) => `${line},${row === 1 ? 'stt' : row}`),
      /there is no column «stt»/,
      /không có cột «stt»/,
    ],
    [
      'a title above the columns',
      `Danh sách đơn vị\n${units}`,
      /names of the columns are in row 2/,
      /ở dòng 2/,
    ],
    [
      'commas under semicolons',
      units.replace('id,kind,name', 'id;kind;name'),
      /first row has a semicolon .* the others have a comma/,
      /dấu chấm phẩy/,
    ],
    ['full-width commas', units.replace('id,kind,name', 'id，kind，name'), /U\+FF0C/, /U\+FF0C/],
    [
      'an id with a blank that nobody sees',
      units.replace('so-y-te,', 'so-y\u00a0te,'),
      /it holds U\+00A0 \(.*\) in place of a plain space \(character 5\)/,
      /giá trị này có U\+00A0/,
    ],
  ])('%s', (_what, content, en, vi) => {
    const { faults } = parsed('units.csv', content);
    const fault = faults.find(({ file, message }) => file === 'register/units.csv' && en.test(message.en));
    expect(faults.map(({ message }) => message.en)).toContainEqual(expect.stringMatching(en));
    expect(fault?.message.vi).toMatch(vi);
    expect(
      fault &&
        faultsOfText({ ...fault.message, vi: fault.message.vi.replace(/«[^»]*»|\([^)]*\)|U\+\w+/g, '') }),
    ).toEqual([]);
  });

  it('a row that is separated otherwise than the first, once', () => {
    const { faults } = parsed(
      'reviews.csv',
      shipped['reviews.csv'].replace('so-noi-vu,so-tu-phap', 'so-noi-vu;so-tu-phap'),
    );
    const ofRow = faults.filter(({ file }) => file === 'register/reviews.csv');
    expect(ofRow.map(({ message }) => message.en)).toContainEqual(
      expect.stringMatching(/a semicolon between its cells/),
    );
  });

  it('a file that was saved under another ending', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'cong-vu-sheets-'));
    try {
      const copy = path.join(dir, register.id);
      cpSync(REGISTER_DIR, copy, { recursive: true });
      renameSync(path.join(copy, 'opinions.csv'), path.join(copy, 'Opinions.xlsx'));
      writeFileSync(path.join(copy, 'parties.tsv'), 'id\tname');
      const { faults } = loadRegister(copy, plan);
      expect(faults.map(({ message }) => message.en)).toEqual([
        'there is no such file, but Opinions.xlsx: save it as opinions.csv, in UTF-8',
        'there is no such file, but parties.tsv: save it as parties.csv, in UTF-8',
      ]);
      expect(readFileSync(path.join(copy, 'units.csv'), 'utf8')).toBe(units);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
